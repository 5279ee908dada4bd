"""find_dates on tables of (text, publish day, expected mentions), on no dates, and on any string at all."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.extract.dates import find_dates
from newsevents.model import DateMention

PIECES = (
    "Senin (25/10/2020) pukul 22.30 WIB lalu pekan dua hari 2014 - – , . sejak hingga Mei 31 30 9999-12-31 "
    "awal tahun akhir ini depan Monday May 7 2009 at 10 p.m. since until last week next month early mid "
    "the end of 1990 s 45 ago ( ) yang kuartal III semester 1/1 0001-01-01 12-13/9/2020 1999-2001 999 "
    "tanggal abad q4 kemudian sebelumnya later setahun musim panas \n \u202e \x00 '"
)
DATA = Path(__file__).parent / "data"
Shown = tuple[str, str]


@dataclass(frozen=True)
class Row:
    text: str
    published: date
    expected: list[Shown]


def read_table(lang: str) -> list[Row]:
    lines = (DATA / f"dates_{lang}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("# ")]
    return [Row(text, date.fromisoformat(day), read_expected(cell)) for text, day, cell in cells]


def read_expected(cell: str) -> list[Shown]:
    if cell == "-":
        return []
    return [(text, spell_out(value)) for text, value in (part.rsplit("=", 1) for part in cell.split(" | "))]


def spell_out(value: str) -> str:
    """ "2020-10 month" as "2020-10-01..2020-10-31 month"."""
    interval, grain = value.split(" ")
    first, dots, last = interval.partition("..")
    last = last if dots else first
    return f"{edge(first, 'first')}..{edge(last, 'last')} {grain}"


def edge(day: str, which: str) -> str:
    if len(day) == 4:
        return day + ("-01-01" if which == "first" else "-12-31")
    if len(day) == 7:
        last = monthrange(int(day[:4]), int(day[5:]))[1]
        return f"{day}-01" if which == "first" else f"{day}-{last}"
    return "" if day == "?" else day


def shown(mention: DateMention) -> Shown:
    time = f"@{mention.time}" if mention.time else ""
    return mention.text, f"{mention.start or ''}..{mention.end or ''} {mention.grain}{time}"


@pytest.mark.parametrize(("lang", "least"), [("id", 300), ("en", 200)])
def test_the_tables_hold_enough_cases(lang: str, least: int) -> None:
    assert len(read_table(lang)) >= least


@pytest.mark.parametrize("lang", ["id", "en"])
def test_values_of_the_table(lang: str) -> None:
    rows = read_table(lang)
    wrong = {
        row.text: got
        for row in rows
        if (got := [shown(m)[1] for m in find_dates(row.text, lang, row.published)])
        != [value for _, value in row.expected]
    }
    assert len(wrong) <= 0.02 * len(rows), wrong


@pytest.mark.parametrize("lang", ["id", "en"])
def test_spans_of_the_table(lang: str) -> None:
    rows = read_table(lang)
    wrong = [
        row.text
        for row in rows
        if [m.text for m in find_dates(row.text, lang, row.published)] != [text for text, _ in row.expected]
    ]
    assert len(wrong) <= 0.03 * len(rows), wrong


def test_a_day_that_the_calendar_has_not_is_no_date() -> None:
    assert find_dates("Rapat pada 31/2/2020 dan 45/13/2020 serta 2020-13-45.", "id", date(2020, 5, 1)) == []
    assert find_dates("Lahir 30 Februari 2020.", "id", date(2020, 5, 1)) == []


def test_without_publish_day_only_full_dates_have_values() -> None:
    found = find_dates("Kemarin, pekan lalu, Senin, lalu 5 Mei dan 7 Mei 2014.", "id", None)
    assert [(m.text, str(m.start)) for m in found] == [
        ("Kemarin", "None"),
        ("pekan lalu", "None"),
        ("Senin", "None"),
        ("5 Mei", "2014-05-05"),
        ("7 Mei 2014", "2014-05-07"),
    ]


def test_a_language_without_date_words_has_no_dates() -> None:
    assert find_dates("Montag, 5. Mai 2014", "de", date(2014, 5, 6)) == []


@pytest.mark.parametrize("lang", ["id", "en"])
@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES.split(" "))),
    st.none() | st.dates(),
)
def test_mentions_are_in_order_and_hold_their_text(
    lang: str, words: list[str], published: date | None
) -> None:
    text = " ".join(words)
    found = find_dates(text, lang, published)
    assert all(text[m.span.start : m.span.end] == m.text != "" for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.start <= m.end for m in found if m.start and m.end)


@settings(max_examples=100, deadline=None)
@given(st.text(), st.none() | st.dates())
def test_any_string_at_all(text: str, published: date | None) -> None:
    for lang in ("id", "en"):
        assert all(text[m.span.start : m.span.end] == m.text for m in find_dates(text, lang, published))


@pytest.mark.parametrize("unit", ["1-", "Senin (", "pukul 10.00 hingga "])
def test_200_kb_of_anything_finish(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert isinstance(find_dates(text, "id", date(2020, 1, 1)), list)
