"""How much two events of two articles have in common: the same event told twice, or two events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from newsevents.link.gist import CITIES, bare_place, idea_rarity
from newsevents.link.grouping import Pair, pair_of
from newsevents.link.ideas import find_ideas, ideas_of
from newsevents.link.ids import canonical_name
from newsevents.link.told import Told, ToldEvent, ToldNumber

LEAST = 0.5
MOST_DAYS_APART = 1  # a day told by one time zone is the next one in another
GROWING = frozenset({"killed", "injured", "missing", "displaced", "arrested"})
WEIGHTS = {"type": 0.3, "act": 0.25, "sentence": 0.5, "actor": 0.2, "target": 0.2, "number": 0.2}
MAIN_BONUS = 0.1
FIRST_BONUS = 0.2  # both are the first main event of their articles: what two reports of one story open with


@dataclass(frozen=True, slots=True)
class Side:
    """An event as it is compared: ideas of its action and sentence, names of its parts."""

    event: ToldEvent
    act: frozenset[str]
    sentence: dict[str, float]
    actors: frozenset[str]
    targets: frozenset[str]
    cities: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]


def link_events(one: Told, other: Told) -> dict[Pair, float]:
    """The pairs of events that two articles of one story both tell, with their scores; each event once."""
    firsts = {_first_main(one), _first_main(other)}
    scored = sorted(
        (-score, *pair_of(a.id, b.id))
        for a in one.events
        for b in other.events
        if (score := alike(side_of(a, one.lang), side_of(b, other.lang), firsts == {a.id, b.id})) >= LEAST
    )
    taken: set[object] = set()
    links: dict[Pair, float] = {}
    for score, first, second in scored:
        if first not in taken and second not in taken:
            taken |= {first, second}
            links[first, second] = -score
    return links


@lru_cache(maxsize=4096)
def side_of(event: ToldEvent, lang: str) -> Side:
    """An event as it is compared."""
    places = event.places
    return Side(
        event,
        frozenset(ideas_of(event.action, lang)),
        {word.idea: idea_rarity(word.idea, lang) for word in find_ideas(event.sentence, lang)},
        _name_words(event.actors, lang),
        _name_words(event.targets, lang),
        frozenset(bare_place(place.name) for place in places if place.feature in CITIES and place.name),
        frozenset(place.admin for place in places if place.admin),
        frozenset(place.country for place in places if place.country),
    )


def _first_main(told: Told) -> UUID | None:
    return next((event.id for event in told.events if event.salience == "main"), None)


def alike(one: Side, other: Side, both_first: bool = False) -> float:
    """How much two events have in common, 0 to 1; 0 where day, place or status speak against it."""
    if _clash(one, other):
        return 0.0
    parts = {
        "type": float(one.event.type == other.event.type),
        "act": float(not one.act.isdisjoint(other.act) or _acts_told(one, other)),
        "sentence": _shared_part(one.sentence, other.sentence),
        "actor": _overlap(one.actors, other.actors),
        "target": _overlap(one.targets, other.targets),
        "number": _same_number(one.event.numbers, other.event.numbers),
    }
    total = sum(WEIGHTS[name] * value for name, value in parts.items())
    both_main = one.event.salience == other.event.salience == "main"
    return round(min(total + MAIN_BONUS * both_main + FIRST_BONUS * both_first, 1.0), 4)


def _clash(one: Side, other: Side) -> bool:
    a, b = one.event, other.event
    if a.status != b.status and "denied" in (a.status, b.status):
        return True
    if a.start and a.end and b.start and b.end:
        apart = max((b.start - a.end).days, (a.start - b.end).days)
        if apart > MOST_DAYS_APART:
            return True
    if _apart(one.countries, other.countries) or _apart(one.regions, other.regions):
        return True
    return _apart(one.cities, other.cities) and a.type == b.type and not _same_number(a.numbers, b.numbers)


def _acts_told(one: Side, other: Side) -> bool:
    return not one.act.isdisjoint(other.sentence) and not other.act.isdisjoint(one.sentence)


def _name_words(names: Iterable[str], lang: str) -> frozenset[str]:
    return frozenset(
        idea for name in names for word in canonical_name(name).split() for idea in ideas_of(word, lang)
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _shared_part(one: dict[str, float], other: dict[str, float]) -> float:
    least = min(sum(one.values()), sum(other.values()))
    return sum(min(one[i], other[i]) for i in one.keys() & other.keys()) / least if least else 0.0


def _same_number(ones: Sequence[ToldNumber], others: Sequence[ToldNumber]) -> float:
    """1 where both tell the same number of the same kind; half where one that grows with time differs."""
    found = 0.0
    for a in ones:
        for b in others:
            if a.kind == b.kind and a.value is not None and b.value is not None:
                same = abs(a.value - b.value) <= 0.015 * max(abs(a.value), abs(b.value))
                found = max(found, float(same), 0.5 * (a.kind in GROWING))
    return found


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)
