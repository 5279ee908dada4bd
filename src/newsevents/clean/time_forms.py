"""Times as machines and people write them, read: ISO, mail, JavaScript, seconds since 1970, plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from newsevents.clean.text_date import date_of_line, zone_named
from newsevents.packs import languages

OFFSET = r"(Z|[+-]\d{2}(?::?\d{2})?(?![\d:]))?"
ISO_START = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s,]+(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?)?\s?" + OFFSET
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2})?" + OFFSET + "$")
EPOCH = re.compile(r"[01][0-9]{9}(?:[0-9]{3})?")
JAVASCRIPT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2}) (?:GMT|UTC)([+-]\d{4})?"
)
LONGEST_VALUE = 100
TOLD = ("minute", "day")


def read_time(value: str, zone: str | None, lang: str | None = None) -> tuple[datetime, str] | None:
    """The time that a string stands for, and "minute" or "day"; None where it cannot be read.

    Aware when the string or `zone` tells the zone; told in `zone` when that is known. `lang` is the language
    that words are tried in first.

    >>> read_time("2020-10-29T23:30:00Z", "Asia/Jakarta")
    (datetime.datetime(2020, 10, 30, 6, 30, tzinfo=zoneinfo.ZoneInfo(key='Asia/Jakarta')), 'minute')
    >>> read_time("30 Oktober 2020 | 10:15 WIB", None)[0].isoformat()
    '2020-10-30T10:15:00+07:00'
    """
    text = value.strip()[:LONGEST_VALUE]
    if EPOCH.fullmatch(text):
        return told_in(datetime.fromtimestamp(int(text[:10]), UTC), zone), "minute"
    found = ISO_START.match(text) or COMPACT.match(text)
    if found:
        return made_of(found.groups(), found[6], text[found.end() :], zone)
    return _mailed(JAVASCRIPT.sub(r"\2 \1 \3 \4 \5", text), zone) or _written(text, zone, lang)


def _mailed(text: str, zone: str | None) -> tuple[datetime, str] | None:
    """The time of a mail's form, which RSS and HTTP have too."""
    try:
        return told_in(parsedate_to_datetime(text), zone), "minute"
    except (ValueError, OverflowError, IndexError):
        return None


def _written(text: str, zone: str | None, lang: str | None) -> tuple[datetime, str] | None:
    """The time told in words of one of the languages that have a pack."""
    if not any(map(str.isdigit, text)):
        return None
    for known in _tried(lang):
        at, grain = date_of_line(text, known, zone)
        if at and grain:
            return told_in(at, zone), grain
    return None


def _tried(lang: str | None) -> Iterator[str]:
    known = languages()
    yield from sorted(known, key=lambda name: (name != (lang or "")[:2].lower(), name))


def made_of(
    parts: tuple[str | None, ...], offset: str | None, rest: str, zone: str | None
) -> tuple[datetime, str] | None:
    """A time from year, month, day and perhaps hour and minute; `rest` may name its zone ("WIB")."""
    numbers = [int(part) for part in parts[:5] if part]
    try:
        at = datetime(*numbers)  # type: ignore[arg-type]
        if offset:
            at = at.replace(tzinfo=datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo)
    except ValueError:
        return None
    if len(numbers) <= len(("year", "month", "day")):
        return told_in(at.replace(tzinfo=None), zone), "day"
    return told_in(at if at.tzinfo else at.replace(tzinfo=zone_named(rest)), zone), "minute"


def told_in(at: datetime, zone: str | None) -> datetime:
    """The same moment in a zone; a time without zone is taken to be in it."""
    if zone is None:
        return at
    return at.astimezone(ZoneInfo(zone)) if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
