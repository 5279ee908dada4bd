"""Decides what a batch changes: which articles are new, changed, or already held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from newsevents.load.rows import Version
from newsevents.model import Extraction


@dataclass(frozen=True, slots=True)
class Held:
    """A version that the warehouse holds."""

    version: Version
    is_current: bool
    engine: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of an extraction: outcome new | changed | unchanged; `current` ones get events."""

    extraction: Extraction
    version: Version
    outcome: str
    current: bool = True


HeldByArticle = Mapping[UUID, Sequence[Held]]


def plan(came: Iterable[tuple[Extraction, Version]], held: HeldByArticle, engine: str) -> list[Planned]:
    """One Planned for each extraction (given with its version_of), in order.

    Same content read by the same engine is unchanged, and so is an old version that comes back; the same
    content read by another engine is changed. The newest version (by first sight) is the current one.
    """
    planned: list[Planned] = []
    known = {owner: {item.version.id: item for item in items} for owner, items in held.items()}
    for extraction, version in came:
        versions = known.setdefault(version.article_id, {})
        outcome = _outcome(versions, version, engine)
        if version.id in versions:
            version = versions[version.id].version
        elif versions:
            version = replace(version, number=len(versions) + 1)
        versions[version.id] = Held(version, True, engine)
        planned.append(Planned(extraction, version, outcome))
    return _with_current(planned)


def is_unchanged(items: Sequence[Held], version: UUID, engine: str) -> bool:
    """True when a version is held and nothing about it would change by reading it again."""
    return any(
        item.version.id == version and (item.engine == engine or not item.is_current) for item in items
    )


def _outcome(versions: Mapping[UUID, Held], version: Version, engine: str) -> str:
    if is_unchanged(tuple(versions.values()), version.id, engine):
        return "unchanged"
    return "changed" if versions else "new"


def _with_current(planned: Sequence[Planned]) -> list[Planned]:
    newest: dict[UUID, int] = {}
    for item in planned:
        if item.outcome != "unchanged":
            owner = item.version.article_id
            newest[owner] = max(newest.get(owner, 0), item.version.number)
    return [
        item
        if item.version.number == newest.get(item.version.article_id, 0)
        else replace(item, current=False)
        for item in planned
    ]
