"""What a page says of its article: title, byline, section, language, canonical URL, site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsevents.clean.head import Head, string_of
from newsevents.clean.publish_date import Published, find_published
from newsevents.clean.urls import canonical_url, host_of
from newsevents.model import RawPage

ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Posting\b", re.I)
LIVE_TYPE = "LiveBlogPosting"
SEPARATORS = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
TAGS = re.compile(r"<[^<>]{0,2000}>")
SPACES = re.compile(r"\s+")
LONGEST = {"title": 500, "byline": 200, "section": 100}
SITE_LIKENESS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found. `free` is False where the page says that it must be paid for; a live blog is `live`."""

    title: str | None
    byline: str | None
    section: str | None
    site: str | None
    lang: str | None
    url: str | None
    published: Published | None
    free: bool = True
    live: bool = False


def read_metadata(head: Head, page: RawPage, now: datetime) -> Metadata:
    """The metadata of a page: JSON-LD first, then OpenGraph and meta elements, then the page's own title."""
    main = main_object(head)
    site = head.meta("og:site_name") or _name(main.get("publisher"))
    url = canonical_url(_canonical(head), page.url)
    return Metadata(
        title=_short(_title(head, main, site, url), "title"),
        byline=_short(_byline(head, main), "byline"),
        section=_short(
            _first(main.get("articleSection")) or head.meta("article:section", "section"), "section"
        ),
        site=_short(site, "section"),
        lang=_language(head, main),
        url=url,
        published=find_published(head, main, page, url, now),
        free=str(main.get("isAccessibleForFree", True)).lower() not in ("false", "0", "no"),
        live=any(LIVE_TYPE in types_of(thing) for thing in head.objects),
    )


def main_object(head: Head) -> Mapping[str, Any]:
    """The JSON-LD object that describes the article, or an empty one."""
    articles = [
        thing for thing in head.objects if any(ARTICLE_TYPES.search(kind) for kind in types_of(thing))
    ]
    dated = [thing for thing in articles if thing.get("datePublished")]
    return next(iter(dated or articles), {})


def article_body(head: Head) -> str | None:
    """The text that the page gives for machines in its JSON-LD, without markup; all of a live blog."""
    main = main_object(head)
    updates = main.get("liveBlogUpdate")
    told = (
        [main, *(thing for thing in updates if isinstance(thing, dict))]
        if isinstance(updates, list)
        else [main]
    )
    bodies = [body for thing in told if (body := _first(thing.get("articleBody")))]
    return "\n".join(TAGS.sub(" ", html.unescape(body)) for body in bodies) or None


def types_of(thing: Mapping[str, Any]) -> list[str]:
    """The types of a JSON-LD object."""
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _title(head: Head, main: Mapping[str, Any], site: str | None, url: str | None) -> str | None:
    """The headline; the title of the window only without the site's name at its end."""
    stated = _first(main.get("headline")) or head.meta("og:title", "twitter:title", "title", "headline")
    window = head.soup.find("title")
    title = stated or (window.get_text(" ") if window else None)
    return without_site(SPACES.sub(" ", html.unescape(title)).strip(), site, url) if title else _h1(head)


def without_site(title: str, site: str | None, url: str | None) -> str:
    """A title without the name of the site at its end.

    >>> without_site("Banjir Rendam Demak - Contoh.id", None, "https://www.contoh.id/1")
    'Banjir Rendam Demak'
    """
    marks = list(SEPARATORS.finditer(title))
    names = [
        SITE_LIKENESS.sub("", name).lower() for name in (site, host_of(url).removeprefix("www.")) if name
    ]
    if not marks or not names:
        return title
    last = SITE_LIKENESS.sub("", title[marks[-1].end() :]).lower()
    near = last and any(last in name or (name in last and len(last) < 2 * len(name)) for name in names)
    return title[: marks[-1].start()] if near else title


def _h1(head: Head) -> str | None:
    headings = [SPACES.sub(" ", tag.get_text(" ")).strip() for tag in head.soup.find_all("h1")]
    return headings[0] if len(headings) == 1 and headings[0] else None


def _byline(head: Head, main: Mapping[str, Any]) -> str | None:
    authors = main.get("author") or main.get("creator")
    names = [name for name in map(_name, authors if isinstance(authors, list) else [authors]) if name]
    if names:
        return ", ".join(dict.fromkeys(names))
    stated = head.meta("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
    return None if stated is None or "://" in stated else stated


def _language(head: Head, main: Mapping[str, Any]) -> str | None:
    """The language the page declares, as it is written there."""
    root = head.soup.find("html")
    declared = string_of(root, "lang") if root else ""
    return (
        declared or _first(main.get("inLanguage")) or head.meta("og:locale", "language", "content-language")
    )


def _canonical(head: Head) -> str | None:
    for tag in head.soup.find_all("link"):
        if "canonical" in string_of(tag, "rel").lower().split() and string_of(tag, "href"):
            return string_of(tag, "href")
    return head.meta("og:url")


def _name(thing: Any) -> str | None:
    return _first(thing.get("name")) if isinstance(thing, dict) else _first(thing)


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item.strip()


def _first(value: Any) -> str | None:
    """The first string of a value that may be a list."""
    return next(_strings(value), None)


def _short(text: str | None, what: str) -> str | None:
    """Text of one line within its limit, entities resolved."""
    return SPACES.sub(" ", html.unescape(text)).strip()[: LONGEST[what]] or None if text else None
