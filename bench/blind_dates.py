"""How many dates of a blind table are right: `python bench/blind_dates.py [--wrong]`.

The tables in bench/data were settled by somebody who had not seen the rules. Only their first run is blind.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

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
    """A date of a sentence (None where it has none that is told), and whether the guide leaves no doubt."""

    text: str
    published: date
    expected: Told | None
    sure: bool


def read_cases(lang: str) -> Iterator[Case]:
    """The cases of a language. A sentence may have dates that are no case."""
    lines = (DATA / f"blind_dates_{lang}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    for row in rows[1:]:
        text, published, mention, start, end, grain, sure = row
        at = text.index(mention)
        told = Told(at, at + len(mention), (start, end), grain) if start or end else None
        yield Case(text, date.fromisoformat(published), told, sure == "y")


def find_told(case: Case, lang: str) -> list[Told]:
    """The dates that the rules find where the case stands, without those that they cannot tell."""
    mentions = find_dates(case.text, lang, case.published)
    found = [
        Told(m.span.start, m.span.end, (str(m.start or ""), str(m.end or "")), m.grain) for m in mentions
    ]
    where = case.expected or Told(0, len(case.text), ("", ""), "")
    return [d for d in found if any(d.days) and d.start < where.end and where.start < d.end]


def is_right(case: Case, found: list[Told], grain: bool = False) -> bool:
    """Whether there is one date with the same days (and grain), or none where none is told."""
    if case.expected is None:
        return not found
    same = [(d.days, d.grain if grain else "") for d in found]
    return same == [(case.expected.days, case.expected.grain if grain else "")]


def shares_right(lang: str) -> dict[str, tuple[float, int]]:
    """The share of right cases and their number: all, those beyond doubt, all with the right grain."""
    cases = [(case, find_told(case, lang)) for case in read_cases(lang)]
    judged = {
        "all": [is_right(c, found) for c, found in cases],
        "sure": [is_right(c, found) for c, found in cases if c.sure],
        "with grain": [is_right(c, found, grain=True) for c, found in cases],
    }
    return {name: (sum(right) / len(right), len(right)) for name, right in judged.items()}


def show_wrong(lang: str) -> None:
    """Prints the cases that are not right, what is expected and what is found."""
    for case in read_cases(lang):
        found = find_told(case, lang)
        if not is_right(case, found):
            print(f"{'sure' if case.sure else 'open'} | {case.published} | {case.text}")
            for name, dates in (("expected", [case.expected]), ("found", found)):
                print(f"    {name}:", [(case.text[d.start : d.end], *d.days, d.grain) for d in dates if d])


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
