"""The XML of feeds and sitemaps, with the faults that it has on the web."""

from __future__ import annotations

import re
from typing import Any

import lxml.etree as etree

from newsevents.fetch.sniff import known_charset

ROOTS = ("rss", "feed", "RDF", "urlset", "sitemapindex")
START = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
CDATA, CDATA_END = b"<![CDATA[", b"]]>"
BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,20};)")
MOST_MARKS = 1_000_000
"""More "<" and "&" are in no feed or sitemap; a tree takes a hundred bytes for each."""


def feed_root(content: bytes, charset: str | None) -> Any:
    """The root of a feed or sitemap, also behind the warnings of a broken program, or None."""
    if content.count(b"<") + content.count(b"&") > MOST_MARKS:
        return None
    mended = _mended(content)
    root = _parsed(mended, charset)
    if root is None or local_name(root.tag) not in ROOTS:
        start = START.search(mended)
        root = _parsed(mended[start.start() :], charset) if start else None
    return root if root is not None and local_name(root.tag) in ROOTS else None


def _parsed(content: bytes, charset: str | None) -> Any:
    """The root of a piece of XML with the faults that feeds have, or None."""
    try:
        return etree.fromstring(content, _parser(charset))
    except (etree.LxmlError, ValueError):
        return None


def _mended(content: bytes) -> bytes:
    """XML with "&" written as it must be, or "?id=7&page=2" loses its end; within CDATA it is right."""
    if BARE_AMPERSAND.search(content) is None:
        return content
    first, *rest = content.split(CDATA)
    pieces = [BARE_AMPERSAND.sub(b"&amp;", first)]
    for part in rest:
        kept, end, after = part.partition(CDATA_END)
        pieces.append(kept + end + BARE_AMPERSAND.sub(b"&amp;", after))
    return CDATA.join(pieces)


def _parser(charset: str | None) -> etree.XMLParser:
    """A parser that mends what it can and fetches nothing."""
    options = {"recover": True, "remove_comments": True, "remove_pis": True, "no_network": True}
    safe = {"resolve_entities": False, "load_dtd": False, "huge_tree": False}
    try:
        return etree.XMLParser(**options, **safe, encoding=known_charset(charset))
    except LookupError:  # Python knows charsets that libxml2 does not
        return etree.XMLParser(**options, **safe)


def local_name(tag: Any) -> str:
    """A name without its namespace; what is no element has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
