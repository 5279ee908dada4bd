"""What feeds and sitemaps name: RSS, Atom, RDF, JSON Feed, sitemaps and their indexes, as entries."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import lxml.etree as etree

from newsevents.errors import Rejected
from newsevents.fetch.body import GZIP_MAGIC, Unpacker
from newsevents.fetch.feed_times import time_of
from newsevents.fetch.sniff import known_charset

ROOTS = ("rss", "feed", "RDF", "urlset", "sitemapindex")
ITEMS = ("{*}item", "{*}entry", "{*}url", "{*}sitemap")
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
LINKS = ("loc", "origLink", "link", "guid", "id")
PUBLISHED = ("pubDate", "published", "date", "publication_date", "issued", "created")
ATTRIBUTED = ("link", "guid", "id")
UPDATED = ("updated", "modified", "lastmod")
READ = {*LINKS, *PUBLISHED, *UPDATED, "title", "news"}
LONGEST = 2000
WHOLE = re.compile(r"https?://[A-Za-z0-9]")
BLANKS = b"\xef\xbb\xbf \t\r\n"
ENTITY = b"<!ENTITY"
START = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
BARE_AMPERSAND = re.compile(rb"(<!\[CDATA\[.*?\]\]>)|&(?!#?\w{1,20};)", re.S)


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
    root = _root(content, None if declared else charset)
    if root is None:
        raise Rejected("bad_feed", f"{base} is no feed and no sitemap")
    names = _Names()
    for item in root.iter(*ITEMS):
        entry = _entry(item, base, names)
        if entry:
            yield entry


def _root(content: bytes, charset: str | None) -> Any:
    """The root of a feed or sitemap, also behind the warnings of a broken program, or None."""
    root = _parsed(content, charset)
    if root is None or _local(root.tag) not in ROOTS:
        start = START.search(content)
        root = _parsed(content[start.start() :], charset) if start else None
    return root if root is not None and _local(root.tag) in ROOTS else None


def _parsed(content: bytes, charset: str | None) -> Any:
    """The root of a piece of XML with the faults that feeds have, or None."""
    parser = _parser(charset)
    try:
        root = etree.fromstring(content, parser)
        if len(parser.error_log):  # "?id=7&page=2" would lose "&page"
            mended = BARE_AMPERSAND.sub(lambda found: found[1] or b"&amp;", content)
            root = etree.fromstring(mended, _parser(charset)) if mended != content else root
    except (etree.LxmlError, ValueError):
        return None
    return root


def _parser(charset: str | None) -> etree.XMLParser:
    """A parser that mends what it can and fetches nothing."""
    options = {"recover": True, "remove_comments": True, "remove_pis": True, "no_network": True}
    safe = {"resolve_entities": False, "load_dtd": False, "huge_tree": False}
    try:
        return etree.XMLParser(**options, **safe, encoding=known_charset(charset))
    except LookupError:  # Python knows charsets that libxml2 does not
        return etree.XMLParser(**options, **safe)


class _Names(dict[Any, str]):
    """The names of the elements that are read, by full name; all others have none."""

    def __missing__(self, tag: Any) -> str:
        name = _local(tag)
        self[tag] = name if name in READ else ""
        return self[tag]


def _local(tag: Any) -> str:
    """A name without its namespace; what is no element has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _entry(item: Any, base: str, names: _Names) -> Entry | None:
    """The entry of an item, or None when it names no address of the web."""
    own_base = item.get(XML_BASE)
    base = urljoin(base, own_base) if own_base else base
    told: dict[str, str] = {}
    _read(item, told, names)
    link = _first(told, LINKS)
    address = absolute(base, link) if link else None
    if address is None:
        return None
    is_list = _local(item.tag) == "sitemap"
    return Entry(address, told.get("title"), _first(told, PUBLISHED), _first(told, UPDATED), is_list)


def _first(told: dict[str, str], names: tuple[str, ...]) -> str | None:
    """The first of some fields that was told."""
    for name in names:
        if name in told:
            return told[name]
    return None


def _read(item: Any, told: dict[str, str], names: _Names) -> None:
    """What the elements of an item say, and those in the news part of a sitemap; the first one counts."""
    for child in item:
        name = names[child.tag]
        if not name or name in told or (name == "guid" and "link" in told):
            continue
        if name == "news":
            _read(child, told, names)
            continue
        text = _text_of(child)
        if name in ATTRIBUTED:
            text = _address(child, name, text)
        if text:
            told[name] = text[:LONGEST]


def _text_of(element: Any) -> str:
    """The text of an element, with that of markup in it and of entities that only HTML has."""
    text = html.unescape("".join(element.itertext())) if len(element) else element.text
    return text.strip() if text else ""


def _address(child: Any, name: str, text: str) -> str:
    """What an element says of the address of its item, empty where it speaks of another one."""
    if name == "link":
        return text or (child.get("href", "") if child.get("rel", "alternate") == "alternate" else "")
    return text if "://" in text and child.get("isPermaLink", "true") == "true" else ""


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
