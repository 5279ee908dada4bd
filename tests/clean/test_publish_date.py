"""Times of publication, as pages state them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsevents.clean.head import read_head
from newsevents.clean.metadata import main_object
from newsevents.clean.publish_date import find_published, read_time

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def found(html: str, url: str | None = None, zone: str | None = None) -> tuple[str, str, str] | None:
    head = read_head(html)
    published = find_published(head, main_object(head), url, zone, NOW)
    return (published.at.isoformat(), published.grain, published.source) if published else None


@pytest.mark.parametrize(
    ("value", "zone", "at", "grain"),
    [
        ("2024-02-12T19:05:00+07:00", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("2024-02-12T19:05:33.123Z", None, "2024-02-12T19:05:00+00:00", "minute"),
        ("2024-02-12T19:05:33.123Z", "Asia/Jakarta", "2024-02-13T02:05:00+07:00", "minute"),
        ("2024-02-12 19:05:00", None, "2024-02-12T19:05:00", "minute"),
        ("2024-02-12 19:05:00", "Asia/Jakarta", "2024-02-12T19:05:00+07:00", "minute"),
        ("2024-02-12 19:05:00 +0700", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("2024/02/12 19:05", None, "2024-02-12T19:05:00", "minute"),
        ("20240212T190500Z", None, "2024-02-12T19:05:00+00:00", "minute"),
        ("2024-02-12", None, "2024-02-12T00:00:00", "day"),
        ("2024-02-12", "Asia/Jakarta", "2024-02-12T00:00:00+07:00", "day"),
        ("20240212", None, "2024-02-12T00:00:00", "day"),
        ("Mon, 12 Feb 2024 19:05:00 +0700", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("1707739500", None, "2024-02-12T12:05:00+00:00", "minute"),
        ("1707739500000", None, "2024-02-12T12:05:00+00:00", "minute"),
    ],
)
def test_machine_made_times(value: str, zone: str | None, at: str, grain: str) -> None:
    read = read_time(value, zone)
    assert read
    assert (read[0].isoformat(), read[1]) == (at, grain)


@pytest.mark.parametrize(
    "value", ["", "kemarin", "2024-13-45", "99999999999999", "0", "12 Februari", "2024-02-12T99:99", "٢٠٢٤"]
)
def test_what_is_no_time(value: str) -> None:
    assert read_time(value, None) is None


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


def test_a_page_without_date_has_none() -> None:
    assert found("<p>Hujan deras turun.</p>", "https://contoh.id/7") is None
