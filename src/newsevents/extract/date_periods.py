"""From the slots of a date form to the closed interval it stands for: weeks, months, years, their parts."""

from __future__ import annotations

from newsevents.extract.date_calendar import DAY, Days, edge_of, make_day, month_days, move, unit_days
from newsevents.extract.date_view import (
    Slots,
    Value,
    View,
    as_value,
    count_of,
    in_year,
    step_of,
    unit_of,
    year_of,
)

SEASON_MONTHS = 3
WINTER = 12
SATURDAY = 5


def month(slots: Slots, view: View) -> Value:
    """A month, of the year named or of the one that is meant."""
    number = slots["MONTH"][0]
    if "THIS" in slots and "YEAR" not in slots and view.published:
        return as_value(month_days(view.published.year, number), "month")
    return as_value(in_year(slots, view, lambda y: month_days(y, number)), "month")


def week_of_month(slots: Slots, view: View) -> Value | None:
    """ "pekan pertama Oktober" is the 1st to the 7th, the second week the 8th to the 14th."""
    first = 7 * int(slots["ORDINAL"][0]) - 6

    def of_month(days: Days | None) -> Days | None:
        if days is None or first > days[1].day:
            return None
        return days[0].replace(day=first), days[0].replace(day=min(first + 6, days[1].day))

    if "MONTH" not in slots:
        days = unit_days(view.published, "month", step_of(slots)) if view.published else None
        return as_value(of_month(days), "week")
    return as_value(in_year(slots, view, lambda y: of_month(month_days(y, slots["MONTH"][0]))), "week")


def year(slots: Slots, view: View) -> Value:
    number = year_of(slots, view)
    return as_value(month_days(number, 1, 12) if number else None, "year")


def years(slots: Slots, view: View) -> Value:
    first, last = slots["YEARS"][0] if "YEARS" in slots else sorted(slots["OLDYEAR"] + slots.get("YEAR", []))
    return Value(make_day(first, 1, 1), make_day(last, 12, 31), "range")


def edge(slots: Slots, view: View) -> Value:
    """The early, mid or late part of a month, a year, or the unit that the publish day is in."""
    part = (slots.get("EDGE") or slots["EDGEN"])[0]
    if "MONTH" in slots:
        days, unit = in_year(slots, view, lambda year: month_days(year, slots["MONTH"][0])), "month"
    elif "YEAR" in slots:
        days, unit = month_days(slots["YEAR"][0], 1, 12), "year"
    else:
        unit = unit_of(slots)
        days = unit_days(view.published, unit, step_of(slots)) if view.published else None
    return as_value(edge_of(days, unit, part) if days else None, "range")


def earlier(slots: Slots, view: View) -> Value:
    """ "earlier this month": its first day to the publish day; "later this year": from there to its end."""
    if view.published is None:
        return Value(grain="range")
    unit = unit_of(slots)
    days = unit_days(view.published, unit)
    if days is None:
        return Value(grain="range")
    return as_value((view.published, days[1]) if "LATER" in slots else (days[0], view.published), "range")


def decade(slots: Slots, view: View) -> Value | None:
    """ "1990-an", "the 1970s", "era 90-an"; "the 1800s" are a century, "200-an" is none."""
    told = slots.get("YEAR") or slots.get("OLDYEAR")
    number = told[0] if told else 1900 + slots["NUM"][0]
    if number % 10 or number >= 2100:
        return None
    if "OLDYEAR" in slots and number % 100 == 0:
        return as_value(month_days(number, 1, 1200), "range")
    days = month_days(number // 10 * 10, 1, 120)
    if days and "EDGE" in slots:
        return as_value(edge_of(days, "decade", slots["EDGE"][0]), "range")
    return as_value(days, "decade")


def century(slots: Slots, view: View) -> Value:
    return as_value(month_days(slots["DAY"][0] * 100 - 99, 1, 1200), "range")


def _numbered(slots: Slots, view: View, months: int, grain: str) -> Value | None:
    """The quarter or half with that number, or from one to another, of the year named or of the nearest."""
    numbers = slots.get("QUARTERN") or slots.get("ORDINAL") or slots["DAY"]
    first, last = int(numbers[0]), int(numbers[-1])
    if last * months > 12 or first > last:
        return None
    days = in_year(
        slots, view, lambda y: month_days(y, (first - 1) * months + 1, (last - first + 1) * months)
    )
    return as_value(days, grain if first == last else "range")


def quarter(slots: Slots, view: View) -> Value | None:
    return _numbered(slots, view, 3, "quarter")


def half(slots: Slots, view: View) -> Value | None:
    return _numbered(slots, view, 6, "range")


def season(slots: Slots, view: View) -> Value:
    """Seasons as meteorologists of the northern half have them: "last fall" is September to November."""
    first = slots["SEASON"][0]
    year = slots["YEARS"][0][first == WINTER] if "YEARS" in slots else year_of(slots, view)
    if year is None and "THIS" in slots and view.published:
        year = view.published.year + (first == WINTER and view.published.month > WINTER // 2)
    if year is not None:
        return as_value(month_days(year - (first == WINTER), first, SEASON_MONTHS), "range")
    return as_value(in_year(slots, view, lambda y: month_days(y, first, SEASON_MONTHS)), "range")


def unit(slots: Slots, view: View) -> Value:
    name = unit_of(slots)
    return as_value(unit_days(view.published, name, step_of(slots)) if view.published else None, name)


def weekend(slots: Slots, view: View) -> Value:
    """Saturday and Sunday of this week, the last or the next; a bare one the last begun or the coming."""
    if view.published is None:
        return Value(grain="range")
    step = step_of(slots)
    if not slots.keys() & {"PAST", "NEXT", "THIS", "RELDAY"}:
        step = 0 if view.direction in ("future", "next") or view.published.weekday() >= SATURDAY else -1
    days = unit_days(view.published, "week", step)
    return as_value((days[0] + SATURDAY * DAY, days[1]) if days else None, "range")


def ago(slots: Slots, view: View, sign: int = -1) -> Value:
    """ "dua pekan lalu" is the calendar week two weeks back: never more exact than the unit that is told.

    Only decades are counted in years: nobody means 1990 to 1999 by "a decade ago" in 2009.
    """
    number, name = count_of(slots)
    if name == "decade" and number:
        number, name = number * 10, "year"
    grain = "day" if name in ("hour", "minute") else name
    if number is None or view.published is None:
        return Value(grain=grain)
    return as_value(unit_days(view.published, name, sign * number), grain)


def after(slots: Slots, view: View) -> Value:
    return ago(slots, view, 1)


def latest(slots: Slots, view: View, sign: int = -1) -> Value:
    """ "tiga tahun terakhir": from three years before the publish day to it."""
    number, name = count_of(slots)
    if view.published is None or number is None:
        return Value(grain=name if number is None else "range")
    other = move(view.published, name, sign * number)
    if other is None:
        return Value(grain="range")
    return Value(min(other, view.published), max(other, view.published), "range")


def ahead(slots: Slots, view: View) -> Value:
    """ "dua pekan ke depan", "the next five years": from the publish day on."""
    return latest(slots, view, 1)
