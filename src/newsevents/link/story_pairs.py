"""How likely two articles tell the same happening, from what their gists share and where they clash."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from newsevents import packs
from newsevents.link.gist import Days, Gist

CLOSE = 0.015  # numbers this close, relative to the larger one, are the same but for rounding
GROWING = frozenset({"killed", "injured", "missing", "displaced", "arrested", "people"})
FAR = 3.0  # times: a toll does not grow by more while a story is told
UNKNOWN_GAP_DAYS = 3


def same_story(one: Gist, other: Gist) -> float:
    """The probability that two articles tell the same happening, from 0 to 1; the order does not matter."""
    weights = _weights()
    found = compare_gists(one, other)
    total = weights["bias"] + sum(weights[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def compare_gists(one: Gist, other: Gist) -> dict[str, float]:
    """What two gists share and where they clash, by the names that `packs/shared/linking.toml` weighs."""
    return {
        **_compare_ideas(one, other),
        **_compare_names(one, other),
        **_compare_times(one, other),
        **_compare_places(one, other),
        **_compare_events(one, other),
        "numbers": min(_shared_numbers(one, other), 4.0) / 2,
        "across_languages": float(one.lang != other.lang),
    }


def _compare_ideas(one: Gist, other: Gist) -> dict[str, float]:
    shared = _shared_weight(one.ideas, other.ideas)
    head = [idea for idea in one.head & other.head]
    head_shared = sum(min(one.ideas[idea], other.ideas[idea]) for idea in head)
    least = min(_weight(one, one.head), _weight(other, other.head))
    return {
        "ideas": _cosine(one.ideas, other.ideas),
        "ideas_sum": min(shared / 20, 1.5),
        "ideas_part": shared / max(1e-9, min(sum(one.ideas.values()), sum(other.ideas.values()))),
        "head_sum": min(head_shared / 15, 1.5),
        "head_part": head_shared / max(5.0, least),
    }


def _compare_names(one: Gist, other: Gist) -> dict[str, float]:
    """Names that both have; names in the heads of each that the other one has not, the fewer of the two."""
    shared = sum(min(one.ideas[n], other.ideas[n]) for n in one.ideas.keys() & other.ideas.keys()
                 & (one.names | other.names))  # fmt: skip
    own = _weight(one, (one.names & one.head) - other.ideas.keys())
    others = _weight(other, (other.names & other.head) - one.ideas.keys())
    least = min(own, others)
    return {
        "names": min(shared / 12, 1.5),
        "names_none": float(shared < 1),
        "names_own": least / (least + shared + 3.0),
        "names_own_most": max(own, others) / (max(own, others) + shared + 3.0),
    }


def _compare_times(one: Gist, other: Gist) -> dict[str, float]:
    gap = abs((one.day - other.day).days) if one.day and other.day else UNKNOWN_GAP_DAYS
    event_gap = _event_gap(one.days, other.days)
    late = gap if event_gap == 0 else 0  # told late, but with the day when it happened
    gap -= late
    return {
        "late": min(late, 14) / 14,
        "gap_1": float(min(gap, 1)),
        "gap_3": min(max(gap - 1, 0), 3) / 3,
        "gap_14": min(max(gap - 4, 0), 10) / 10,
        "day_same": float(event_gap == 0),
        "day_clash": float(event_gap is not None and event_gap > 0),
    }


def _event_gap(ones: Iterable[Days], others: tuple[Days, ...]) -> int | None:
    gaps = [max(0, (b[0] - a[1]).days, (a[0] - b[1]).days) for a in ones for b in others]
    return min(gaps, default=None)


def _compare_places(one: Gist, other: Gist) -> dict[str, float]:
    return {
        "city_same": _meets(one.cities, other.cities),
        "city_clash": _clashes(one.cities, other.cities),
        "region_same": _meets(one.regions, other.regions),
        "region_clash": _clashes(one.regions, other.regions),
        "country_clash": _clashes(one.countries, other.countries),
    }


def _compare_events(one: Gist, other: Gist) -> dict[str, float]:
    acts = bool(one.acts & other.ideas.keys()) + bool(other.acts & one.ideas.keys())
    return {
        "type_same": _meets(one.types, other.types),
        "type_clash": _clashes(one.types, other.types),
        "acts": acts / 2,
        "acts_none": float(bool(one.acts and other.acts) and not acts),
        **_compare_measures(one, other),
    }


def _compare_measures(one: Gist, other: Gist) -> dict[str, float]:
    """Whether measures of one kind are the same or all differ, and tolls fall or are far apart."""
    ones, others = _by_kind(one), _by_kind(other)
    same = clash = toll = 0.0
    for kind in ones.keys() & others.keys():
        if any(abs(a - b) <= CLOSE * max(a, b) for a in ones[kind] for b in others[kind]):
            same = 1.0
        elif kind not in GROWING:
            clash = 1.0
        elif _toll_clashes(one, other, max(ones[kind]), max(others[kind])):
            toll = 1.0
    return {"measure_same": same, "measure_clash": clash * (1 - same), "toll_clash": toll * (1 - same)}


def _by_kind(gist: Gist) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for measure in gist.measures:
        kind, _, value = measure.partition(":")
        found.setdefault(kind, []).append(float(value))
    return found


def _toll_clashes(one: Gist, other: Gist, toll: float, other_toll: float) -> bool:
    if max(toll, other_toll) > FAR * min(toll, other_toll):
        return True
    if one.day is None or other.day is None or one.day == other.day:
        return False
    earlier, later = (toll, other_toll) if one.day < other.day else (other_toll, toll)
    return earlier > later


def _shared_numbers(one: Gist, other: Gist) -> float:
    total = 0.0
    for value in one.numbers:
        if any(abs(value - near) <= CLOSE * max(value, near) for near in other.numbers):
            total += _number_weight(value)
    return total


def _number_weight(value: float) -> float:
    """More for numbers that are rarely the same by chance: 12,950 tells more than 12."""
    digits = len(f"{value:.10g}".replace(".", "").strip("0"))
    if digits == 1:
        return 0.3 if value < 10 else 0.5
    return {2: 1.0, 3: 1.6}.get(digits, 2.2)


def _shared_weight(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(min(one[idea], other[idea]) for idea in one.keys() & other.keys())


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(one[idea] * other[idea] for idea in one.keys() & other.keys())
    return shared / (_norm(one) * _norm(other)) if shared else 0.0


def _norm(ideas: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in ideas.values()))


def _weight(gist: Gist, ideas: Iterable[str]) -> float:
    return sum(gist.ideas.get(idea, 0.0) for idea in ideas)


def _meets(one: frozenset[str], other: frozenset[str]) -> float:
    return float(not one.isdisjoint(other))


def _clashes(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one and other) and one.isdisjoint(other))


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = packs.toml("shared", "linking.toml")["story"]
    return table
