"""What feeds and sitemaps name: RSS, Atom, RDF, JSON Feed, sitemaps and their indexes, as entries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.etree as etree

from newsevents.errors import Rejected
from newsevents.fetch.body import GZIP_MAGIC, Unpacker

ROOTS = ("rss", "feed", "RDF", "urlset", "sitemapindex")
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
LINKS = ("loc", "origLink", "link", "guid", "id")
ITEMS = ("item", "entry", "url", "sitemap")
TIMES = (
    "pubDate",
    "published",
    "date",
    "publication_date",
    "issued",
    "created",
    "updated",
    "modified",
    "lastmod",
)
SUMMARIES = ("description", "summary", "subtitle", "content_text")
LONGEST = 2000
WHOLE = re.compile(r"https?://[A-Za-z0-9]")
ENTITY = b"<!ENTITY"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed or sitemap; `is_list` is true for a sitemap named by an index."""

    url: str
    title: str | None = None
    published: datetime | None = None
    summary: str | None = None
    is_list: bool = False


def parse_feed(content: bytes, url: str, max_bytes: int) -> list[Entry]:
    """The entries of a feed or sitemap in their order, with absolute web addresses, none twice.

    Raises Rejected("bad_feed") for what is none, and for one that declares entities of its own.

    >>> rss = b"<rss><channel><item><link>/7</link><title>Banjir</title></item></channel></rss>"
    >>> parse_feed(rss, "https://contoh.id/rss", 1000)[0].url
    'https://contoh.id/7'
    """
    if content.startswith(GZIP_MAGIC):
        content = Unpacker(max_bytes).feed(content)
    content = content.strip()
    found = _json_entries(content, url) if content[:1] in (b"{", b"[") else _xml_entries(content, url)
    return list({entry.url: entry for entry in reversed(list(found))}.values())[::-1]


def _xml_entries(content: bytes, base: str) -> Iterator[Entry]:
    if ENTITY in content:
        raise Rejected("bad_feed", f"{base} declares entities of its own")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Rejected("bad_feed", f"{base}: {error}") from error
    if root is None or not any(
        _name(root) == name for name in ("rss", "feed", "RDF", "urlset", "sitemapindex")
    ):
        raise Rejected("bad_feed", f"{base} is no feed and no sitemap")
    for item in root.iter(etree.Element):
        if _name(item) in ITEMS:
            entry = _entry(item, base)
            if entry:
                yield entry


def _entry(item: Any, base: str) -> Entry | None:
    """The entry of an item, or None when it names no address of the web."""
    base = urljoin(base, item.get(XML_BASE)) if item.get(XML_BASE) else base
    texts: dict[str, str] = {}
    links: dict[str, str] = {}
    for child in _fields(item):
        name, text = _name(child), (child.text or "").strip()[:LONGEST]
        if name in LINKS:
            links[name] = links.get(name) or _address(child, name, text)
        elif text:
            texts.setdefault(name, text)
    link = next((links[name] for name in LINKS if links.get(name)), None)
    address = absolute(base, link) if link else None
    if address is None:
        return None
    published = next((texts[name] for name in TIMES if name in texts), None)
    summary = next((texts[name] for name in SUMMARIES if name in texts), None)
    return Entry(address, texts.get("title"), time_of(published), summary, _name(item) == "sitemap")


def _fields(item: Any) -> Iterator[Any]:
    """The elements of an item, and those within the news part of a sitemap."""
    for child in item.iterchildren():
        yield child
        if _name(child) == "news":
            yield from child.iterchildren()


def _address(child: Any, name: str, text: str) -> str:
    """What an element says of the address of its item, empty where it speaks of another one."""
    if name == "link":
        return (child.get("href") or text) if child.get("rel", "alternate") == "alternate" else ""
    if name in ("guid", "id"):
        return text if "://" in text and child.get("isPermaLink", "true") == "true" else ""
    return text


def _json_entries(content: bytes, base: str) -> Iterator[Entry]:
    try:
        items = json.loads(content).get("items")
    except (ValueError, AttributeError, RecursionError) as error:
        raise Rejected("bad_feed", f"{base} is no feed: {error}") from error
    if not isinstance(items, list):
        raise Rejected("bad_feed", f"{base} is no feed: it has no items")
    for item in items:
        link = item.get("url") or item.get("external_url") if isinstance(item, dict) else None
        address = absolute(base, link) if isinstance(link, str) else None
        if address:
            strings = {key: value for key, value in item.items() if isinstance(value, str)}
            published = time_of(strings.get("date_published"))
            yield Entry(address, strings.get("title"), published, strings.get("summary"))


def absolute(base: str, link: str) -> str | None:
    """The web address that a link stands for, or None when it is none."""
    if WHOLE.match(link):
        return link
    try:
        parts = urlsplit(url := urljoin(base, link.strip()))
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def time_of(text: str | None) -> datetime | None:
    """A time of a feed, in the form of mails (RSS) or ISO (all others)."""
    if not text:
        return None
    readers = (datetime.fromisoformat, parsedate_to_datetime)
    for read in readers if text[:1].isdigit() else readers[::-1]:
        try:
            return read(text.strip())
        except ValueError:
            continue
    return None


def _name(element: Any) -> str:
    """The name of an element without its namespace."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
