"""Whole pages of the web."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsevents.clean.html import body_of
from newsevents.clean.page import clean_page
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SENTENCE = "<p>Hujan deras sejak Minggu membuat sungai meluap dan merendam tiga desa di kabupaten itu.</p>"
STORY = "".join(SENTENCE.replace("tiga", f"{day} dari {day * 2}") for day in range(12))


def clean(html: str | bytes, url: str | None = None, timezone: str | None = None) -> Article:
    content = html if isinstance(html, bytes) else html.encode()
    return clean_page(RawPage("/a.html", content, "text/html", "harian", url=url, timezone=timezone), NOW)


@pytest.fixture(scope="module")
def flood() -> Article:
    return clean((PAGES / "banjir.html").read_bytes(), timezone="Asia/Jakarta")


def test_metadata_of_a_page(flood: Article) -> None:
    assert flood.title == "Banjir Rendam Tiga Desa di Kabupaten Sukamaju"
    assert flood.url == flood.id == "https://www.kabarcontoh.id/daerah/1207/banjir-rendam-tiga-desa"
    assert (flood.byline, flood.section, flood.source, flood.lang) == (
        "Rina Lestari",
        "Daerah",
        "Kabar Contoh",
        "id",
    )


def test_the_publish_day_is_told_in_the_zone_of_the_source(flood: Article) -> None:
    assert flood.published
    assert flood.published.isoformat() == "2024-02-13T04:40:00+07:00"
    assert (flood.published_grain, flood.published_from) == ("minute", "jsonld")


def test_the_text_is_title_and_paragraphs(flood: Article) -> None:
    lines = flood.text.split("\n")
    assert lines[:2] == ["Banjir Rendam Tiga Desa di Kabupaten Sukamaju", ""]
    assert [line.split()[0] for line in lines[2:]] == [
        "SUKAMAJU,",
        "Kepala",
        '"Kami',
        "Menurut",
        "Pemerintah",
    ]
    assert body_of(flood) == "\n".join(lines[2:])


@pytest.mark.parametrize(
    "words", ["Baca juga", "ADVERTISEMENT", "SCROLL TO", "[Gambas", "(rin/hdw)", "Hak cipta", "Olahraga", "<"]
)
def test_what_is_not_the_story_is_left_out(flood: Article, words: str) -> None:
    assert words not in flood.text


BOT_WALL = "<p>Please enable JavaScript and cookies to continue.</p>" + "<p>Ray ID and other words.</p>" * 5
PAYWALL = f"<article>{SENTENCE * 2}<p>Untuk melanjutkan membaca, silakan masuk.</p></article>"
CONSENT = f"<main><p>We use cookies. We and our partners store data on your device.</p>{SENTENCE}</main>"


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>", "no_article"),
        ("", "no_article"),
        ("<html><body><nav><a href='/'>Beranda</a></nav></body></html>", "no_article"),
        ("<ul>" + "<li><a href='/x'>Judul berita lain hari ini</a></li>" * 40 + "</ul>", "no_article"),
        ("<h1>404</h1><p>Halaman yang Anda cari tidak ditemukan.</p>", "no_article"),
        (BOT_WALL, "bot_wall"),
        (PAYWALL, "paywall"),
        (CONSENT, "consent_page"),
        ("<b>" * 70_000, "too_many_tags"),
    ],
)
def test_pages_without_an_article_have_a_reason(html: str, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        clean(html)
    assert caught.value.code == code


def test_an_article_about_walls_is_no_wall() -> None:
    about = "<p>Situs itu menulis: untuk melanjutkan membaca, pembaca harus membayar.</p>"
    assert "melanjutkan" in clean(f"<article>{STORY}{about}</article>").text


LIVE = (
    '{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "articleBody": "Air naik."}]}'
)


def test_a_live_blog_is_marked() -> None:
    html = f'<script type="application/ld+json">{LIVE}</script><article>{STORY}</article>'
    assert clean(html).form == "live"
    assert clean(f"<article>{STORY}</article>").form is None


def test_a_page_of_a_host_that_asks_for_consent_is_no_article() -> None:
    with pytest.raises(Rejected, match="consent_page"):
        clean(f"<article>{STORY}</article>", "https://consent.contoh.id/collect?to=https://contoh.id/7")


def test_a_dateline_opens_the_paragraph_after_it() -> None:
    html = f"<div><strong>Sukamaju</strong> - <p>Simak Video: Banjir di Kabupaten Sukamaju</p>{STORY}</div>"
    assert clean(html).text.startswith("Sukamaju - Hujan deras sejak")


def test_a_wrong_charset_is_seen_through() -> None:
    html = f"<meta charset=utf-8><article>{STORY}<p>“Harga naik,” kata dia – Senin.</p></article>"
    assert "“Harga naik,” kata dia – Senin." in clean(html.encode("cp1252")).text


@pytest.mark.parametrize(
    "shape",
    [
        "<div>" * 55_000 + "x",
        "<b><i>" * 27_000,
        "<!--" * 300_000,
        "<a href='" * 55_000,
        "</" * 55_000,
        "<meta " * 55_000,
        "<time>" * 55_000,
        "<script>" * 55_000,
        "<script type='application/ld+json'>" + "[" * 500_000,
        "<title>" + "x " * 500_000,
        "<table>" + "<tr><td colspan=9999999>" * 27_000,
        "&amp;" * 500_000,
        "<p " + "a=1 " * 300_000 + ">",
        "x" * 2_000_000,
    ],
)
def test_hostile_pages_end_soon(shape: str) -> None:
    started = time.process_time()
    with suppress(Rejected):
        assert clean(shape).text
    assert time.process_time() - started < 5.0
