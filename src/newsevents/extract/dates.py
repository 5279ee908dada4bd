"""The dates and clock times of a text, resolved against the publish day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from newsevents import packs
from newsevents.extract.date_direction import find_direction
from newsevents.extract.date_forms import find_points, read_forms
from newsevents.extract.date_groups import Group, group_points
from newsevents.extract.date_resolution import resolve_group
from newsevents.extract.date_view import View
from newsevents.extract.date_words import Row, read_lexicon, read_words
from newsevents.model import DateMention, Span

PACK = "dates.toml"
# A quote is given its day within so many tokens: "… besok," kata Siti, Selasa (21/10).
WORDS_TO_ATTRIBUTION = 60
DAYS_TO_ATTRIBUTION = 7


def find_dates(text: str, lang: str, published: date | None, country: str | None = None) -> list[DateMention]:
    """All dates and clock times in text order, none overlapping, each with the closed interval that it says.

    "sejak X" leaves the end open, "hingga X" the start. What needs a publish day has no end without.
    `country` is that of the source: American papers write 3/4/2009 for 4 March. A language without date
    words gives [].

    >>> found = find_dates("Rapat digelar Senin (26/10) pukul 09.30 WIB.", "id", date(2020, 10, 30))
    >>> [(m.text, str(m.start), m.grain, m.time) for m in found]
    [('Senin (26/10) pukul 09.30 WIB', '2020-10-26', 'minute', '09:30')]
    """
    if not packs.path(lang, PACK).is_file():
        return []
    pack = packs.toml(lang, PACK)
    row = read_words(text, read_lexicon(lang, country in pack["month_first"]))
    points = find_points(row, read_forms(lang))
    groups = group_points(points, row, pack.get("tails", False))
    view, mentions = View(published, published), []
    for at, group in enumerate(groups):
        seen_from = replace(view, direction=find_direction(group, row))
        if group.roles == "r" and published:
            seen_from = replace(seen_from, published=_spoken_on(groups, at, row, published))
        value = resolve_group(group, seen_from)
        if value is None:
            continue
        span = Span(row.spans[group.first][0], row.spans[group.last - 1][1])
        shown = text[span.start : span.end]
        mentions.append(DateMention(span, shown, value.start, value.end, value.grain, value.time))
        if value.start and value.end and not _compares(group):
            view = replace(view, told=value)
    return mentions


def _compares(group: Group) -> bool:
    """Whether a date is only there to compare with ("tahun sebelumnya"): the next does not count from it."""
    return any(point.form == "sameperiod" or "PRECEDING" in point.slots for point in group.points)


def drop_untold(dates: Iterable[DateMention], published: date | None) -> tuple[DateMention, ...]:
    """The dates worth listing: where no publish day is known, "kemarin" and the like tell nothing.

    >>> found = find_dates("Rapat kemarin, bukan 5 Mei 2014.", "id", None)
    >>> [m.text for m in found], [m.text for m in drop_untold(found, None)]
    (['kemarin', '5 Mei 2014'], ['5 Mei 2014'])
    """
    return tuple(m for m in dates if published or m.start or m.end or m.time)


def _spoken_on(groups: list[Group], at: int, row: Row, published: date) -> date:
    """The day from which a "besok" is seen: that of the quote it stands in, where the same line tells it."""
    for group in groups[at + 1 : at + 4]:
        between = row.classes[groups[at].last : group.first]
        if len(between) > WORDS_TO_ATTRIBUTION or "NL" in between:
            break
        said = "QUOTE" in between and "SAID" in between[between.index("QUOTE") :]
        if said and "d" in group.roles and group.until is None:
            value = resolve_group(group, View(published, published))
            spoken = value.start if value else None
            near = spoken is not None and 0 <= (published - spoken).days <= DAYS_TO_ATTRIBUTION
            return spoken if spoken and near else published
    return published
