"""Feeds and sitemaps, and the pages they name."""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopback import Reply, Site
from newsevents.errors import Rejected
from newsevents.fetch import feeds
from newsevents.fetch.feeds import parse_feed
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.fetch.sources import expand, read_source
from newsevents.model import Failure, RawPage

BASE = "https://contoh.id/rss/terkini.xml"
CORPUS = Path(__file__).parents[3] / "shared" / "badinput" / "feedparser"
SETTINGS = FetchSettings(allow_loopback=True, gap_s=0.0, max_tries=1)
XML = {"Content-Type": "application/rss+xml"}
PAGE = Reply(b"<p>Hujan deras turun.</p>")

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Kabar</title><link>https://contoh.id/</link>
<item><title>Banjir &amp; longsor</title><link>https://contoh.id/7</link>
<pubDate>Mon, 12 Feb 2024 19:05:00 +0700</pubDate><description>Hujan.</description></item>
<item><guid>https://contoh.id/8</guid><title>Gempa</title></item>
<item><title>Tanpa tautan</title><guid isPermaLink="false">8</guid></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://contoh.id/">
<link href="https://contoh.id/"/>
<entry xml:base="/daerah/"><title>Banjir</title><link rel="edit" href="/edit"/><link href="7"/>
<published>2024-02-12T19:05:00+07:00</published></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item><link>https://contoh.id/7</link></item></rdf:RDF>"""
NEWS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/x">
<url><loc>https://contoh.id/7</loc><news:news><news:publication_date>2024-02-12T19:05:00+07:00
</news:publication_date><news:title>Banjir</news:title></news:news></url></urlset>"""
JSON = json.dumps(
    {"items": [{"url": "/7", "title": "Banjir", "date_published": "2024-02-12T19:05:00+07:00"}, 3]}
)


@pytest.mark.parametrize("content", [RSS, ATOM, RDF, NEWS, JSON.encode(), gzip.compress(NEWS), RSS[:-40]])
def test_every_kind_of_feed_names_its_pages(content: bytes) -> None:
    first = parse_feed(content, BASE, 10**6)[0]
    assert first.url in ("https://contoh.id/7", "https://contoh.id/daerah/7")
    if content not in (RDF,):
        assert first.title in ("Banjir", "Banjir & longsor")
        assert first.at
        assert first.at.isoformat() == "2024-02-12T19:05:00+07:00"


def test_entries_need_an_address_of_the_web() -> None:
    assert [entry.url for entry in parse_feed(RSS, BASE, 10**6)] == [
        "https://contoh.id/7",
        "https://contoh.id/8",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body><p>Hujan</p></body></html>",
        b'{"items": 7}',
        b"[1]",
        b"{",
        b'<!DOCTYPE a [<!ENTITY b "c">]><rss><channel/></rss>',
        b"\x00\x01",
    ],
)
def test_what_is_no_feed_is_rejected(content: bytes) -> None:
    with pytest.raises(Rejected) as caught:
        parse_feed(content, BASE, 10**6)
    assert caught.value.code == "bad_feed"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora of bad input are not here")
def test_every_public_feed_is_read_or_rejected() -> None:
    paths = sorted(path for path in CORPUS.rglob("*") if path.is_file())
    codes = Counter(outcome(path.read_bytes()) for path in paths)
    assert set(codes) <= {"feed", "bad_feed"}
    assert codes["feed"] > codes["bad_feed"]


def outcome(content: bytes, charset: str | None = None) -> str:
    """The reason code of a feed, or "feed"."""
    try:
        entries = parse_feed(content, BASE, 10**6, charset)
    except Rejected as error:
        return error.code
    assert all(entry.url.startswith(("http://", "https://")) for entry in entries)
    return "feed"


def test_no_list_has_more_entries_or_markup_than_a_sitemap_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 50)
    many = "".join(f"<url><loc>/{number}</loc></url>" for number in range(60))
    assert len(parse_feed(f"<urlset>{many}</urlset>".encode(), BASE, 10**8)) == 50
    assert outcome(b"<rss>" + b"<a/>" * 1_000_000) == "bad_feed"


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        ("<link>/a?x=1&y=2</link><title>A & B</title>", ("https://contoh.id/a?x=1&y=2", "A & B")),
        (
            "<link><![CDATA[/a?x=1&y=2]]></link><title>A &nbsp;B</title>",
            ("https://contoh.id/a?x=1&y=2", "A \xa0B"),
        ),
        ("<link>/a</link><title>A <b>B</b> C</title>", ("https://contoh.id/a", "A B C")),
        ("<link><!-- x -->/a<?php ?></link><title>A<title>B</title></title>", ("https://contoh.id/a", "AB")),
        ("<image><url>/i.png</url></image><link>/3</link>", ("https://contoh.id/3", None)),
        ("<link> </link><guid>https://contoh.id/1</guid>", ("https://contoh.id/1", None)),
        (
            "<source url='/x'><title>Lain</title><link>/x</link></source><link>/4</link>",
            ("https://contoh.id/4", None),
        ),
        ("<link>http://[</link><guid>https://contoh.id/1</guid>", None),
        ("<guid>https://contoh.id/1</guid><link>/2</link><title/>", ("https://contoh.id/2", None)),
    ],
)
def test_faults_that_feeds_have_are_mended(item: str, entry: tuple[str, str | None] | None) -> None:
    feed = f"<rss><channel><item>{item}</item></channel></rss>".encode()
    warning = b"<br />\n<b>Warning</b>: a & b\n<?xml version='1.0'?>"
    for content in (feed, warning + feed):
        assert [found[:2] for found in parse_feed(content, BASE, 10**6)] == ([entry] if entry else [])


@pytest.mark.parametrize("base", ["http://[", "javascript:1", "x" * 5000, "/"])
def test_a_base_that_is_none_changes_nothing(base: str) -> None:
    feed = f"<rss><item xml:base='{base}'><link>/7</link></item></rss>"
    assert [entry.url for entry in parse_feed(feed.encode(), BASE, 10**6)] == ["https://contoh.id/7"]


def test_times_stay_as_exact_as_they_were_told() -> None:
    feed = b"""<feed><entry><id>https://contoh.id/1</id><updated>2024-02-13</updated></entry>
    <entry><id>https://contoh.id/2</id><published>2024-02-12</published><updated>x</updated></entry></feed>"""
    first, second = parse_feed(feed, BASE, 10**6)
    assert (first.published, first.updated, str(first.at)) == (None, "2024-02-13", "2024-02-13 00:00:00")
    assert (second.published, str(second.at)) == ("2024-02-12", "2024-02-12 00:00:00")


@pytest.mark.parametrize(
    ("declared", "charset"),
    [("", "cp1252"), ("", "no-such"), ('<?xml version="1.0" encoding="cp1252"?>', "utf-8")],
)
def test_the_charset_of_the_server_counts_where_the_feed_tells_none(declared: str, charset: str) -> None:
    feed = f"{declared}<rss><item><title>\u201cBanjir\u201d</title><link>/7</link></item></rss>"
    (entry,) = parse_feed(feed.encode("cp1252"), BASE, 10**6, charset)
    assert entry.title == ("\u201cBanjir\u201d" if charset != "no-such" else "\ufffdBanjir\ufffd")


PIECES = [
    "<rss>",
    "<item>",
    "</item>",
    "<link>",
    "</link>",
    "/7?a&b",
    "<![CDATA[",
    "]]>",
    "&",
    "<entry",
    " xml:base='",
]
PIECES += [
    "<title>",
    "<",
    ">",
    "href='//x'",
    "<feed xmlns='x'>",
    "<pubDate>",
    "2024-02-12",
    "<news:news>",
    "<!--",
    "é",
    "http://[",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.binary(max_size=20), st.text(max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_feed_is_read_or_rejected(pieces: list[str], noise: bytes, charset: str) -> None:
    for content in ("".join(pieces).encode() + noise, b"<rss>" + "".join(pieces).encode(), noise):
        assert outcome(content, charset) in ("feed", "bad_feed", "bad_gzip")


@pytest.mark.parametrize(
    "piece", [b"<![CDATA[", b"<item>", b"&", b"<link>", b"<rss ", b"]]>&", b"<item><title>&x;"]
)
def test_hostile_feeds_take_little_time(piece: bytes) -> None:
    started = time.process_time()
    outcome(b"<rss>" + piece * (2**20 // len(piece)))
    assert time.process_time() - started < 3.0


def test_a_feed_gives_the_pages_it_names(site: Site) -> None:
    feed = f"<rss><channel><item><link>{site.url}/1</link></item><item><link>/2</link></item></channel></rss>"
    site.routes |= {"/rss": Reply(feed.encode(), headers=XML), "/1": PAGE}
    source = Source("kabar", "feed", url=f"{site.url}/rss", language="id")
    page, failure = read_source(source, SETTINGS)
    assert isinstance(page, RawPage)
    assert (page.url, page.source, page.lang) == (f"{site.url}/1", "kabar", "id")
    assert isinstance(failure, Failure)
    assert failure.error.code == "http_404"


def test_a_feed_may_be_named_like_a_page(site: Site) -> None:
    feed = f"<rss><channel><item><link>{site.url}/1</link></item></channel></rss>"
    site.routes |= {"/rss": Reply(feed.encode(), headers=XML), "/1": PAGE}
    (page,) = expand(f"{site.url}/rss", SETTINGS, ())
    assert isinstance(page, RawPage)
    assert page.url == f"{site.url}/1"


def test_an_index_leads_to_the_pages_of_its_newest_sitemaps(site: Site) -> None:
    lists = "".join(
        f"<sitemap><loc>/m{n}</loc><lastmod>2024-02-0{n}</lastmod></sitemap>" for n in range(1, 6)
    )
    site.routes["/index"] = Reply(f"<sitemapindex>{lists}</sitemapindex>".encode(), headers=XML)
    for number in range(1, 6):
        urls = f"<urlset><url><loc>/{number}</loc></url></urlset>"
        packed = Reply(gzip.compress(urls.encode()), headers={"Content-Type": "application/x-gzip"})
        site.routes |= {f"/m{number}": packed, f"/{number}": PAGE}
    found = list(read_source(Source("kabar", "sitemap", url=f"{site.url}/index"), SETTINGS))
    assert [item.origin.rpartition("/")[2] for item in found] == ["5", "4", "3"]


def test_a_broken_feed_is_a_failure(site: Site) -> None:
    site.routes["/rss"] = Reply(b"<p>Bukan umpan</p>", headers=XML)
    (failure,) = read_source(Source("kabar", "feed", url=f"{site.url}/rss"), SETTINGS)
    assert isinstance(failure, Failure)
    assert failure.error.code == "bad_feed"
