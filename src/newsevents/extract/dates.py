"""The dates and clock times of a text, resolved against the publish day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from newsevents import packs
from newsevents.extract import date_periods as periods
from newsevents.extract import date_values as days
from newsevents.extract.date_direction import find_direction
from newsevents.extract.date_forms import Point, find_points, read_forms
from newsevents.extract.date_groups import Group, group_points
from newsevents.extract.date_view import Slots, Value, View
from newsevents.extract.date_words import read_lexicon, read_words
from newsevents.model import DateMention, Span

PACK = "dates.toml"
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
    "month": periods.month,
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


def find_dates(text: str, lang: str, published: date | None) -> list[DateMention]:
    """All dates and clock times in text order, none overlapping, each with the closed interval that it says.

    "sejak X" leaves the end open, "hingga X" the start. What needs a publish day has no end without.
    A language without date words gives [].

    >>> found = find_dates("Rapat digelar Senin (26/10) pukul 09.30 WIB.", "id", date(2020, 10, 30))
    >>> [(m.text, str(m.start), m.grain, m.time) for m in found]
    [('Senin (26/10) pukul 09.30 WIB', '2020-10-26', 'minute', '09:30')]
    """
    if not packs.path(lang, PACK).is_file():
        return []
    row = read_words(text, read_lexicon(lang))
    points = find_points(row, read_forms(lang))
    view, mentions = View(published, published), []
    for group in group_points(points, row, packs.toml(lang, PACK).get("tails", False)):
        value = _resolve(group, replace(view, direction=find_direction(group, row)))
        if value is None:
            continue
        span = Span(row.spans[group.first][0], row.spans[group.last - 1][1])
        mentions.append(DateMention(span, text[span.start : span.end], *_fields(value)))
        view = replace(view, told=value if value.start and value.end else view.told)
    return mentions


def _fields(value: Value) -> tuple[date | None, date | None, str, str | None]:
    return value.start, value.end, value.grain, value.time


def _resolve(group: Group, view: View) -> Value | None:
    if group.until:
        return _range(group, group.until, view)
    return _open(group, _value(group, view))


def _value(group: Group, view: View) -> Value | None:
    """What the points of one group say together: the most exact one gives the day, a clock its time."""
    if group.tail == "THIS" and group.points[0].form == "weekday":
        group = replace(
            group, points=(replace(group.points[0], slots={**group.points[0].slots, "THIS": [None]}),)
        )
    if len(group.points) == 1:
        return RESOLVERS[group.points[0].form](group.points[0].slots, view)
    day = _day([point for point in group.points if point.form in DAY_FORMS], view)
    for point in group.points:
        if point.form == "clock" and (clock := RESOLVERS["clock"](point.slots, view)):
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
