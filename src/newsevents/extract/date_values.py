"""From the slots of a date form to the closed interval it stands for: days and clock times.

A resolver gives None where the words fit the form but are no date ("30 Februari", "200-an").
"""

from __future__ import annotations

from datetime import date

from newsevents.extract.date_calendar import DAY, Days, make_day, move, unit_days, weekday_near
from newsevents.extract.date_feasts import feast_days
from newsevents.extract.date_view import (
    Slots,
    Value,
    View,
    as_value,
    count_of,
    nearest,
    single,
    step_of,
    turned,
    year_of,
)

NIGHT_HOUR = 17
NEW_YEARS_EVE = "12-31"
LEAP_YEAR = 2000
SLIP_DAYS = 60
FAR_DAYS = 180
PERIODS = ("week", "month", "quarter", "range")
UNIT_LENGTHS = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3660}


def one_day(slots: Slots, view: View) -> Value | None:
    """A day of the month, with or without year; a weekday that comes with it helps to find the year."""
    if "NUMDATE" in slots or "NUMDM" in slots:
        day, month, year = (slots.get("NUMDATE") or slots["NUMDM"])[0]
    else:
        day, month, year = slots["DAY"][0], slots["MONTH"][0], year_of(slots, view)
    if make_day(year or LEAP_YEAR, month, day) is None:
        return None
    if year is None:
        days = nearest(lambda y: single(make_day(y, month, day)), turned(view, slots))
    else:
        days = single(make_day(year, month, day))
    if "WEEKDAY" in slots and view.anchor and days:
        days = single(_by_weekday(days[0], slots["WEEKDAY"][0], view.anchor, printed=year is not None))
    return as_value(days, "day")


def _by_weekday(day: date, weekday: int, anchor: date, printed: bool) -> date:
    """The day, or the same day of another year if only there it is the weekday that is printed with it.

    A day near the publish day stands: then the weekday is the slip. A printed year must be far off to be one.
    """
    if day.weekday() == weekday or abs((day - anchor).days) < (FAR_DAYS if printed else SLIP_DAYS):
        return day
    years = (anchor.year,) if printed else (anchor.year, anchor.year - 1, anchor.year + 1)
    fits = [d for y in years if (d := make_day(y, day.month, day.day)) and d.weekday() == weekday]
    return min(fits, key=lambda d: abs((d - anchor).days), default=day)


def some_days(slots: Slots, view: View) -> Value | None:
    """Some days of one month: "20-25 Oktober 2020", "13 sampai 17 Oktober"."""
    if "NUMDAYS" in slots:
        (first, month, year), (last, _, _) = slots["NUMDAYS"][0]
    else:
        first, last = slots["DAYS"][0] if "DAYS" in slots else slots["DAY"][:2]
        month, year = slots["MONTH"][0], year_of(slots, view)

    def of_year(year: int) -> Days | None:
        start, end = make_day(year, month, first), make_day(year, month, last)
        return (start, end) if start and end and start <= end else None

    if of_year(year or LEAP_YEAR) is None:
        return None
    return as_value(of_year(year) if year else nearest(of_year, view), "range")


def day_of_month(slots: Slots, view: View) -> Value:
    """ "tanggal 5": of the month of publication, or of the one before or after."""
    if view.published is None:
        return Value()
    whole = unit_days(view.published, "month", step_of(slots) if "MONTHW" in slots else 0)
    day = make_day(whole[0].year, whole[0].month, slots["DAY"][0]) if whole else None
    return Value(day, day)


def weekday(slots: Slots, view: View) -> Value:
    day = slots["WEEKDAY"][0]
    if "WEEKW" in slots and view.published:
        days = unit_days(view.published, "week", step_of(slots))
        return as_value(single(days[0] + day * DAY) if days else None, "day")
    if "THIS" in slots and view.published:
        return as_value(single(view.published - (view.published.weekday() - day) * DAY), "day")
    direction = "before" if "PAST" in slots else "next" if "NEXT" in slots else view.direction
    return as_value(single(weekday_near(view.anchor, day, direction)) if view.anchor else None, "day")


def relday(slots: Slots, view: View) -> Value:
    offset = slots["RELDAY"][0]
    return as_value(single(move(view.published, "day", offset)) if view.published else None, "day")


def night(slots: Slots, view: View) -> Value:
    """ "tadi malam" is the night before the publish day; "pagi tadi", "malam ini" are its own."""
    past_night = "EARLIER" in slots and any(hour >= NIGHT_HOUR for hour in slots["PART"])
    return relday({"RELDAY": [-1 if past_night else 0]}, view)


def holiday(slots: Slots, view: View) -> Value:
    """The days of a feast; the eve of a new year belongs to the year before it."""
    rule = (slots.get("HOLIDAY") or slots["HOLIDAYY"])[0]
    named = year_of(slots, view)
    if named is not None:
        days = feast_days(rule, named - (rule == NEW_YEARS_EVE))
    else:
        days = nearest(lambda year: feast_days(rule, year), turned(view, slots))
    return as_value(days, "day" if days is None or days[0] == days[1] else "range")


def clock(slots: Slots, view: View) -> Value | None:
    """A clock time without day: "pukul 14.30" to the minute, "jam 7 malam" to the hour."""
    kind = next(k for k in slots if k in ("CLOCK", "CLOCKS", "DAYS", "NOON", "DAY", "NUM"))
    exact = kind.startswith("CLOCK")
    hour, minute = slots[kind][0] if exact else ((slots[kind][0][0] if kind == "DAYS" else slots[kind][0]), 0)
    if "PART" in slots and hour == 12 and slots["PART"][0] >= NIGHT_HOUR:
        hour = 0
    if "AMPM" in slots and kind != "NOON":
        hour = hour % 12 + slots["AMPM"][0]
    elif "PART" in slots and hour < 12 and hour + 12 > slots["PART"][0] > hour:
        hour += 12
    if hour > 24:
        return None
    return Value(grain="minute" if exact else "hour", time=f"{hour % 24:02}:{minute:02}")


def follow(slots: Slots, view: View) -> Value:
    """ "sehari kemudian", "keesokan harinya", "the same day": counted from the date told before."""
    sign = -1 if slots.keys() & {"PRECEDING", "EARLIER"} else 1
    number, name = (slots["SAMEDAY"][0], "day") if "SAMEDAY" in slots else count_of(slots)
    grain = "day" if name in ("hour", "minute") else name
    told = view.told
    if told is None or number is None or told.start is None or told.end is None:
        return Value(grain=grain)
    if (told.end - told.start).days >= UNIT_LENGTHS.get(name, 1):
        return Value(grain=grain)
    return as_value(unit_days(told.start, name, sign * number), grain)


def same_period(slots: Slots, view: View) -> Value:
    """ "periode yang sama tahun lalu": the period told before, in that year; else the year alone."""
    told = view.told
    whole = told is not None and told.grain in PERIODS
    if not whole or told is None or told.start is None or told.end is None:
        return as_value(unit_days(view.published, "year", -1) if view.published else None, "year")
    years = view.published.year - 1 - told.start.year if "PAST" in slots and view.published else -1
    start, end = move(told.start, "year", years), move(told.end, "year", years)
    return Value(start, end, told.grain) if start and end else Value(grain=told.grain)
