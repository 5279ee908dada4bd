"""Which events are shown: filters as the web page, the command line and SQL have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsevents.errors import Misconfigured

LONGEST = 500  # characters of a value
MANY = ("type", "status", "country", "source", "kind", "salience")
ONE = ("who", "actor", "place", "story", "event", "words")
DAYS = ("since", "until")
CLOCKS = {"told": ("day_first", "day_last"), "published": ("published", "published")}
CONDITIONS = {
    "type": "list_contains($type, type)",
    "status": "list_contains($status, status)",
    "country": "list_contains($country, country)",
    "source": "list_contains($source, source)",
    "kind": "list_has_any($kind, kinds)",
    "salience": "list_contains($salience, salience)",
    "who": "contains(names, lower($who))",
    "actor": "(list_contains(actors, $actor) OR list_contains(targets, $actor))",
    "place": "list_contains(locations, $place)",
    "story": "CAST(story_id AS VARCHAR) = $story",
    "event": "CAST(event_id AS VARCHAR) = $event",
    "words": "contains(words, lower($words))",
    "since": "{last} >= $since",
    "until": "{first} <= $until",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """Values by filter; `clock` says which days `since` and `until` mean: told, or published."""

    values: Mapping[str, Any]
    clock: str = "told"

    def but(self, name: str) -> Filters:
        """The same without one filter."""
        return Filters({key: value for key, value in self.values.items() if key != name}, self.clock)

    def where(self) -> tuple[str, dict[str, Any]]:
        """The condition in SQL over the table `shown`, and its parameters."""
        first, last = CLOCKS[self.clock]
        clauses = [CONDITIONS[name].format(first=first, last=last) for name in self.values]
        return " AND ".join(clauses) or "true", dict(self.values)


def filters_of(given: Mapping[str, Sequence[str]]) -> Filters:
    """The filters among parameters, each with its values; empty values and unknown names count for nothing.

    Raises Misconfigured (bad_option) for a day or a clock that is none, or a value that is too long.
    """
    told = {name: [value for value in values if value] for name, values in given.items()}
    if any(len(value) > LONGEST for values in told.values() for value in values):
        raise Misconfigured("bad_option", f"a filter takes at most {LONGEST} characters")
    values: dict[str, Any] = {name: told[name] for name in MANY if told.get(name)}
    values |= {name: told[name][0] for name in ONE if told.get(name)}
    values |= {name: as_day(name, told[name][0]) for name in DAYS if told.get(name)}
    clock = (told.get("clock") or ["told"])[0]
    if clock not in CLOCKS:
        raise Misconfigured("bad_option", f"the clock is one of {', '.join(CLOCKS)}")
    return Filters(values, clock)


def as_day(name: str, given: str) -> date:
    """The day that a filter names; raises Misconfigured where it names none."""
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise Misconfigured("bad_option", f"{name} is a day such as 2020-01-31") from error
