"""Times of publication, as pages state them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsevents.clean.head import read_head
from newsevents.clean.metadata import main_object
from newsevents.clean.publish_date import find_published
from newsevents.model import RawPage

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def found(html: str, url: str | None = None, feed: str | None = None) -> tuple[str, str, str] | None:
    head = read_head(html)
    page = RawPage("x", b"", "text/html", "x", published=feed, lang="id")
    published = find_published(head, main_object(head), page, url, NOW)
    return (published.at.isoformat(), published.grain, published.source) if published else None


OBJECT = '{"@type": "NewsArticle", "datePublished": "2024-02-12T08:00:00+07:00"}'
LD = f'<script type="application/ld+json">{OBJECT}</script>'
META = '<meta property="article:published_time" content="2024-02-11T08:00:00+07:00">'
TIME = '<time datetime="2024-02-10">x</time>'
URL = "https://contoh.id/2024/02/09/banjir"


@pytest.mark.parametrize(
    ("html", "url", "day", "source"),
    [
        (TIME + META + LD, URL, "2024-02-12", "jsonld"),
        (TIME + META, URL, "2024-02-11", "meta"),
        (TIME, URL, "2024-02-10", "time"),
        ("<p>", URL, "2024-02-09", "url"),
        (META.replace("2024", "2099") + TIME, None, "2024-02-10", "time"),
        (META.replace("2024", "1899") + TIME, None, "2024-02-10", "time"),
        (
            TIME + TIME.replace("datetime", "itemprop=datePublished datetime").replace("-10", "-08"),
            None,
            "2024-02-08",
            "time",
        ),
        ('<meta itemprop="datePublished" content="2024-02-07">', None, "2024-02-07", "meta"),
    ],
)
def test_the_best_statement_wins(html: str, url: str | None, day: str, source: str) -> None:
    published = found(html, url)
    assert published
    assert (published[0][:10], published[2]) == (day, source)


@pytest.mark.parametrize(
    ("html", "source"), [(META, "meta"), (TIME, "feed"), ("<p>", "feed"), (TIME + LD, "jsonld")]
)
def test_the_feed_is_believed_before_what_is_shown(html: str, source: str) -> None:
    published = found(html, URL, "Mon, 12 Feb 2024 19:05:00 +0700")
    assert published
    assert published[2] == source


def test_a_feed_that_tells_no_time_is_passed_over() -> None:
    assert found("<p>", URL, "kemarin") == ("2024-02-09T00:00:00", "day", "url")


@pytest.mark.parametrize(
    ("html", "at", "grain"),
    [
        ("<time>Senin, 12 Februari 2024 19:05 WIB</time>", "2024-02-12T19:05:00+07:00", "minute"),
        ("<time class=published>12 Feb 2024</time>", "2024-02-12T00:00:00", "day"),
    ],
)
def test_time_elements_may_tell_it_in_words(html: str, at: str, grain: str) -> None:
    assert found(html) == (at, grain, "time")


@pytest.mark.parametrize("words", ["3 jam yang lalu", "Senin", "19.05 WIB", "Diperbarui"])
def test_time_elements_that_tell_no_day(words: str) -> None:
    assert found(f"<time>{words}</time>") is None


def test_a_page_without_date_has_none() -> None:
    assert found("<p>Hujan deras turun.</p>", "https://contoh.id/7") is None
