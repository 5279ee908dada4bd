"""The quarantine: pages that wait to be tried again, and the mark that they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import duckdb

from newsevents.link import ids
from newsevents.model import Failure, RawPage

# A failed fetch left only the first bytes of an answer: it is fetched again, not replayed.
WAITING = """
    SELECT quarantine_id, origin, content, media_type, coalesce(source, '') AS source, url, charset,
        fetched_at, coalesce(headers, map {}), lang, country, timezone, published
    FROM meta.quarantine
    WHERE replayed_at IS NULL AND content IS NOT NULL AND stage <> 'fetch'
        AND ($reason IS NULL OR reason = $reason)
        AND ($chosen IS NULL OR contains(CAST(quarantine_id AS VARCHAR), $chosen))
    ORDER BY first_at, quarantine_id
"""
MARK = """
    UPDATE meta.quarantine SET replayed_at = $now, outcome = $outcome
    WHERE quarantine_id IN (SELECT unnest($done)) AND replayed_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A quarantined page, as it came."""

    id: UUID
    page: RawPage


def failure_id(failure: Failure) -> UUID:
    """The id of a failure: the same for the same bytes from the same place, failing in the same way."""
    content = ids.content_digest(failure.page.content) if failure.page else None
    return ids.key_id("quarantine", failure.origin, content, failure.stage, failure.error.code)


def waiting_pages(
    connection: duckdb.DuckDBPyConnection, *, reason: str | None = None, chosen: str | None = None
) -> list[Waiting]:
    """The pages that wait, first come first: all, those of one reason, or those with `chosen` in their id."""
    found = connection.execute(WAITING, {"reason": reason, "chosen": chosen}).fetchall()
    return [_waiting(*row) for row in found]


def mark_replayed(
    connection: duckdb.DuckDBPyConnection,
    pages: Iterable[Waiting],
    failures: Sequence[Failure],
    now: datetime,
) -> int:
    """Marks those that no longer fail as they did, and gives how many are loaded now."""
    again = {id(failure.page): failure_id(failure) for failure in failures}
    loaded, rejected = [], []
    for item in pages:
        if id(item.page) not in again:
            loaded.append(item.id)
        elif again[id(item.page)] != item.id:
            rejected.append(item.id)
    for outcome, done in (("loaded", loaded), ("rejected", rejected)):
        if done:
            connection.execute(MARK, {"now": now, "outcome": outcome, "done": done})
    return len(loaded)


def _waiting(quarantine_id: UUID, origin: str, content: bytes, *about: Any) -> Waiting:
    return Waiting(quarantine_id, RawPage(origin, content, *about))
