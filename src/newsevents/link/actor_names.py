"""Names of one actor: short forms of a person's name, and acronyms of organisations.

Careful rather than complete: a name that two different actors could bear is linked to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from newsevents import packs
from newsevents.link.ids import canonical_name

SHORTEST_NAME = 4  # letters of a single word that can stand for a person
LONGEST_ACRONYM = 10
PERSON, BODY = "PER", "ORG"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the warehouse holds it."""

    id: UUID
    name: str
    country: str | None
    kind: str
    role: str | None


def link_actors(actors: Iterable[Actor]) -> dict[UUID, UUID]:
    """The fuller name of each actor that has one and only one, both by their ids.

    >>> one, two, three = (UUID(int=n) for n in (1, 2, 3))
    >>> short = Actor(one, "Menteri Keuangan Purbaya", "ID", "PER", "GOV")
    >>> full = Actor(two, "Purbaya Yudhi Sadewa", "ID", "PER", "GOV")
    >>> link_actors([short, full]) == {one: two}
    True
    >>> link_actors([short, full, Actor(three, "Adi Purbaya", "ID", "PER", None)])
    {}
    """
    held = sorted(actors, key=lambda actor: actor.id)
    by_word: dict[str, list[Actor]] = defaultdict(list)
    by_initials: dict[str, list[Actor]] = defaultdict(list)
    for actor in held:
        for word in name_words(actor):
            by_word[word].append(actor)
        if found := initials(actor):
            by_initials[found].append(actor)
    links = {}
    for actor in held:
        fuller = _fuller_person(actor, by_word) if actor.kind == PERSON else _spelt_out(actor, by_initials)
        if fuller is not None:
            links[actor.id] = fuller.id
    return links


def name_words(actor: Actor) -> tuple[str, ...]:
    """The words of a person's name without the titles before it; none for other actors."""
    if actor.kind != PERSON:
        return ()
    words = canonical_name(actor.name).split()
    first = next((n for n, word in enumerate(words) if word.strip(".") not in _titles()), len(words))
    return tuple(words[first:])


def initials(actor: Actor) -> str:
    """The initials of an organisation's capitalised words: what its acronym would be; empty for others."""
    words = [word for word in actor.name.split() if word[0].isupper()]
    return "".join(word[0] for word in words) if actor.kind == BODY and len(words) > 1 else ""


def is_acronym(actor: Actor) -> bool:
    """Whether the name is an organisation's acronym."""
    return actor.kind == BODY and actor.name.isupper() and 2 <= len(actor.name) <= LONGEST_ACRONYM


def _fuller_person(actor: Actor, by_word: dict[str, list[Actor]]) -> Actor | None:
    """The longest of the fuller names, where all of them are forms of one name."""
    words = name_words(actor)
    if not words or (len(words) == 1 and len(words[0]) < SHORTEST_NAME):
        return None
    fuller = [other for other in by_word[words[0]] if _is_fuller(other, actor, words) and _fits(actor, other)]
    return _longest([(name_words(other), other) for other in fuller])


def _is_fuller(other: Actor, actor: Actor, words: Sequence[str]) -> bool:
    others = name_words(other)
    if other.id == actor.id or not set(words) <= set(others):
        return False
    if len(others) > len(words):
        return True
    shorter = len(other.name) < len(actor.name)  # the same words: without the title, or with a country
    return shorter or (other.name == actor.name and actor.country is None and other.country is not None)


def _longest(found: Sequence[tuple[Sequence[str], Actor]]) -> Actor | None:
    if not found:
        return None
    words, longest = max(found, key=lambda item: (len(item[0]), -len(item[1].name), item[1].id))
    if any(not set(others) <= set(words) for others, _ in found):
        return None
    countries = {actor.country for others, actor in found if len(others) == len(words)} - {None}
    return longest if len(countries) <= 1 else None


def _spelt_out(actor: Actor, by_initials: dict[str, list[Actor]]) -> Actor | None:
    if not is_acronym(actor):
        return None
    found = [other for other in by_initials[actor.name] if _fits(actor, other)]
    names = {canonical_name(other.name) for other in found}
    return min(found, key=lambda other: other.id) if len(names) == 1 else None


def _fits(one: Actor, other: Actor) -> bool:
    """Whether country and role do not speak against it."""
    same_country = one.country is None or other.country is None or one.country == other.country
    same_role = one.role is None or other.role is None or one.role == other.role
    return one.kind == other.kind and same_country and same_role


@cache
def _titles() -> frozenset[str]:
    """The words of all titles of persons, in all languages."""
    words: set[str] = set()
    for lang in packs.languages():
        for names in packs.toml(lang, "roles.toml")["person"].values():
            words.update(word for name in names.split("|") for word in name.split())
    return frozenset(words)
