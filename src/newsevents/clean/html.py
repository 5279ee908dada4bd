"""Articles from web pages: metadata from the head, the body by trafilatura, boilerplate taken out."""

from __future__ import annotations

from datetime import datetime

from newsevents.clean.body import find_body, parse_tree
from newsevents.clean.boilerplate import strip_boilerplate
from newsevents.clean.decode import decode
from newsevents.clean.head import read_head
from newsevents.clean.metadata import Metadata, article_body, read_metadata
from newsevents.clean.paragraphs import DATELINE
from newsevents.clean.publish_date import published_in
from newsevents.clean.walls import MIN_WORDS, wall_at, wall_of
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage
from newsevents.read.language import detect_language

DATELINE_WITHIN = 4
TITLE_BREAK = "\n\n"
TELLING_CHARS = 2000
"""So much of a body tells its language."""


def clean_html(page: RawPage, now: datetime) -> Article:
    """The article of a web page: its text is the title, an empty line, and a paragraph a line.

    Raises Rejected (no_article, paywall, consent_page, bot_wall, too_many_tags, bad_encoding).
    """
    html = decode(page.content, page.charset).replace("\x00", "")
    head = read_head(html)
    meta = read_metadata(head, page, now)
    tree = parse_tree(html)
    body = find_body(tree, article_body(head))
    lang = detect_language("\n".join(body.lines)[:TELLING_CHARS], meta.lang or page.lang)
    lines = _with_dateline(_without_title(strip_boilerplate(body.lines, lang), meta.title))
    _check("\n".join(lines), meta, page)
    published = meta.published or published_in(tree, lang, page.timezone, now)
    return Article(
        id=meta.url or page.origin,
        text=TITLE_BREAK.join(part for part in (meta.title, "\n".join(lines)) if part),
        lang=lang,
        title=meta.title,
        url=meta.url,
        published=published.at if published else None,
        published_grain=published.grain if published else None,
        published_from=published.source if published else None,
        byline=meta.byline,
        section=meta.section,
        source=meta.site or page.source,
        country=page.country,
        confidence=round(body.confidence, 3),
        form="live" if meta.live else None,
    )


def body_of(article: Article) -> str:
    """The text of an article without its headline."""
    headline = f"{article.title}{TITLE_BREAK}"
    return article.text.removeprefix(headline) if article.title else article.text


def _without_title(lines: list[str], title: str | None) -> list[str]:
    """The lines without a first one that only repeats the headline."""
    return lines[1:] if lines and title and lines[0].casefold() == title.casefold() else lines


def _with_dateline(lines: list[str]) -> list[str]:
    """The lines; a dateline that stands alone ("Jakarta -") opens the paragraph after it."""
    for place, line in enumerate(lines[:DATELINE_WITHIN]):
        if DATELINE.fullmatch(line) and place + 1 < len(lines):
            return [*lines[:place], f"{line} {lines[place + 1]}", *lines[place + 2 :]]
    return lines


def _check(body: str, meta: Metadata, page: RawPage) -> None:
    """Raises Rejected when the body is none, or a wall."""
    wall = wall_of(body, meta.free) or wall_at(page.url)
    if wall:
        raise Rejected(wall, f"{page.origin}: the page shows a wall instead of an article")
    if len(body.split()) < MIN_WORDS:
        raise Rejected("no_article", f"{page.origin}: no article was found in the page")
