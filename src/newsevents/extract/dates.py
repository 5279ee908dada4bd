"""The dates and clock times of a text, resolved against the publish day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from newsevents import packs
from newsevents.extract.date_direction import find_direction
from newsevents.extract.date_forms import Point, find_points, read_forms
from newsevents.extract.date_groups import Group, group_points
from newsevents.extract.date_values import RESOLVERS, Slots, Value, View
from newsevents.extract.date_words import Row, read_lexicon, read_words
from newsevents.model import DateMention, Span

PACK = "dates.toml"
DAY_FORMS = ("day", "days", "monthday", "holiday", "relday", "night", "weekday")


def find_dates(text: str, lang: str, published: date | None) -> list[DateMention]:
    """All dates and clock times in text order, none overlapping, each with the closed interval that it stands for.

    "sejak X" leaves the end open, "hingga X" the start. Without a publish day, what needs one has neither end.
    A language without date words gives [].

    >>> found = find_dates("Rapat digelar Senin (26/10) pukul 09.30 WIB.", "id", date(2020, 10, 30))
    >>> [(m.text, str(m.start), m.grain, m.time) for m in found]
    [('Senin (26/10) pukul 09.30 WIB', '2020-10-26', 'minute', '09:30')]
    """
    if not packs.path(lang, PACK).is_file():
        return []
    row = read_words(text, read_lexicon(lang))
    points = find_points(row, read_forms(lang))
    groups = group_points(points, row, packs.toml(lang, PACK).get("tails", False))
    mentions = (_mention(group, row, text, published) for group in groups)
    return [mention for mention in mentions if mention is not None]


def _mention(group: Group, row: Row, text: str, published: date | None) -> DateMention | None:
    span = Span(row.starts[group.first], row.ends[group.last - 1])
    view = View(published, published, find_direction(group, row))
    value = _range(group, group.until, view) if group.until else _open(group, _value(group, view))
    if value is None:
        return None
    return DateMention(span, text[span.start : span.end], value.start, value.end, value.grain, value.time)


def _value(group: Group, view: View) -> Value | None:
    """What the points of one group say together: the most exact one gives the day, a clock its time."""
    if group.tail == "THIS" and group.points[0].form == "weekday":
        group = replace(group, points=(replace(group.points[0], slots={**group.points[0].slots, "THIS": [None]}),))
    if len(group.points) == 1:
        return RESOLVERS[group.points[0].form](group.points[0].slots, view)
    day = _day([point for point in group.points if point.form in DAY_FORMS], view)
    for point in group.points:
        if point.form == "clock" and (clock := RESOLVERS["clock"](point.slots, view)):
            return replace(day, grain=clock.grain, time=clock.time)
    return day


def _day(points: list[Point], view: View) -> Value:
    """The day of a group of several points; a relative day that is not its weekday gives way to it ("Rabu kemarin")."""
    slots: Slots = {}
    for point in points:
        slots.update(point.slots)
    form = min((point.form for point in points), key=DAY_FORMS.index, default=None)
    day = RESOLVERS[form](slots, view) if form else None
    if form in ("relday", "night") and "WEEKDAY" in slots and day and day.start:
        if day.start.weekday() != slots["WEEKDAY"][0]:
            day = RESOLVERS["weekday"]({"WEEKDAY": slots["WEEKDAY"]}, view)
    return day or Value()


def _range(first: Group, second: Group, view: View) -> Value | None:
    """From the start of the first end to the end of the second; the end that tells less is counted from the other."""
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
    if group.opener in ("UNTIL", "DEADLINE"):
        return replace(value, start=None)
    return value
