"""What a date stands for, and from where it is seen: the ground that all resolvers of date forms share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsevents.extract.date_calendar import Days, move

# A month or day without year is looked for from ten months back to two months ahead of the publish day, and
# where the text looks ahead ("akan", "will") up to nine months ahead.
MONTHS_AHEAD = 2
MONTHS_AHEAD_WHERE_PLANNED = 9
UNIT_KINDS = ("DAYW", "WEEKW", "MONTHW", "YEARW", "UNITW", "HOURW", "QUARTER")

Slots = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Value:
    """What a date form stands for; None at an end that is open or not told."""

    start: date | None = None
    end: date | None = None
    grain: str = "day"
    time: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """From where a date is seen: the publish day, and the day that years and weekdays are counted from.

    `direction` is None (as news does: backwards), "past", "before" (strictly), "future" or "next" (strictly);
    `told` is the last date told before in the text ("sehari kemudian" counts from it).
    """

    published: date | None
    anchor: date | None
    direction: str | None = None
    told: Value | None = None


def as_value(days: Days | None, grain: str) -> Value:
    """The value of some days, or the grain alone where they cannot be told."""
    return Value(*days, grain) if days else Value(grain=grain)


def single(day: date | None) -> Days | None:
    """A day as first and last."""
    return (day, day) if day else None


def nearest(of_year: Callable[[int], Days | None], view: View) -> Days | None:
    """The days of the year that is meant, where the text names none."""
    if view.anchor is None:
        return None
    found = [days for year in range(view.anchor.year - 4, view.anchor.year + 5) if (days := of_year(year))]
    if view.direction in ("future", "next"):
        limit = move(view.anchor, "month", MONTHS_AHEAD_WHERE_PLANNED)
        coming = next((days for days in found if days[1] >= view.anchor), None)
        if coming and (view.direction == "next" or (limit and coming[0] <= limit)):
            return coming
    back_only = view.direction in ("past", "before")
    limit = view.anchor if back_only else move(view.anchor, "month", MONTHS_AHEAD)
    return next((days for days in reversed(found) if limit and days[0] <= limit), None)


def step_of(slots: Slots) -> int:
    """What "last", "this" and "next" do to a unit: -1, 0, 1."""
    if "PAST" in slots or -1 in slots.get("RELDAY", ()):
        return -1
    return 1 if "NEXT" in slots or 1 in slots.get("RELDAY", ()) else 0


def unit_of(slots: Slots) -> str:
    """The unit that a form names."""
    return str(next(slots[kind][0] for kind in UNIT_KINDS if kind in slots))


def year_of(slots: Slots, view: View) -> int | None:
    """The year that the form names, in digits or as "last year"; None if it names none."""
    for kind in ("YEAR", "OLDYEAR"):
        if kind in slots:
            return int(slots[kind][0])
    if "YEARW" in slots and slots.keys() & {"PAST", "NEXT", "THIS", "RELDAY"} and view.published:
        return view.published.year + step_of(slots)
    return None


def in_year(slots: Slots, view: View, of_year: Callable[[int], Days | None]) -> Days | None:
    """The days in the year that the form names, or in the one that is meant."""
    year = year_of(slots, view)
    return of_year(year) if year is not None else nearest(of_year, turned(view, slots))


def turned(view: View, slots: Slots) -> View:
    """The view turned by a "lalu", "depan", "last" or "next" of the form itself."""
    for kind, direction in (("PAST", "past"), ("NEXT", "next")):
        if kind in slots:
            return replace(view, direction=direction)
    return view


def count_of(slots: Slots) -> tuple[int | None, str]:
    """How many of which unit: "dua pekan", "sebulan", "a year"; no number for "beberapa"."""
    if "ONEUNIT" in slots:
        return 1, slots["ONEUNIT"][0]
    if "SOME" in slots:
        return None, unit_of(slots)
    return int((slots.get("NUM") or slots.get("DAY") or [1])[0]), unit_of(slots)
