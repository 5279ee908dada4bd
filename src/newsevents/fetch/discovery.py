"""The feeds and sitemaps of a site, found from its home page and its robots.txt."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from newsevents.fetch.body import GZIP_MAGIC
from newsevents.fetch.feed_xml import START
from newsevents.fetch.feeds import absolute
from newsevents.fetch.sniff import known_charset
from newsevents.model import RawPage

FEED_TYPES = re.compile(r"application/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)")
HEAD_BYTES = 2000
SEARCHED_BYTES = 128 * 1024
JSON_FEED = b"jsonfeed.org/version"


def is_list(content: bytes) -> bool:
    """True for what looks like a feed or sitemap, whatever media type it came with.

    >>> is_list(b'<?xml version="1.0"?><rss version="2.0">'), is_list(b"<html><body>rss</body></html>")
    (True, False)
    """
    head = content[:HEAD_BYTES]
    return head.startswith(GZIP_MAGIC) or JSON_FEED in head or START.search(head) is not None


def is_home(url: str) -> bool:
    """True for an address that names a whole site."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def find_feeds(page: RawPage) -> list[str]:
    """The feeds that a web page names in its head, those of comments last.

    >>> head = b'<head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>'
    >>> find_feeds(RawPage("x", head, "text/html", "x", url="https://contoh.id/"))
    ['https://contoh.id/rss.xml']
    """
    strained = BeautifulSoup(
        page.content[:SEARCHED_BYTES],
        "lxml",
        parse_only=SoupStrainer(["link", "base"]),
        from_encoding=known_charset(page.charset),
    )
    base = page.url or page.origin
    found = []
    for tag in strained.find_all(["link", "base"]):
        link = str(tag.get("href") or "")
        if tag.name == "base" and link:
            base = absolute(base, link) or base
        elif "alternate" in str(tag.get("rel")).lower() and FEED_TYPES.match(str(tag.get("type")).lower()):
            found.append(absolute(base, link))
    return sorted(dict.fromkeys(url for url in found if url), key=lambda url: "comment" in url)
