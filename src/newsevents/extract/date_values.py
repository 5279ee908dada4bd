"""From the slots of a date form to the closed interval it stands for, seen from the publish day.

A resolver gives None where the words fit the form but are no date ("30 Februari", "200-an").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsevents.extract.date_calendar import (
    DAY,
    Days,
    edge_of,
    make_day,
    month_days,
    move,
    unit_days,
    weekday_near,
)

# A month or day without year is looked for from ten months back to two months ahead of the publish day.
MONTHS_AHEAD = 2
NIGHT_HOUR = 17
LEAP_YEAR = 2000
SEASON_MONTHS = 3
NUMBERED_UNITS = 4

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
    """From where a date is seen: the publish day, the day that years and weekdays are counted from, and the way to look.

    `direction` is None (as news does: backwards), "past", "before" (strictly), "future" or "next" (strictly).
    """

    published: date | None
    anchor: date | None
    direction: str | None = None

    @property
    def ahead(self) -> bool:
        return self.direction in ("future", "next")


def _value(days: Days | None, grain: str) -> Value:
    return Value(*days, grain) if days else Value(grain=grain)


def nearest(of_year: Callable[[int], Days | None], view: View) -> Days | None:
    """The days of the year that is meant, where the text names none."""
    if view.anchor is None:
        return None
    found = [days for year in range(view.anchor.year - 4, view.anchor.year + 5) if (days := of_year(year))]
    if view.ahead:
        return next((days for days in found if days[1] >= view.anchor), None)
    limit = view.anchor if view.direction else move(view.anchor, "month", MONTHS_AHEAD)
    return next((days for days in reversed(found) if limit and days[0] <= limit), None)


def _step(slots: Slots) -> int:
    """What "last", "this" and "next" do to a unit: -1, 0, 1."""
    if "PAST" in slots or -1 in slots.get("RELDAY", ()):
        return -1
    return 1 if "NEXT" in slots or 1 in slots.get("RELDAY", ()) else 0


def _year_of(slots: Slots, view: View) -> int | None:
    """The year that the form names, in digits or as "last year"; None if it names none."""
    for kind in ("YEAR", "OLDYEAR"):
        if kind in slots:
            return int(slots[kind][0])
    if "YEARW" in slots and slots.keys() & {"PAST", "NEXT", "THIS", "RELDAY"} and view.published:
        return view.published.year + _step(slots)
    return None


def _in_year(slots: Slots, view: View, of_year: Callable[[int], Days | None]) -> Days | None:
    year = _year_of(slots, view)
    return of_year(year) if year is not None else nearest(of_year, view)


def one_day(slots: Slots, view: View) -> Value | None:
    """A day of the month, with or without year; a weekday that comes with it helps to find the year."""
    if "NUMDATE" in slots or "NUMDM" in slots:
        day, month, year = (slots.get("NUMDATE") or slots["NUMDM"])[0]
    else:
        day, month, year = slots["DAY"][0], slots["MONTH"][0], _year_of(slots, view)
    if make_day(year or LEAP_YEAR, month, day) is None:
        return None
    weekday = slots["WEEKDAY"][0] if "WEEKDAY" in slots else None
    if weekday is not None and view.anchor:
        year = _year_by_weekday((day, month, year), weekday, view.anchor)
    if year is None:
        return _value(nearest(lambda y: _single(make_day(y, month, day)), view), "day")
    return _value(_single(make_day(year, month, day)), "day")


def _single(day: date | None) -> Days | None:
    return (day, day) if day else None


def _year_by_weekday(day: tuple[int, int, int | None], weekday: int, anchor: date) -> int | None:
    """The year near the publish day in which that day is that weekday, where none is printed or a far one is a slip."""
    number, month, year = day
    printed = make_day(year, month, number) if year else None
    if printed and (printed.weekday() == weekday or abs((printed - anchor).days) < 180):
        return year
    years = (anchor.year, anchor.year - 1, anchor.year + 1) if year is None else (anchor.year,)
    fits = [d for y in years if (d := make_day(y, month, number)) and d.weekday() == weekday]
    return min(fits, key=lambda d: abs((d - anchor).days)).year if fits else year


def some_days(slots: Slots, view: View) -> Value | None:
    """Some days of one month: "20-25 Oktober 2020", "13 sampai 17 Oktober"."""
    if "NUMDAYS" in slots:
        (first, month, year), (last, _, _) = slots["NUMDAYS"][0]
    else:
        first, last = slots["DAYS"][0] if "DAYS" in slots else slots["DAY"][:2]
        month, year = slots["MONTH"][0], _year_of(slots, view)

    def of_year(year: int) -> Days | None:
        start, end = make_day(year, month, first), make_day(year, month, last)
        return (start, end) if start and end and start <= end else None

    if of_year(year or LEAP_YEAR) is None:
        return None
    return _value(of_year(year) if year else nearest(of_year, view), "range")


def day_of_month(slots: Slots, view: View) -> Value:
    """ "tanggal 5": of the month of publication, or of the one before or after."""
    if view.published is None:
        return Value()
    whole = unit_days(view.published, "month", _step(slots) if "MONTHW" in slots else 0)
    day = make_day(whole[0].year, whole[0].month, slots["DAY"][0]) if whole else None
    return Value(day, day)


def month(slots: Slots, view: View) -> Value:
    number = slots["MONTH"][0]
    if "YEARW" not in slots and "YEAR" not in slots:
        view = look(view, slots)
        if "THIS" in slots and view.published:
            return _value(month_days(view.published.year, number), "month")
    return _value(_in_year(slots, view, lambda year: month_days(year, number)), "month")


def look(view: View, slots: Slots) -> View:
    """The view turned by a "lalu", "depan", "last" or "next" of the form itself."""
    for kind, direction in (("PAST", "past"), ("NEXT", "next")):
        if kind in slots:
            return replace(view, direction=direction)
    return view


def year(slots: Slots, view: View) -> Value:
    number = _year_of(slots, view)
    return _value(month_days(number, 1, 12) if number else None, "year")


def years(slots: Slots, view: View) -> Value:
    first, last = slots["YEARS"][0]
    return Value(make_day(first, 1, 1), make_day(last, 12, 31), "range")


def edge(slots: Slots, view: View) -> Value:
    """The early, mid or late part of a month, a year, or the unit that the publish day is in."""
    part = (slots.get("EDGE") or slots["EDGEN"])[0]
    if "MONTH" in slots:
        days, unit = _in_year(slots, view, lambda year: month_days(year, slots["MONTH"][0])), "month"
    elif "YEAR" in slots:
        days, unit = month_days(slots["YEAR"][0], 1, 12), "year"
    else:
        unit = next(slots[kind][0] for kind in ("WEEKW", "MONTHW", "YEARW", "UNITW") if kind in slots)
        days = unit_days(view.published, unit, _step(slots)) if view.published else None
    return _value(edge_of(days, unit, part) if days else None, "range")


def earlier(slots: Slots, view: View) -> Value:
    """ "earlier this month": its first day to the publish day; "later this year": from there to its end."""
    if view.published is None:
        return Value(grain="range")
    unit = next(slots[kind][0] for kind in ("WEEKW", "MONTHW", "YEARW", "UNITW", "DAYW") if kind in slots)
    days = unit_days(view.published, unit)
    if days is None:
        return Value(grain="range")
    return _value((view.published, days[1]) if "LATER" in slots else (days[0], view.published), "range")


def decade(slots: Slots, view: View) -> Value | None:
    """ "1990-an", "the 1970s", "era 90-an"; "200-an" is none."""
    number = slots["YEAR"][0] if "YEAR" in slots else 1900 + slots["NUM"][0]
    if number % 10 or number >= 2100:
        return None
    days = month_days(number // 10 * 10, 1, 120)
    if days and "EDGE" in slots:
        return _value(edge_of(days, "decade", slots["EDGE"][0]), "range")
    return _value(days, "decade")


def century(slots: Slots, view: View) -> Value:
    return _value(month_days(slots["DAY"][0] * 100 - 99, 1, 1200), "range")


def _numbered(slots: Slots, view: View, months: int, grain: str) -> Value | None:
    """The quarter or half with that number, of the year named or of the nearest."""
    number = int((slots.get("QUARTERN") or slots.get("ORDINAL") or slots["DAY"])[0])
    if number * months > 12:
        return None
    return _value(_in_year(slots, view, lambda y: month_days(y, (number - 1) * months + 1, months)), grain)


def quarter(slots: Slots, view: View) -> Value | None:
    return _numbered(slots, view, 3, "quarter")


def half(slots: Slots, view: View) -> Value | None:
    return _numbered(slots, view, 6, "range")


def season(slots: Slots, view: View) -> Value:
    """Meteorological seasons of the northern half: "last fall" is September to November; winter starts in December."""
    first = slots["SEASON"][0]
    named = _year_of(slots, view)
    if named is not None:
        return _value(month_days(named - (first == 12), first, SEASON_MONTHS), "range")
    of_year: Callable[[int], Days | None] = lambda y: month_days(y, first, SEASON_MONTHS)  # noqa: E731
    if "THIS" in slots and view.published:
        middle, anchor = move(view.published, "month", -1), view.published.year
        near = [days for y in (anchor - 1, anchor, anchor + 1) if (days := of_year(y))]
        return _value(min(near, key=lambda days: abs((days[0] - (middle or days[0])).days), default=None), "range")
    return _value(nearest(of_year, look(view, slots)), "range")


def unit(slots: Slots, view: View) -> Value:
    name = next(slots[kind][0] for kind in ("DAYW", "WEEKW", "MONTHW", "YEARW", "UNITW", "QUARTER") if kind in slots)
    return _value(unit_days(view.published, name, _step(slots)) if view.published else None, name)


def weekend(slots: Slots, view: View) -> Value:
    """Saturday and Sunday of this week, the last or the next; a bare one is the last begun, or the next where that is meant."""
    if view.published is None:
        return Value(grain="range")
    step = _step(slots)
    if not slots.keys() & {"PAST", "NEXT", "THIS", "RELDAY"}:
        step = 0 if view.ahead or view.published.weekday() >= 5 else -1
    days = unit_days(view.published, "week", step)
    return _value((days[0] + 5 * DAY, days[1]) if days else None, "range")


def _count(slots: Slots) -> tuple[int | None, str]:
    """How many of which unit: "dua pekan", "sebulan", "a year"; no number for "beberapa"."""
    if "ONEUNIT" in slots:
        return 1, slots["ONEUNIT"][0]
    name = next(slots[k][0] for k in ("DAYW", "WEEKW", "MONTHW", "YEARW", "UNITW", "HOURW") if k in slots)
    if "SOME" in slots:
        return None, name
    return int((slots.get("NUM") or slots.get("DAY") or [1])[0]), name


def ago(slots: Slots, view: View, sign: int = -1) -> Value:
    """ "dua pekan lalu" is the calendar week two weeks back: never more exact than the unit that is told."""
    number, name = _count(slots)
    grain = "day" if name in ("hour", "minute") else name
    if number is None or view.published is None:
        return Value(grain=grain)
    return _value(unit_days(view.published, name, sign * number), grain)


def after(slots: Slots, view: View) -> Value:
    return ago(slots, view, 1)


def latest(slots: Slots, view: View, sign: int = -1) -> Value:
    """ "tiga tahun terakhir": from three years before the publish day to it."""
    number, name = _count(slots)
    if view.published is None or number is None:
        return Value(grain=name if number is None else "range")
    other = move(view.published, name, sign * number)
    if other is None:
        return Value(grain="range")
    return Value(min(other, view.published), max(other, view.published), "range")


def ahead(slots: Slots, view: View) -> Value:
    return latest(slots, view, 1)


def weekday(slots: Slots, view: View) -> Value:
    day = slots["WEEKDAY"][0]
    if "WEEKW" in slots and view.published:
        days = unit_days(view.published, "week", _step(slots))
        return _value(_single(days[0] + day * DAY) if days else None, "day")
    if "THIS" in slots and view.published:
        return _value(_single(view.published - (view.published.weekday() - day) * DAY), "day")
    direction = "before" if "PAST" in slots else "next" if "NEXT" in slots else view.direction
    return _value(_single(weekday_near(view.anchor, day, direction)) if view.anchor else None, "day")


def relday(slots: Slots, view: View) -> Value:
    offset = slots["RELDAY"][0]
    return _value(_single(move(view.published, "day", offset)) if view.published else None, "day")


def night(slots: Slots, view: View) -> Value:
    """ "tadi malam" is the night before the publish day; "pagi tadi", "malam ini", "nanti sore" are its own."""
    past_night = "EARLIER" in slots and any(hour >= NIGHT_HOUR for hour in slots["PART"])
    return relday({"RELDAY": [-1 if past_night else 0]}, view)


def holiday(slots: Slots, view: View) -> Value:
    month_day = str((slots.get("HOLIDAY") or slots["HOLIDAYY"])[0])
    number, day = int(month_day[:2]), int(month_day[3:])
    named = _year_of(slots, view)
    if named is not None and (number, day) == (12, 31):
        named -= "HOLIDAY" in slots  # the eve of that year
    of_year: Callable[[int], Days | None] = lambda y: _single(make_day(y, number, day))  # noqa: E731
    return _value(of_year(named) if named is not None else nearest(of_year, look(view, slots)), "day")


def clock(slots: Slots, view: View) -> Value | None:
    """A clock time without day: "pukul 14.30" to the minute, "jam 7 malam" to the hour."""
    kind = next(k for k in slots if k in ("CLOCK", "CLOCKS", "DAYS", "NOON", "DAY", "NUM"))
    exact = kind.startswith("CLOCK")
    hour, minute = slots[kind][0] if exact else ((slots[kind][0][0] if kind == "DAYS" else slots[kind][0]), 0)
    if "AMPM" in slots and kind != "NOON":
        hour = hour % 12 + slots["AMPM"][0]
    elif "PART" in slots and hour < 12 and hour + 12 > slots["PART"][0] > hour:
        hour += 12
    if hour > 24:
        return None
    return Value(grain="minute" if exact else "hour", time=f"{hour % 24:02}:{minute:02}")


RESOLVERS: dict[str, Callable[[Slots, View], Value | None]] = {
    "day": one_day, "days": some_days, "monthday": day_of_month, "month": month, "year": year, "years": years,
    "edge": edge, "earlier": earlier, "decade": decade, "century": century, "quarter": quarter, "half": half,
    "season": season, "unit": unit, "weekend": weekend, "ago": ago, "after": after, "latest": latest, "ahead": ahead,
    "weekday": weekday, "relday": relday, "night": night, "holiday": holiday, "clock": clock,
}  # fmt: skip
