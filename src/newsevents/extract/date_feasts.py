"""The days of feasts: on a fixed day, a weekday of a month, counted from Easter, or listed year by year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from newsevents.extract.date_calendar import Days, make_day, month_days

WEEK = 7


def feast_days(rule: str | Sequence[str], year: int) -> Days | None:
    """First and last day of a feast in a year; None where the rule does not tell.

    Rules: "12-25", "11/3/4" (month, weekday from Monday 0, which one, -1 the last), "easter-2", or a list of
    "2025-03-31..2025-04-01".

    >>> [str(feast_days(rule, 2025)[0]) for rule in ("12-25", "11/3/4", "5/0/-1", "easter-2")]
    ['2025-12-25', '2025-11-27', '2025-05-26', '2025-04-18']
    """
    if not isinstance(rule, str):
        listed = next((days for days in rule if days.startswith(f"{year:04}-")), None)
        first, _, last = (listed or "").partition("..")
        return (date.fromisoformat(first), date.fromisoformat(last or first)) if first else None
    if not 1 <= year < 9999:
        return None
    if rule.startswith("easter"):
        day: date | None = easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    elif "/" in rule:
        month, weekday, which = map(int, rule.split("/"))
        day = weekday_of_month(year, month, weekday, which)
    else:
        month, number = map(int, rule.split("-"))
        day = make_day(year, month, number)
    return (day, day) if day else None


def weekday_of_month(year: int, month: int, weekday: int, which: int) -> date | None:
    """The first (1), second … or last (-1) such weekday of a month."""
    days = month_days(year, month)
    if days is None:
        return None
    first, last = days
    if which < 0:
        return last - timedelta(days=(last.weekday() - weekday) % WEEK)
    return first + timedelta(days=(weekday - first.weekday()) % WEEK + WEEK * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Butcher and Meeus."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
