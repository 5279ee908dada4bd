"""What a written number can be in a date: a day, a year, 25/10/2020, 20-25, 22.30."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

NUMERIC = re.compile(
    r"(?P<clocks>(\d\d?)[.:](\d\d)[-–](\d\d?)[.:](\d\d))|(?P<clock>(\d\d?)[.:](\d\d))|(?P<iso>(\d{4})[-/](\d\d)[-/](\d\d))"
    r"|(?P<numdays>(\d\d?)[-–](\d\d?)/(\d\d?)(?:/(\d\d|\d{4}))?)|(?P<numdate>(\d\d?)/(\d\d?)/(\d|\d\d|\d{4}))"
    r"|(?P<longdate>(\d\d?)(?P<sep>[.-])(\d\d?)(?P=sep)(\d{4}))"
    r"|(?P<numdm>(\d\d?)/(\d\d?))|(?P<years>((?:19|20)\d\d)[-–/]((?:19|20)?\d\d))|(?P<days>(\d\d?)[-–](\d\d?))"
)
# A year of two digits below this is of this century.
CENTURY_TURN = 50


def classify_number(number: str, month_first: bool) -> tuple[str, Any]:
    """Class and value of one written number: 25 DAY, 2014 YEAR, 25/10/2020 NUMDATE (day, month, year) …

    >>> classify_number("25/10/2020", month_first=False)
    ('NUMDATE', (25, 10, 2020))
    >>> classify_number("45/13/2020", month_first=False)
    ('WORD', None)
    """
    if number.isdecimal():
        return _whole(number)
    match = NUMERIC.fullmatch(number)
    if match is None:
        return "WORD", None
    kind = str(match.lastgroup)
    parts = [part for part in match.groups()[match.re.groupindex[kind] :] if part]
    digits = [part for part in parts if part.isdecimal()]
    return READERS[kind]([int(part) for part in digits], digits, month_first)


def _whole(number: str) -> tuple[str, Any]:
    value = int(number) if len(number) <= 4 else 0
    if len(number) == 4 and 1000 <= value < 2100:
        return ("YEAR" if value >= 1900 else "OLDYEAR"), value
    if len(number) <= 2 and 1 <= value <= 31:
        return "DAY", value
    return ("NUM", value) if len(number) <= 3 else ("WORD", None)


def _day(day: int, month: int, year: int | None, month_first: bool) -> tuple[int, int, int | None] | None:
    if (month_first and day <= 12) or month > 12:
        day, month = month, day
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return day, month, year


def _year(digits: str) -> int | None:
    """The year of four or two digits; a single one is a slip that tells nothing."""
    if len(digits) == 1:
        return None
    short = 2000 if int(digits) < CENTURY_TURN else 1900
    return int(digits) + (short if len(digits) == 2 else 0)


def _numdate(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    year = _year(raw[2])
    value = _day(got[0], got[1], year, month_first)
    return ("NUMDATE", value) if value and (year is None or 1000 <= year < 2100) else ("WORD", None)


def _numdm(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    value = _day(got[0], got[1], None, month_first)
    return ("NUMDM", value) if value else ("WORD", None)


def _iso(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    value = _day(got[2], got[1], got[0], False)
    return ("NUMDATE", value) if value and value[0] == got[2] and 1000 <= got[0] < 2100 else ("WORD", None)


def _numdays(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    year = _year(raw[3]) if len(raw) == 4 else None
    first, last = _day(got[0], got[2], year, False), _day(got[1], got[2], year, False)
    good = first and last and got[0] < got[1] and got[2] <= 12
    return ("NUMDAYS", (first, last)) if good else ("WORD", None)


def _clock(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    good = all(hour < 25 and minute < 60 for hour, minute in zip(got[::2], got[1::2], strict=True))
    return ("CLOCK" if len(got) == 2 else "CLOCKS", (got[0] % 24, got[1])) if good else ("WORD", None)


def _years(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    # "2010-11" is a season, "2009-12" may be a month.
    last = got[1] if got[1] > 99 else got[0] // 100 * 100 + got[1]
    ambiguous = len(raw[1]) == 2 and got[1] <= 12 and last > got[0] + 1
    return ("YEARS", (got[0], last)) if got[0] < last < got[0] + 100 and not ambiguous else ("WORD", None)


def _days(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    return ("DAYS", (got[0], got[1])) if 1 <= got[0] < got[1] <= 31 else ("WORD", None)


READERS = {
    "clocks": _clock,
    "clock": _clock,
    "iso": _iso,
    "numdays": _numdays,
    "numdate": _numdate,
    "longdate": _numdate,
    "numdm": _numdm,
    "years": _years,
    "days": _days,
}
