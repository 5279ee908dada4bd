"""Times as feeds and sitemaps write them: in the form of mails (RSS) or ISO (all others)."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9:]{8}) (?:([+-][0-9]{4})|GMT|UTC?|Z)"
)
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
    found = MAIL.fullmatch(text)
    if found is None:
        return text
    day, month, year, clock, offset = found.groups()
    return f"{year}-{MONTHS.get(month, 0):02}-{day:0>2}T{clock}{offset or 'Z'}"


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
