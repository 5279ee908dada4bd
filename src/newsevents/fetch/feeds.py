"""What feeds and sitemaps name: RSS, Atom, RDF, JSON Feed, sitemaps and their indexes, as entries."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from newsevents.errors import Rejected
from newsevents.fetch.body import GZIP_MAGIC, Unpacker
from newsevents.fetch.feed_times import time_of
from newsevents.fetch.feed_xml import feed_root, local_name

ITEMS = {"rss": "item", "RDF": "item", "feed": "entry", "urlset": "url", "sitemapindex": "sitemap"}
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
IDS = ("guid", "id")
LINKS = ("loc", "origLink", "link", *IDS)
PUBLISHED = ("pubDate", "published", "date", "publication_date", "issued", "created")
UPDATED = ("updated", "modified", "lastmod")
TAGS = [f"{{*}}{name}" for name in (*LINKS, "title", *PUBLISHED, *UPDATED)]
LONGEST = 2000
MOST_ENTRIES = 50_000  # as many as a sitemap may have
WHOLE = re.compile(r"https?://[A-Za-z0-9]")
BLANKS = b"\xef\xbb\xbf \t\r\n"
ENTITY = b"<!ENTITY"


class Entry(NamedTuple):
    """One entry of a feed or sitemap; `is_list` is true for a sitemap named by an index.

    `published` and `updated` are as the feed writes them: only so they stay as exact as they were told.
    """

    url: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    is_list: bool = False

    @property
    def at(self) -> datetime | None:
        """When it was published, else when it was changed last."""
        return time_of(self.published) or time_of(self.updated)


def parse_feed(content: bytes, url: str, max_bytes: int, charset: str | None = None) -> list[Entry]:
    """The entries of a feed or sitemap in their order, with absolute web addresses, none twice.

    Raises Rejected("bad_feed") for what is none, and for one that declares entities of its own.
    `charset` is what its server says, which counts where the feed itself says nothing.

    >>> rss = b"<rss><channel><item><link>/7</link><title>Banjir</title></item></channel></rss>"
    >>> parse_feed(rss, "https://contoh.id/rss", 1000)[0].url
    'https://contoh.id/7'
    """
    if content.startswith(GZIP_MAGIC):
        content = Unpacker(max_bytes).feed(content)
    content = content.lstrip(BLANKS)
    found: dict[str, Entry] = {}
    for entry in (
        _json_entries(content, url) if content[:1] in (b"{", b"[") else _entries(content, url, charset)
    ):
        found.setdefault(entry.url, entry)
    return list(found.values())


def _entries(content: bytes, base: str, charset: str | None) -> Iterator[Entry]:
    """The entries of what is written in XML."""
    if ENTITY in content:
        raise Rejected("bad_feed", f"{base} declares entities of its own")
    declared = content.startswith(b"<?xml") and b"encoding" in content[:100]
    root = feed_root(content, None if declared else charset)
    if root is None:
        raise Rejected("bad_feed", f"{base} is no feed and no sitemap")
    kind = ITEMS[local_name(root.tag)]
    for item, fields in islice(_items(root, kind), MOST_ENTRIES):
        entry = _entry(item, fields, base)
        if entry:
            yield entry._replace(is_list=True) if kind == "sitemap" else entry


class _Names(dict[Any, str]):
    """The names of elements without their namespaces, by full name."""

    def __missing__(self, tag: Any) -> str:
        self[tag] = local_name(tag)
        return self[tag]


def _items(root: Any, kind: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every item with the first of its elements of each name, one way through the whole tree."""
    names, item, fields = _Names(), None, dict[str, Any]()
    for element in root.iter(f"{{*}}{kind}", *TAGS):
        name = names[element.tag]
        if name == kind:
            if item is not None:
                yield item, fields
            item, fields = element, {}
        elif (
            name not in fields
            and (element.getparent() is item or _is_news_of(element, item))
            and (name != "link" or element.get("rel", "alternate") == "alternate")
        ):
            fields[name] = element
    if item is not None:
        yield item, fields


def _is_news_of(element: Any, item: Any) -> bool:
    """True for an element in the news part of an item (of a news sitemap)."""
    parent = element.getparent()
    return parent is not None and local_name(parent.tag) == "news" and parent.getparent() is item


def _entry(item: Any, fields: dict[str, Any], base: str) -> Entry | None:
    """The entry of an item, or None when it names no address of the web."""
    own_base = item.get(XML_BASE)
    link = _link(fields)
    base = (absolute(base, own_base) or base) if own_base else base
    address = absolute(base, link) if link else None
    if address is None:
        return None
    title = _text(fields["title"]) if "title" in fields else ""
    return Entry(address, title[:LONGEST] or None, _first(fields, PUBLISHED), _first(fields, UPDATED))


def _link(fields: dict[str, Any]) -> str | None:
    """What an item gives as its address."""
    for name in LINKS:
        if name in fields:
            element = fields[name]
            text = _text(element) or element.get("href", "")
            is_address = name not in IDS or ("://" in text and element.get("isPermaLink", "true") == "true")
            if text and is_address:
                return text
    return None


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The text of the first of some elements that has any."""
    for name in names:
        if name in fields and (text := _text(fields[name])):
            return text[:LONGEST]
    return None


def _text(element: Any) -> str:
    """The text of an element, with that of markup in it and of entities that only HTML has."""
    text = html.unescape("".join(element.itertext())) if len(element) else element.text
    return text.strip() if text else ""


def _json_entries(content: bytes, base: str) -> Iterator[Entry]:
    try:
        items = json.loads(content).get("items")
    except (ValueError, AttributeError, RecursionError) as error:
        raise Rejected("bad_feed", f"{base} is no feed: {error}") from error
    if not isinstance(items, list):
        raise Rejected("bad_feed", f"{base} is no feed: it has no items")
    for item in items:
        strings = (
            {key: value for key, value in item.items() if isinstance(value, str)}
            if isinstance(item, dict)
            else {}
        )
        link = strings.get("url") or strings.get("external_url")
        address = absolute(base, link) if link else None
        if address:
            dates = strings.get("date_published"), strings.get("date_modified")
            yield Entry(address, strings.get("title"), *dates)


def absolute(base: str, link: str) -> str | None:
    """The web address that a link stands for, or None when it is none."""
    if len(link) >= LONGEST:
        return None
    if WHOLE.match(link):
        return link
    try:
        parts = urlsplit(url := urljoin(base, link.strip()))
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
