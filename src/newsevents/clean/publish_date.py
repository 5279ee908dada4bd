"""When a page was published: where it says so, how exactly, and in which zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from newsevents.clean.head import Head, string_of
from newsevents.clean.text_date import date_in_page

FIRST_YEAR = 1990
AHEAD = timedelta(days=2)
META_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "content_publishdate",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "date",
    "og:pubdate",
    "datecreated",
)
ISO_START = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s,]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?)?\s?(Z|[+-]\d{2}:?\d{2})?"
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2})?(Z|[+-]\d{2}:?\d{2})?$")
URL_DAY = re.compile(
    r"[/_-](20\d\d|199\d)[/_-]?(0[1-9]|1[0-2]|[1-9])[/_-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.-]|$)"
)
EPOCH = re.compile(r"[01][0-9]{9}(?:[0-9]{3})?")
LONGEST_VALUE = 100


@dataclass(frozen=True, slots=True)
class Published:
    """A time of publication, "minute" or "day", and where it was found."""

    at: datetime
    grain: str
    source: str


def find_published(
    head: Head, main: Mapping[str, Any], url: str | None, zone: str | None, now: datetime
) -> Published | None:
    """The first believable time of publication: JSON-LD, meta elements, time elements, the URL."""
    for source, value in _stated(head, main):
        found = read_time(value, zone)
        if found and believable(found[0], now):
            return Published(*found, source)
    in_url = URL_DAY.search(url or "")
    found = _made(in_url.groups(), None, zone) if in_url else None
    return Published(*found, "url") if found and believable(found[0], now) else None


def published_in(tree: HtmlElement, lang: str, zone: str | None, now: datetime) -> Published | None:
    """The time of publication in the visible text of a page, else the day that htmldate guesses."""
    at, grain = date_in_page(map(str, tree.itertext()), lang, zone)
    if at and grain and believable(at, now):
        return Published(at, grain, "text")
    from htmldate import find_date  # 0.2 s to import, and few pages need it

    guess = find_date(tree, extensive_search=False, original_date=True, max_date=now)
    found = read_time(guess, zone) if guess else None
    return Published(*found, "htmldate") if found and believable(found[0], now) else None


def _stated(head: Head, main: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the page states, best first, with where."""
    for thing in (main, *head.objects):
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(thing.get(key), str) and (thing is main or key == "datePublished"):
                yield "jsonld", thing[key]
    for name in META_NAMES:
        value = head.meta(name)
        if value:
            yield "meta", value
    times = head.soup.find_all("time")
    for tag in sorted(times, key=lambda tag: "publi" not in str(tag.attrs).lower()):
        if string_of(tag, "datetime"):
            yield "time", string_of(tag, "datetime")


def read_time(value: str, zone: str | None) -> tuple[datetime, str] | None:
    """The time that a machine-made string stands for, and "minute" or "day"; None where it cannot be read.

    Aware when the string or `zone` tells the zone; told in `zone` when that is known.

    >>> read_time("2020-10-29T23:30:00Z", "Asia/Jakarta")
    (datetime.datetime(2020, 10, 30, 6, 30, tzinfo=zoneinfo.ZoneInfo(key='Asia/Jakarta')), 'minute')
    """
    text = value.strip()[:LONGEST_VALUE]
    if EPOCH.fullmatch(text):
        return _told_in(datetime.fromtimestamp(int(text[:10]), UTC), zone), "minute"
    found = ISO_START.match(text) or COMPACT.match(text)
    if found:
        return _made(found.groups(), found[6], zone)
    try:
        return _told_in(parsedate_to_datetime(text), zone), "minute"
    except (ValueError, OverflowError):
        return None


def believable(at: datetime, now: datetime) -> bool:
    """True for times between 1990 and a little after now."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.year >= FIRST_YEAR and aware <= now + AHEAD


def _made(parts: tuple[str | None, ...], offset: str | None, zone: str | None) -> tuple[datetime, str] | None:
    """A time from year, month, day and perhaps hour and minute."""
    numbers = [int(part) for part in parts[:5] if part]
    try:
        at = datetime(*numbers)  # type: ignore[arg-type]
        if offset:
            at = at.replace(tzinfo=datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo)
    except ValueError:
        return None
    exact = len(numbers) > 3
    return (_told_in(at, zone), "minute") if exact else (_told_in(at.replace(tzinfo=None), zone), "day")


def _told_in(at: datetime, zone: str | None) -> datetime:
    """The same moment in a zone; a time without zone is taken to be in it."""
    if zone is None:
        return at
    return at.astimezone(ZoneInfo(zone)) if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
