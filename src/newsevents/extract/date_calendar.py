"""Calendar arithmetic on days: units around a day, steps, edges. Out of range is None, never an error."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
# From the annotation guide: early, mid and late in a year and a month; a week is cut likewise.
YEAR_EDGES = {"early": ((1, 1), (4, 30)), "mid": ((5, 1), (8, 31)), "late": ((9, 1), (12, 31))}
MONTH_EDGES = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
WEEK_EDGES = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}
DECADE_EDGES = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none (30 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int, months: int = 1) -> Days | None:
    """First and last day of some months from a month on."""
    index = year * 12 + month - 1 + months - 1
    last_year, last_month = divmod(index, 12)
    if not (1 <= year <= 9999 and 1 <= last_year <= 9999):
        return None
    return date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def unit_days(day: date, unit: str, steps: int = 0) -> Days | None:
    """First and last day of the unit around a day, some units on or back; weeks run Monday to Sunday.

    >>> [str(d) for d in unit_days(date(2020, 10, 30), "week", -1)]
    ['2020-10-19', '2020-10-25']
    """
    if unit in ("day", "hour", "minute"):
        moved = move(day, unit, steps)
        return (moved, moved) if moved else None
    if unit == "week":
        monday = move(day - timedelta(days=day.weekday()), "week", steps)
        return (monday, monday + 6 * DAY) if monday and monday.year < 9999 else None
    size = MONTHS[unit]
    index = (day.year * 12 + day.month - 1) // size * size + steps * size
    return month_days(index // 12, index % 12 + 1, size) if 12 <= index < 119_000 else None


def move(day: date, unit: str, steps: int) -> date | None:
    """The day some units later or earlier; the last of a shorter month for 29 to 31."""
    if unit in ("hour", "minute"):
        return day
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=steps * (7 if unit == "week" else 1))
        years, month = divmod(day.year * 12 + day.month - 1 + steps * MONTHS[unit], 12)
        return day.replace(year=years, month=month + 1, day=min(day.day, monthrange(years, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def edge_of(days: Days, unit: str, edge: str) -> Days:
    """The early, mid or late part of a week, month, year or decade, as the annotation guide cuts them."""
    first, last = days
    if unit == "year":
        (month, day), (to_month, to_day) = YEAR_EDGES[edge]
        return first.replace(month=month, day=day), first.replace(month=to_month, day=to_day)
    if unit == "month":
        start, end = MONTH_EDGES[edge]
        return first.replace(day=start), first.replace(day=min(end, last.day))
    if unit == "decade":
        from_year, to_year = DECADE_EDGES[edge]
        return first.replace(year=first.year + from_year), last.replace(year=first.year + to_year)
    start, end = WEEK_EDGES.get(edge, (0, 6))
    return first + start * DAY, first + end * DAY


def weekday_near(anchor: date, weekday: int, direction: str | None) -> date | None:
    """The nearest such weekday: at or before the anchor, strictly "before", not before ("future"), "next".

    >>> str(weekday_near(date(2020, 10, 30), 0, None))
    '2020-10-26'
    """
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    steps = {"before": -(back or 7), "future": ahead, "next": ahead or 7}.get(direction or "", -back)
    return move(anchor, "day", steps)
