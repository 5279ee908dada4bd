"""Feeds of 100 items read a second on one core: `python bench/feed_speed.py (newsevents|feedparser)`.

A process of its own, so that a peer may live in another environment than newsevents.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

ITEMS = 100
SECONDS = 5.0
REPEATS = 10
URL = "https://contoh.id/rss"
HEAD = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Kabar Contoh</title><link>https://contoh.id/</link><description>Berita terkini</description>
"""
ITEM = """<item><title>Banjir &amp; longsor melanda desa ke-{n}, warga mengungsi</title>
<link>https://contoh.id/daerah/{n}/banjir-dan-longsor-melanda-desa</link>
<guid isPermaLink="true">https://contoh.id/daerah/{n}/banjir-dan-longsor-melanda-desa</guid>
<pubDate>Mon, {day:02} Feb 2024 19:{minute:02}:00 +0700</pubDate><category>Daerah</category>
<description><![CDATA[<img src="https://contoh.id/{n}.jpg"/>Hujan deras mengguyur wilayah itu sejak pagi
dan sungai meluap ke permukiman warga.]]></description><dc:creator>Redaksi</dc:creator>
<media:content url="https://contoh.id/{n}.jpg" medium="image"/></item>
"""


def make_feed(items: int = ITEMS) -> bytes:
    """A feed as news sites write them, without namespaces that are not used."""
    body = "".join(ITEM.format(n=n, day=1 + n % 28, minute=n % 60) for n in range(items))
    return f"{HEAD}{body}</channel></rss>".encode()


def read_newsevents(feed: bytes) -> int:
    """Addresses, titles and times, the times read."""
    from newsevents.fetch.feeds import parse_feed

    return sum(entry.at is not None and bool(entry.title) for entry in parse_feed(feed, URL, 10**7))


def read_feedparser(feed: bytes) -> int:
    """The same, by feedparser."""
    import feedparser

    return sum(bool(entry.published_parsed and entry.title) for entry in feedparser.parse(feed).entries)


READERS: dict[str, Callable[[bytes], int]] = {"newsevents": read_newsevents, "feedparser": read_feedparser}


def feeds_per_second(read: Callable[[bytes], int], seconds: float) -> float:
    """Feeds a second of CPU time, the best of some repeats: the least disturbed."""
    feed = make_feed()
    if read(feed) != ITEMS:
        raise ValueError("not all items were read")
    return max(_once(read, feed, seconds / REPEATS) for _ in range(REPEATS))


def _once(read: Callable[[bytes], int], feed: bytes, seconds: float) -> float:
    started, done = time.process_time(), 0
    while time.process_time() - started < seconds:
        read(feed)
        done += 1
    return done / (time.process_time() - started)


if __name__ == "__main__":
    print(feeds_per_second(READERS[sys.argv[1]], SECONDS))
