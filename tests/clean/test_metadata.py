"""What pages say of their article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsevents.clean.head import read_head
from newsevents.clean.metadata import Metadata, article_body, read_metadata, without_site
from newsevents.model import RawPage

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def read(html: str, url: str | None = None) -> Metadata:
    return read_metadata(read_head(html), RawPage("x", b"", "text/html", "test", url=url), NOW)


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (ld('{"@type": "NewsArticle", "headline": "Banjir &amp; Longsor"}'), "Banjir & Longsor"),
        ('<meta property="og:title" content="Banjir  Demak"><title>x</title>', "Banjir Demak"),
        (
            "<title>Banjir Demak | Kabar Contoh</title><meta property=og:site_name content='Kabar Contoh'>",
            "Banjir Demak",
        ),
        ("<title>Banjir - Longsor</title>", "Banjir - Longsor"),
        ("<h1>Banjir <b>Demak</b></h1>", "Banjir Demak"),
        ("<h1>a</h1><h1>b</h1>", None),
        ("<p>", None),
    ],
)
def test_titles(html: str, title: str | None) -> None:
    assert read(html).title == title


@pytest.mark.parametrize(
    ("title", "site", "url", "clean"),
    [
        ("Banjir Demak - Kompas.com", None, "https://regional.kompas.com/1", "Banjir Demak"),
        ("Banjir Demak - BBC News Indonesia", "BBC News Indonesia", None, "Banjir Demak"),
        ("Banjir Demak – Enam Tewas", "Kabar Contoh", None, "Banjir Demak – Enam Tewas"),
        ("Kabar Contoh", "Kabar Contoh", None, "Kabar Contoh"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(
    title: str, site: str | None, url: str | None, clean: str
) -> None:
    assert without_site(title, site, url) == clean


@pytest.mark.parametrize(
    ("html", "byline"),
    [
        (ld('{"@type": "Article", "author": {"name": "Rina"}}'), "Rina"),
        (ld('{"@type": "Article", "author": [{"name": "Rina"}, "Budi", {"name": "Rina"}]}'), "Rina, Budi"),
        ('<meta name="author" content="Rina">', "Rina"),
        ('<meta property="article:author" content="https://www.facebook.com/rina">', None),
    ],
)
def test_bylines(html: str, byline: str | None) -> None:
    assert read(html).byline == byline


@pytest.mark.parametrize(
    "json",
    [
        '{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "articleSection": ["Daerah", "x"]}]}',
        '[{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "articleSection": "Daerah"}}]',
        '/*<![CDATA[*/ {"@type": "NewsArticle", "articleSection": "Daerah", "a": "x\ny"} /*]]>*/',
    ],
)
def test_the_article_is_found_in_json_of_any_shape(json: str) -> None:
    assert read(ld(json)).section == "Daerah"


@pytest.mark.parametrize(
    "json", ["{", "[]", "null", "7", '"x"', '{"@type": 7}', "[" * 9000, '{"@graph": {"@graph": 1}}']
)
def test_json_that_cannot_be_used_is_passed_over(json: str) -> None:
    assert read(ld(json) + '<meta property="article:section" content="Daerah">').section == "Daerah"


def test_language_and_url_as_the_page_declares_them() -> None:
    meta = read('<html lang="id-ID"><link rel="canonical" href="/7?utm_source=x">', "https://contoh.id/amp/7")
    assert (meta.lang, meta.url) == ("id-ID", "https://contoh.id/7")


def test_scripts_and_comments_are_not_believed() -> None:
    hidden = "<script>'<title>a</title>'</script><!-- <title>b</title> --><style><title>c</title></style>"
    assert read(f"{hidden}<title>d</title>").title == "d"


def test_pay_is_noticed() -> None:
    assert not read(ld('{"@type": "NewsArticle", "isAccessibleForFree": "False"}')).free
    assert read(ld('{"@type": "NewsArticle"}')).free


def test_the_updates_of_a_live_blog_are_its_text() -> None:
    updates = '[{"articleBody": "Air naik."}, {"headline": "x"}, 7, {"articleBody": "Air surut."}]'
    head = read_head(ld(f'{{"@type": "LiveBlogPosting", "liveBlogUpdate": {updates}}}'))
    assert article_body(head) == "Air naik.\nAir surut."
    assert read(ld('{"@graph": [{"@type": ["LiveBlogPosting"]}]}')).live
    assert not read(ld('{"@type": "NewsArticle"}')).live


def test_the_text_for_machines_comes_without_markup() -> None:
    head = read_head(ld('{"@type": "NewsArticle", "articleBody": "Hujan &lt;b&gt;deras&lt;/b&gt;."}'))
    assert article_body(head) == "Hujan  deras ."
