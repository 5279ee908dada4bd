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

from newsevents.extract.dates import drop_untold, find_dates
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


SECOND_LOOK = [
    ("Padel dikenal sejak akhir 1960-an.", "id", ["1967-01-01.. range"]),
    ("Penjualan turun kuartal lalu.", "id", ["2025-07-01..2025-09-30 quarter"]),
    ("Jalan dibuka pukul 10.00 WIB tadi.", "id", ["2025-10-21..2025-10-21 minute"]),
    ("Nanti jam 5 sore airnya surut.", "id", ["2025-10-21..2025-10-21 hour"]),
    ("Survei dimulai pekan pertama Oktober.", "id", ["2025-10-01..2025-10-07 week"]),
    ("Tsunami itu terjadi dua dekade lalu.", "id", ["2005-01-01..2005-12-31 year"]),
    ("Kampus Sebelas Maret ramai.", "id", []),
    ("Harga September 2025 naik dari bulan sebelumnya.", "id", ["2025-09", "2025-08-01..2025-08-31 month"]),
    (
        "Laba Mei 2025 naik dari periode yang sama tahun lalu.",
        "id",
        ["2025-05", "2024-05-01..2024-05-31 month"],
    ),
    ("Sales in 2008 were lower than the previous year.", "en", ["2008", "2007-01-01..2007-12-31 year"]),
    ("Settlers came in the 1820s.", "en", ["1820-01-01..1829-12-31 decade"]),
    ("The mound was dug up in the 1800s.", "en", ["1800-01-01..1899-12-31 range"]),
    ("The fort went up between 1794 and 1797.", "en", ["1794-01-01..1797-12-31 range"]),
    ("Bills soared in the winter of 2008-09.", "en", ["2008-12-01..2009-02-28 range"]),
    ("Police stopped a 2000-pound trailer, one of more than 2000.", "en", []),
    ("Early voting ends Nov. 30.", "en", ["2025-11-30..2025-11-30 day"]),
]


@pytest.mark.parametrize(("text", "lang", "expected"), SECOND_LOOK)
def test_forms_that_the_tables_lack(text: str, lang: str, expected: list[str]) -> None:
    found = [shown(m)[1].split("@")[0] for m in find_dates(text, lang, date(2025, 10, 21))]
    assert len(found) == len(expected)
    assert all(value.startswith(start) for value, start in zip(found, expected, strict=True))


def test_the_source_decides_the_order_of_day_and_month() -> None:
    text = "The fair is on 3/4/2009."
    days = [find_dates(text, "en", None, country)[0].start for country in ("US", "GB", None)]
    assert days == [date(2009, 3, 4), date(2009, 4, 3), date(2009, 4, 3)]


def test_only_without_a_publish_day_are_untold_dates_dropped() -> None:
    text = "Beberapa hari lalu ia datang, kemarin pukul 09.30 ia pergi."
    without, day = find_dates(text, "id", None), date(2025, 10, 21)
    assert [m.text for m in drop_untold(without, None)] == ["kemarin pukul 09.30"]
    assert drop_untold(find_dates(text, "id", day), day) == tuple(find_dates(text, "id", day))
