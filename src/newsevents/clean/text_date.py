"""Publish dates as people write them: "Jumat, 30 Oktober 2020 10:15 WIB"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from newsevents.packs import toml

CLOCK = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?![\d.,:]*\d)")
ABBREVIATION = re.compile(r"\b[A-Z]{2,4}\b")
MOSTLY = 0.4


def date_of_line(line: str, lang: str, zone: str | None) -> tuple[datetime | None, str | None]:
    """The time that a line tells, and "minute" or "day"; (None, None) when the line is about something else.

    Aware when the line or `zone` (an IANA name) tells the zone.

    >>> date_of_line("Jumat, 30 Oktober 2020 10:15 WIB", "id", None)[0].isoformat()
    '2020-10-30T10:15:00+07:00'
    """
    day, share = _day_of(line, lang)
    if day is None or share < MOSTLY:
        return None, None
    rest = line.replace(str(day.year), " ")
    clock = CLOCK.search(rest)
    at = time(int(clock[1]), int(clock[2])) if clock else time()
    zone_of = zone_named(line) or (ZoneInfo(zone) if zone else None)
    return datetime.combine(day, at, zone_of), "minute" if clock else "day"


def zone_named(line: str) -> tzinfo | None:
    """The zone that an abbreviation in the line stands for ("WIB"), where it stands for one only."""
    zones: dict[str, str] = toml("shared", "zones.toml")["abbreviations"]
    for word in ABBREVIATION.findall(line):
        if word in zones:
            return ZoneInfo(zones[word])
    return None


def _day_of(line: str, lang: str) -> tuple[date | None, float]:
    """The one full date of a line and how much of the line it is."""
    try:
        from newsevents.extract.dates import find_dates
    except ImportError:
        return None, 0.0
    mentions = [found for found in find_dates(line, lang, None) if found.grain == "day" and found.start]
    if len(mentions) != 1:
        return None, 0.0
    return mentions[0].start, len(mentions[0].text) / len(line)
