"""When a page was published: where it says so, how exactly, and in which zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml.html import HtmlElement

from newsevents.clean.head import Head, string_of
from newsevents.clean.text_date import date_in_page
from newsevents.clean.time_forms import made_of, read_time
from newsevents.model import RawPage

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
URL_DAY = re.compile(
    r"[/_-](20\d\d|199\d)[/_-]?(0[1-9]|1[0-2]|[1-9])[/_-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.-]|$)"
)


@dataclass(frozen=True, slots=True)
class Published:
    """A time of publication, "minute" or "day", and where it was found."""

    at: datetime
    grain: str
    source: str


def find_published(
    head: Head, main: Mapping[str, Any], page: RawPage, url: str | None, now: datetime
) -> Published | None:
    """The first believable time of publication: JSON-LD, meta elements, the feed, time elements, the URL."""
    for source, value in (*_stated(head, main), ("feed", page.published or ""), *_shown(head)):
        found = read_time(value, page.timezone, page.lang) if value else None
        if found and believable(found[0], now):
            return Published(*found, source)
    in_url = URL_DAY.search(url or "")
    found = made_of(in_url.groups(), None, "", page.timezone) if in_url else None
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
    """What the page states for machines, best first, with where."""
    for thing in (main, *head.objects):
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(thing.get(key), str) and (thing is main or key == "datePublished"):
                yield "jsonld", thing[key]
    for name in META_NAMES:
        value = head.meta(name)
        if value:
            yield "meta", value


def _shown(head: Head) -> Iterator[tuple[str, str]]:
    """The time elements of the page, one that is marked as that of publication first."""
    times = head.soup.find_all("time")
    for tag in sorted(times, key=lambda tag: "publi" not in str(tag.attrs).lower()):
        yield "time", string_of(tag, "datetime") or tag.get_text(" ").strip()


def believable(at: datetime, now: datetime) -> bool:
    """True for times between 1990 and a little after now."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.year >= FIRST_YEAR and aware <= now + AHEAD
