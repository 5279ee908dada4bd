"""What a whole mention stands for: its points together, the two ends of a range, an open end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsevents.extract import date_periods as periods
from newsevents.extract import date_values as days
from newsevents.extract.date_forms import Point
from newsevents.extract.date_groups import TODAY, Group
from newsevents.extract.date_view import Slots, Value, View

RESOLVERS: dict[str, Callable[[Slots, View], Value | None]] = {
    "day": days.one_day,
    "days": days.some_days,
    "monthday": days.day_of_month,
    "weekday": days.weekday,
    "relday": days.relday,
    "night": days.night,
    "holiday": days.holiday,
    "clock": days.clock,
    "follow": days.follow,
    "sameperiod": days.same_period,
    "month": periods.month,
    "monthweek": periods.week_of_month,
    "year": periods.year,
    "years": periods.years,
    "edge": periods.edge,
    "earlier": periods.earlier,
    "decade": periods.decade,
    "century": periods.century,
    "quarter": periods.quarter,
    "half": periods.half,
    "season": periods.season,
    "unit": periods.unit,
    "weekend": periods.weekend,
    "ago": periods.ago,
    "after": periods.after,
    "latest": periods.latest,
    "ahead": periods.ahead,
}
DAY_FORMS = ("day", "days", "monthday", "holiday", "relday", "night", "weekday")


def resolve_group(group: Group, view: View) -> Value | None:
    """What one mention stands for; None where its words are no date after all."""
    if group.until:
        return _range(group, group.until, view)
    return _open(group, _value(group, view))


def _value(group: Group, view: View) -> Value | None:
    """What the points of one group say together: the most exact one gives the day, a clock its time."""
    if len(group.points) == 1:
        point = group.points[0]
        tail: Slots = {"THIS": [None]} if group.tail == "THIS" and point.form == "weekday" else {}
        value = RESOLVERS[point.form]({**point.slots, **tail}, view)
        today = value and group.tail == TODAY
        return replace(value, start=view.published, end=view.published) if value and today else value
    day = _day([point for point in group.points if point.form in DAY_FORMS], view)
    parts = [hour for point in group.points for hour in point.slots.get("PART", ())]
    for point in group.points:
        slots = {**point.slots, "PART": parts} if parts else point.slots
        if point.form == "clock" and (clock := RESOLVERS["clock"](slots, view)):
            return replace(day, grain=clock.grain, time=clock.time)
    return day


def _day(points: list[Point], view: View) -> Value:
    """The day of several points; a relative day that is not its weekday gives way to it ("Rabu kemarin")."""
    slots: Slots = {}
    for point in points:
        slots.update(point.slots)
    form = min((point.form for point in points), key=DAY_FORMS.index, default=None)
    day = RESOLVERS[form](slots, view) if form else None
    start = day.start if day and form in ("relday", "night") else None
    if start and start.weekday() not in slots.get("WEEKDAY", [start.weekday()]):
        day = RESOLVERS["weekday"]({"WEEKDAY": slots["WEEKDAY"]}, view)
    return day or Value()


def _range(first: Group, second: Group, view: View) -> Value | None:
    """From the start of the first end to the end of the second; the less exact counts from the other."""
    if _told(second) > _told(first):
        end = _value(second, view)
        start = _value(first, View(view.published, end.start or end.end, "past")) if end else None
    else:
        start = _value(first, view)
        end = _value(second, View(view.published, start.start, "future")) if start else None
    if start is None or end is None:
        return start or end
    if start.start and end.end and start.start > end.end:
        return replace(end, grain="range")
    return Value(start.start, end.end, "range")


def _told(group: Group) -> int:
    """How much of its place in the calendar a group names: 2 the year, 1 the month, 0 neither."""
    kinds = {kind for point in group.points for kind in point.slots}
    if kinds & {"YEAR", "OLDYEAR"} or any(day[2] for p in group.points for day in p.slots.get("NUMDATE", ())):
        return 2
    return 1 if kinds & {"MONTH", "NUMDATE", "NUMDM", "NUMDAYS"} else 0


def _open(group: Group, value: Value | None) -> Value | None:
    """The value with the end open that "since" or "until" leaves open."""
    if value is None:
        return None
    if group.opener in ("SINCE", "STARTING") or (group.opener == "FROM" and value.grain == "day"):
        return replace(value, end=None)
    if group.opener in ("UNTIL", "BY", "DEADLINE"):
        return replace(value, start=None)
    return value
