"""How many dates of sentences that no rule was made on are right: `python bench/blind_dates.py [--wrong]`.

The tables in bench/data were settled by somebody who had not seen the rules. Only their first run is blind.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from newsevents.extract.dates import find_dates

DATA = Path(__file__).parent / "data"
LANGUAGES = ("id", "en")


class Told(NamedTuple):
    """A date of a sentence: where it stands, its first and last day ("" where open), its grain."""

    start: int
    end: int
    days: tuple[str, str]
    grain: str


class Case(NamedTuple):
    """A sentence, its publish day, its dates, and whether the guide leaves no doubt about them."""

    text: str
    published: date
    dates: list[Told]
    sure: bool


def read_cases(lang: str) -> Iterator[Case]:
    """The cases of a language; dates that are not told are left out."""
    lines = (DATA / f"blind_dates_{lang}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    records = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    for (text, day), group in groupby(records, itemgetter("text", "published")):
        parts = list(group)
        dates = [read_date(text, part) for part in parts if part["start"] or part["end"]]
        yield Case(text, date.fromisoformat(day), dates, all(part["sure"] == "y" for part in parts))


def read_date(text: str, row: Mapping[str, Any]) -> Told:
    """A row of a table as a date of its sentence."""
    at = text.index(row["mention"])
    return Told(at, at + len(row["mention"]), (row["start"], row["end"]), row["grain"])


def find_told(case: Case, lang: str) -> list[Told]:
    """The dates that the rules find and can tell."""
    mentions = find_dates(case.text, lang, case.published)
    days = [(str(m.start or ""), str(m.end or "")) for m in mentions]
    spans = [m.span for m in mentions]
    return [Told(s.start, s.end, d, m.grain) for s, d, m in zip(spans, days, mentions, strict=True) if any(d)]


def is_right(found: list[Told], expected: list[Told], grains: bool = False) -> bool:
    """Whether each date is found, with the same days (and grain), and nothing else."""
    if len(found) != len(expected):
        return False
    pairs = list(zip(found, sorted(expected), strict=True))
    same = all(a.start < b.end and b.start < a.end and a.days == b.days for a, b in pairs)
    return same and (not grains or all(a.grain == b.grain for a, b in pairs))


def shares_right(lang: str) -> dict[str, tuple[float, int]]:
    """The share of right sentences and their number: all, those beyond doubt, all with the right grain."""
    cases = [(case, find_told(case, lang)) for case in read_cases(lang)]
    sure = [(case, found) for case, found in cases if case.sure]
    return {
        "all": (sum(is_right(f, c.dates) for c, f in cases) / len(cases), len(cases)),
        "sure": (sum(is_right(f, c.dates) for c, f in sure) / len(sure), len(sure)),
        "with grain": (sum(is_right(f, c.dates, True) for c, f in cases) / len(cases), len(cases)),
    }


def show_wrong(lang: str) -> None:
    """Prints the sentences that are not right, what is expected and what is found."""
    for case in read_cases(lang):
        found = find_told(case, lang)
        if not is_right(found, case.dates):
            print(f"{'sure' if case.sure else 'open'} | {case.published} | {case.text}")
            for name, dates in (("expected", case.dates), ("found", found)):
                shown = [(case.text[d.start : d.end], *d.days, d.grain) for d in dates]
                print(f"    {name}: {shown}")


def main() -> None:
    """Prints the shares, and the wrong sentences if asked to."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--wrong", action="store_true", help="print the sentences that are not right")
    asked = ask.parse_args()
    for lang in LANGUAGES:
        for name, (share, n) in shares_right(lang).items():
            print(f"{lang} {name}: {share:.3f} of {n}")
        if asked.wrong:
            show_wrong(lang)


if __name__ == "__main__":
    main()
