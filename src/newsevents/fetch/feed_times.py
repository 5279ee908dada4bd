"""Times as feeds and sitemaps write them: in the form of mails (RSS) or ISO (all others)."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NUMBERS = {name: f"{number:02}" for number, name in enumerate(MONTHS, 1)}
ZONES = {"GMT": "Z", "UTC": "Z", "UT": "Z"}
LONGEST = 100


def time_of(text: str | None) -> datetime | None:
    """The time that a feed states, aware where it tells the zone; None where it cannot be read.

    >>> time_of("Mon, 12 Feb 2024 19:05:00 +0700").isoformat()
    '2024-02-12T19:05:00+07:00'
    """
    told = text.strip() if text else ""
    if not told or len(told) > LONGEST:
        return None
    try:
        return datetime.fromisoformat(_as_iso(told))
    except ValueError:
        return _any_form(told)


def _as_iso(text: str) -> str:
    """A time in the usual form of mails in ISO form, which is read much faster; all others stay."""
    if text[3:5] != ", ":
        return text
    zone = text[26:]
    return f"{text[12:16]}-{NUMBERS.get(text[8:11])}-{text[5:7]}T{text[17:25]}{ZONES.get(zone, zone)}"


def _any_form(text: str) -> datetime | None:
    """A time in any form that mails have, or in ISO form with a space before its zone."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year of twenty digits overflows
        pass
    date, _, rest = text.partition(" ")
    try:
        return datetime.fromisoformat(f"{date}T{rest.replace(' ', '')}")
    except ValueError:
        return None
