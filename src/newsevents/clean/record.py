"""Articles that come as JSON records: the lines that `newsevents extract` and `run X.jsonl` take."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from newsevents.clean.decode import decode
from newsevents.clean.urls import clean_url
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage
from newsevents.read.language import detect_language

KEYS = ("id", "text", "published", "lang", "title", "url")
LONGEST_ID = 500
DAY_CHARS = len("2020-10-30")


def clean_record(page: RawPage) -> Article:
    """The article of one record, its text exactly as given; raises Rejected when it is none."""
    record = parse_record(page)
    text = record.get("text")
    if text is None:
        raise Rejected("bad_record", f'{page.origin}: "text" is missing')
    if not text.strip():
        raise Rejected("empty", f'{page.origin}: "text" has nothing in it')
    published, grain = _published(record.get("published"), page.origin)
    url = record.get("url")
    return Article(
        id=record.get("id") or record.get("url") or page.origin,
        text=text,
        lang=_lang(record.get("lang")) or detect_language(text, page.lang),
        title=record.get("title"),
        url=(clean_url(url) or url) if url else None,
        published=published,
        published_grain=grain,
        published_from="given" if published else None,
        source=page.source,
        country=page.country,
    )


def parse_record(page: RawPage) -> dict[str, str]:
    """The known keys of a record that are not null, as strings; raises Rejected when it is malformed."""
    try:
        record = json.loads(decode(page.content, page.charset))
    except (ValueError, RecursionError) as error:
        raise Rejected("bad_json", f"{page.origin}: {error}") from error
    if not isinstance(record, dict):
        raise Rejected("bad_record", f"{page.origin}: a record is an object with the keys {', '.join(KEYS)}")
    known = {key: _string(key, record[key], page.origin) for key in KEYS if record.get(key) is not None}
    if len(known.get("id", "")) > LONGEST_ID:
        raise Rejected("bad_record", f'{page.origin}: "id" is longer than {LONGEST_ID} characters')
    return known


def _string(key: str, value: Any, origin: str) -> str:
    """A value as text without lone surrogates, which nothing could write; whole numbers serve as ids."""
    if key == "id" and type(value) is int:
        return str(value)
    if not isinstance(value, str):
        raise Rejected("bad_record", f'{origin}: "{key}" must be a string, not {type(value).__name__}')
    return value.encode("utf-8", "replace").decode("utf-8")


def _published(given: str | None, origin: str) -> tuple[datetime | None, str | None]:
    """The time given and how exact it is ("YYYY-MM-DD" is a day)."""
    if not given or not given.strip():
        return None, None
    try:
        if len(given.strip()) <= DAY_CHARS:
            day = date.fromisoformat(given.strip())
            return datetime(day.year, day.month, day.day), "day"
        return datetime.fromisoformat(given.strip()), "minute"
    except ValueError as error:
        raise Rejected("bad_record", f'{origin}: "published" is no ISO date: {given[:60]}') from error


def _lang(given: str | None) -> str | None:
    """The two letters of a language tag ("id-ID", "id_ID")."""
    return given.strip().lower().replace("_", "-").partition("-")[0] or None if given else None
