"""Points that stand together as one mention: day with weekday, bracket and clock; ranges; open ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from newsevents.extract.date_forms import Point
from newsevents.extract.date_words import Row

# What a form can add to a mention of a day: weekday, date, relative day, clock, part of day, zone; each once.
ROLES = {
    **dict.fromkeys(("day", "days", "monthday", "holiday"), "d"),
    **dict.fromkeys(("relday", "night"), "r"),
    "weekday": "w",
    "clock": "c",
    "part": "p",
    "zone": "z",
}
GLUE = {"COMMA", "LP", "RP", "ON", "ABOUT", "THE", "FROM", "STARTING"}
CLOSE_GLUE = {"RP", "ON"}
LIST = {"COMMA", "AND"}
TAILS = {"PAST", "NEXT", "THIS", "EARLIER", "LATER"}
LENGTHS = {"ago", "latest", "ahead", "follow", "sameperiod"}  # "satu hingga dua tahun lalu" is no open end
TODAY = "TODAY"
UNITS = {"DAYW", "WEEKW", "MONTHW", "YEARW", "HOURW"}
FILLERS = {"ON", "ABOUT", "THE", "DATEWORD"}
OPENERS = {"SINCE", "STARTING", "FROM", "UNTIL", "BY", "DEADLINE", "FOR"}
SENTENCE_START = {"NL", "DOT", "STOP", "QUOTE"}


@dataclass(frozen=True, slots=True)
class Group:
    """The tokens `first` to `last` of one mention, its points, and what stands around them.

    `tail` is the class of a "lalu" or "mendatang" behind it, `opener` of a "sejak" or "hingga" before it
    (`opens_sentence` when that starts a sentence); `until` is the second end of a range.
    """

    points: tuple[Point, ...]
    first: int
    last: int
    tail: str | None = None
    opener: str | None = None
    opens_sentence: bool = False
    until: Group | None = None

    @property
    def roles(self) -> str:
        return "".join(ROLES.get(point.form, "-") for point in self.points)


def group_points(points: Iterable[Point], row: Row, tails: bool) -> list[Group]:
    """The mentions that points make: joined over brackets and small words, with tails, ranges and openers."""
    groups: list[Group] = []
    for point in points:
        if groups and _joins(groups[-1], point, row):
            last = groups[-1]
            groups[-1] = replace(last, points=(*last.points, point), last=point.last)
        elif ROLES.get(point.form, "-") not in "pz":
            groups.append(Group((point,), point.first, point.last))
    closed = [_close(group, row, tails) for group in groups]
    return [_open(group, row) for group in _ranges(_share_years(closed, row), row)]


def _joins(group: Group, point: Point, row: Row) -> bool:
    role, roles = ROLES.get(point.form, "-"), group.roles
    gap = row.classes[group.last : point.first]
    if role == "-" or "-" in roles or role in roles or len(gap) > 3:
        return False
    inside = row.classes[group.first : group.last]
    if "RP" in gap and inside.count("LP") + gap.count("LP") <= inside.count("RP"):
        return False
    return set(gap) <= (CLOSE_GLUE if role in "pz" else GLUE)


def _close(group: Group, row: Row, tails: bool) -> Group:
    """The group with the bracket that it opened closed, and with its tail ("lalu", "mendatang")."""
    inside = row.classes[group.first : group.last]
    last = group.last
    if inside.count("LP") > inside.count("RP") and row.classes[last : last + 1] == ["RP"]:
        last += 1
    group = replace(group, last=last)
    if tails and group.roles == "c":
        return _on_the_day(group, row)
    if not tails or any(TAILS & point.slots.keys() for point in group.points):
        return group
    after = last + (row.classes[last : last + 1] == ["YANG"])
    tail = row.classes[after] if after < len(row.classes) else ""
    return replace(group, last=after + 1, tail=tail) if tail in TAILS else group


def _on_the_day(group: Group, row: Row) -> Group:
    """A clock time with the "tadi" or "nanti" beside it, which put it on the publish day."""
    if row.classes[group.last : group.last + 1] in (["EARLIER"], ["LATER"]):
        return replace(group, last=group.last + 1, tail=TODAY)
    if group.first and row.classes[group.first - 1] in ("EARLIER", "LATER"):
        return replace(group, first=group.first - 1, tail=TODAY)
    return group


def _share_years(groups: list[Group], row: Row) -> list[Group]:
    """Items of a list with what stands behind the last: "Januari dan Mei 2025"."""
    out = groups[:]
    for at in range(len(out) - 2, -1, -1):
        gap = row.classes[out[at].last : out[at + 1].first]
        if not gap or not set(gap) <= LIST:
            continue
        first, second = out[at].points[-1], out[at + 1].points[-1]
        shared = _shared(first, second)
        if shared:
            dated = replace(first, slots={**first.slots, **shared})
            out[at] = replace(out[at], points=(*out[at].points[:-1], dated))
    return out


def _shared(first: Point, second: Point) -> dict[str, list[Any]]:
    """The slots of the second point that count for the first as well."""
    if first.form != second.form:
        return {}
    if first.form == "weekday" and "WEEKW" in second.slots and "WEEKW" not in first.slots:
        return {kind: values for kind, values in second.slots.items() if kind not in ("WEEKDAY", "PART")}
    dated = first.form in ("month", "day") and "MONTH" in first.slots and "YEAR" in second.slots
    if dated and not first.slots.keys() & {"YEAR", "YEARW"}:
        return {"YEAR": second.slots["YEAR"]}
    return {}


def _ranges(groups: list[Group], row: Row) -> list[Group]:
    out: list[Group] = []
    for group in groups:
        if out and out[-1].until is None and _spans(out[-1], group, row):
            out[-1] = replace(out[-1], last=group.last, until=group)
        else:
            out.append(group)
    return out


def _spans(first: Group, second: Group, row: Row) -> bool:
    """Whether two groups are the ends of one range: "… hingga …", "antara … dan …", "dari … ke …"."""
    forms = {point.form for point in (*first.points, *second.points)}
    if "c" in (first.roles, second.roles) or forms & {*LENGTHS, "years"}:
        return False
    gap = [kind for kind in row.classes[first.last : second.first] if kind not in FILLERS]
    before = row.classes[max(0, first.first - 2) : first.first]
    if gap in (["AND"], ["TO", "AND"]):
        return "BETWEEN" in before
    return gap in (["UNTIL"], ["DASH"], ["TO"]) or (gap == ["KE"] and "FROM" in before)


def _open(group: Group, row: Row) -> Group:
    at = group.first - 1
    while at >= max(0, group.first - 3) and row.classes[at] in FILLERS:
        at -= 1
    if group.roles == "c" or at < 0 or row.classes[at] not in OPENERS:
        return group
    if group.points[0].form in LENGTHS and row.classes[at] != "SINCE":
        return group
    if (
        at and row.classes[at - 1] in UNITS and row.classes[at] in ("BY", "DEADLINE")
    ):  # "dua hari sebelum Natal"
        return group
    if row.classes[at] == "BY" and row.classes[at + 1] == "THE" and group.points[0].form == "year":
        return group  # "revised by the 2010 census"
    starts = at == 0 or row.classes[at - 1] in SENTENCE_START
    return replace(group, opener=row.classes[at], opens_sentence=starts)
