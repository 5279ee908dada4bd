"""Articles that come as plain text, like the seed: headline, publish date, body."""

from __future__ import annotations

from newsevents.clean.decode import decode
from newsevents.clean.text_date import date_of_line
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage
from newsevents.read.language import detect_language

LONGEST_HEADLINE = 200
LONGEST_DATE_LINE = 80
DATE_WITHIN_LINES = 8


def clean_plain(page: RawPage) -> Article:
    """The article of a text file, its text as it is but for a byte order mark and Windows line ends."""
    text = decode(page.content, page.charset).removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise Rejected("empty", f"{page.origin}: there is nothing in it")
    lang = detect_language(text, page.lang)
    lines = [line.strip() for line in text.split("\n", 50)[:50] if line.strip()]
    published, grain = None, None
    for line in lines[:DATE_WITHIN_LINES]:
        if published is None and len(line) <= LONGEST_DATE_LINE:
            published, grain = date_of_line(line, lang, page.timezone)
    return Article(
        id=page.url or page.origin,
        text=text,
        lang=lang,
        title=headline_of(lines),
        url=page.url,
        published=published,
        published_grain=grain,
        published_from="text" if published else None,
        source=page.source,
        country=page.country,
    )


def headline_of(lines: list[str]) -> str | None:
    """The first line, when it is short and something follows.

    >>> headline_of(["Banjir Rendam Demak", "Ratusan rumah terendam banjir sejak Senin."])
    'Banjir Rendam Demak'
    """
    return lines[0] if len(lines) > 1 and len(lines[0]) <= LONGEST_HEADLINE else None
