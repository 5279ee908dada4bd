"""Publish dates as people write them: "Jumat, 30 Oktober 2020 10:15 WIB"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from newsevents.extract.dates import find_dates
from newsevents.packs import toml

CLOCK = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?![\d.,:]*\d)")
ABBREVIATION = re.compile(r"\b[A-Z]{2,4}\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_LINE = 80
LOOKED_AT = 20
MOSTLY = 0.4
"""Share of the line that its date and time must make up."""


def date_of_line(line: str, lang: str, zone: str | None) -> tuple[datetime | None, str | None]:
    """The time that a line tells, and "minute" or "day"; (None, None) when the line is about something else.

    Aware when the line or `zone` (an IANA name) tells the zone.

    >>> date_of_line("Jumat, 30 Oktober 2020 10:15 WIB", "id", None)[0].isoformat()
    '2020-10-30T10:15:00+07:00'
    """
    mentions = find_dates(line, lang, None)
    days = [found.start for found in mentions if found.start and found.start == found.end]
    if len(days) != 1 or sum(len(found.text) for found in mentions) < MOSTLY * len(line):
        return None, None
    clock = next((found.time for found in mentions if found.time), None) or _clock_in(line)
    zone_of = zone_named(line) or (ZoneInfo(zone) if zone else None)
    at = time.fromisoformat(clock) if clock else time()
    return datetime.combine(days[0], at, zone_of), "minute" if clock else "day"


def date_in_page(texts: Iterable[str], lang: str, zone: str | None) -> tuple[datetime | None, str | None]:
    """The first short text of a page that is a full date; only the first few texts with a year are read."""
    dated = (text.strip() for text in texts if len(text) <= LONGEST_LINE and YEAR.search(text))
    for line in islice(dated, LOOKED_AT):
        published, grain = date_of_line(line, lang, zone)
        if published:
            return published, grain
    return None, None


def _clock_in(line: str) -> str | None:
    """A bare clock time of the line ("| 10.15"), as HH:MM."""
    found = CLOCK.search(line)
    return f"{int(found[1]):02}:{found[2]}" if found else None


def zone_named(line: str) -> tzinfo | None:
    """The zone that an abbreviation in the line stands for ("WIB"), where it stands for one only."""
    zones: dict[str, str] = toml("shared", "zones.toml")["abbreviations"]
    for word in ABBREVIATION.findall(line):
        if word in zones:
            return ZoneInfo(zones[word])
    return None
