"""Feeds of home pages."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.fetch.discovery import find_feeds, is_home, is_list
from newsevents.model import RawPage

PAGE = """<html><head><base href="https://www.contoh.id/id/"><title>Kabar</title>
<link rel="stylesheet" href="x.css"><link rel="alternate" hreflang="en" href="/en">
<link rel="alternate" type="application/json" href="/wp-json/7">
<link rel="ALTERNATE nofollow" type="Application/RSS+XML; charset=utf-8" href="comments/feed">
<link rel="alternate" type="application/atom+xml" href="atom.xml">
<link rel="alternate" type="application/feed+json" href="https://lain.id/feed.json">
<link rel="alternate" type="application/rss+xml" href="javascript:1">
</head><body><p>Hujan</p></body></html>"""


def feeds_of(content: bytes, charset: str | None = None) -> list[str]:
    return find_feeds(RawPage("x", content, "text/html", "x", url="https://contoh.id/", charset=charset))


def test_feeds_are_named_by_alternate_links() -> None:
    assert feeds_of(PAGE.encode()) == [
        "https://www.contoh.id/id/atom.xml",
        "https://lain.id/feed.json",
        "https://www.contoh.id/id/comments/feed",
    ]


def test_a_base_that_is_none_changes_nothing() -> None:
    link = b"<link rel=alternate type=application/rss+xml href=/rss>"
    assert feeds_of(b'<base href="http://[">' + link) == ["https://contoh.id/rss"]


@pytest.mark.parametrize("charset", [None, "utf-8", "no-such"])
def test_a_page_without_feeds_names_none(charset: str | None) -> None:
    assert feeds_of(b"<html><body>\xff</body></html>", charset) == []


@given(st.binary(max_size=300), st.text(max_size=10))
def test_any_bytes_are_searched(content: bytes, charset: str) -> None:
    assert isinstance(
        feeds_of(b"<link rel=alternate type=application/rss+xml href=" + content, charset), list
    )


def test_a_page_full_of_links_takes_little_time() -> None:
    started = time.process_time()
    feeds_of(b"<link rel=alternate type=application/rss+xml href=x>" * 50_000)
    assert time.process_time() - started < 5.0


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://contoh.id", True),
        ("https://contoh.id/", True),
        ("https://contoh.id/?p=7", False),
        ("https://contoh.id/berita", False),
    ],
)
def test_a_home_page_has_no_path(url: str, home: bool) -> None:
    assert is_home(url) is home


@pytest.mark.parametrize(
    ("content", "listed"),
    [
        (b"<?xml version='1.0'?>\n<!-- x --><feed xmlns='x'>", True),
        (b"<rdf:RDF xmlns='x'>", True),
        (b"<sitemapindex>", True),
        (gzip.compress(b"<urlset>"), True),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', True),
        (b"<html><body>&lt;rss></body></html>", False),
        (b"<p>feed</p>", False),
    ],
)
def test_lists_are_known_by_their_looks(content: bytes, listed: bool) -> None:
    assert is_list(content) is listed
