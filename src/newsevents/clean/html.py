"""Articles from web pages: metadata from the head, the body by trafilatura, boilerplate taken out."""

from __future__ import annotations

from datetime import datetime

from newsevents.clean.body import body_lines, parse_tree
from newsevents.clean.boilerplate import strip_boilerplate
from newsevents.clean.decode import decode
from newsevents.clean.head import read_head
from newsevents.clean.metadata import Metadata, read_metadata
from newsevents.clean.walls import MIN_WORDS, wall_of
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage
from newsevents.read.language import detect_language

TITLE_BREAK = "\n\n"


def clean_html(page: RawPage, now: datetime) -> Article:
    """The article of a web page: its text is the title, an empty line, and a paragraph a line.

    Raises Rejected (no_article, paywall, consent_page, bot_wall, too_many_tags, bad_encoding).
    """
    html = decode(page.content, page.charset).replace("\x00", "")
    meta = read_metadata(read_head(html), page, now)
    lines = body_lines(parse_tree(html))
    lang = detect_language("\n".join(lines), meta.lang or page.lang)
    lines = _without_title(strip_boilerplate(lines, lang), meta.title)
    _check("\n".join(lines), meta, page.origin)
    return Article(
        id=meta.url or page.origin,
        text=TITLE_BREAK.join(part for part in (meta.title, "\n".join(lines)) if part),
        lang=lang,
        title=meta.title,
        url=meta.url,
        published=meta.published,
        published_grain=meta.published_grain,
        published_from=meta.published_from,
        byline=meta.byline,
        section=meta.section,
        source=meta.site or page.source,
        country=page.country,
    )


def body_of(article: Article) -> str:
    """The text of an article without its headline."""
    headline = f"{article.title}{TITLE_BREAK}"
    return article.text.removeprefix(headline) if article.title else article.text


def _without_title(lines: list[str], title: str | None) -> list[str]:
    """The lines without a first one that only repeats the headline."""
    return lines[1:] if lines and title and lines[0].casefold() == title.casefold() else lines


def _check(body: str, meta: Metadata, origin: str) -> None:
    """Raises Rejected when the body is none, or a wall."""
    wall = wall_of(body, meta.free)
    if wall:
        raise Rejected(wall, f"{origin}: the page shows a wall instead of an article")
    if len(body.split()) < MIN_WORDS:
        raise Rejected("no_article", f"{origin}: no article was found in the page")
