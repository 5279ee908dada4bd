"""The tables of (text, publish day, expected dates) that the tests of dates hold, scored case by case."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests"


def read_table(lang: str) -> list[dict[str, Any]]:
    """The cases of a language as records of `newsevents extract`, with the (text, value) pairs expected."""
    (file,) = TESTS.glob(f"*/data/dates_{lang}.tsv")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    cells = [line.split("\t") for line in lines]
    return [
        {"id": f"{lang}-{n}", "lang": lang, "text": text, "published": day, "expected": expected_of(cell)}
        for n, (text, day, cell) in enumerate(cells)
    ]


def expected_of(cell: str) -> list[tuple[str, str]]:
    """The (text, value) pairs of a cell: "2014=2014 year" is [("2014", "2014-01-01..2014-12-31 year")]."""
    parts = [] if cell == "-" else cell.split(" | ")
    return [(text, spell_out(value)) for text, value in (part.rsplit("=", 1) for part in parts)]


def spell_out(value: str) -> str:
    """A value with both days: "2020-10 month" is "2020-10-01..2020-10-31 month"; "?" is no day."""
    interval, grain = value.split(" ")
    first, dots, last = interval.partition("..")
    return f"{first_day(first)}..{last_day(last if dots else first)} {grain}"


def first_day(told: str) -> str:
    """The first day of a year, month or day."""
    return {0: "", 1: "", 4: f"{told}-01-01", 7: f"{told}-01"}.get(len(told), told)


def last_day(told: str) -> str:
    """The last day of a year, month or day."""
    if len(told) == len("2020-10"):
        return f"{told}-{monthrange(int(told[:4]), int(told[5:]))[1]}"
    return {0: "", 1: "", 4: f"{told}-12-31"}.get(len(told), told)


def shown(mention: Mapping[str, Any]) -> tuple[str, str]:
    """A date of `mentions.dates` in the form of the tables."""
    days, time = mention["value"], mention.get("time")
    clock = f"@{time}" if time else ""
    return mention["text"], f"{days['start'] or ''}..{days['end'] or ''} {mention['grain']}{clock}"


def share_right(cases: Iterable[Mapping[str, Any]], lines: Mapping[str, Any]) -> tuple[float, float]:
    """The share of cases whose values are all right, and of those whose texts are right as well."""
    values, both = [], []
    for case in cases:
        found = [shown(mention) for mention in lines[case["id"]]["mentions"]["dates"]]
        values.append([v for _, v in found] == [v for _, v in case["expected"]])
        both.append(found == case["expected"])
    return sum(values) / len(values), sum(both) / len(both)
