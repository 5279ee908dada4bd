"""Dates of publication as people write them."""

from __future__ import annotations

import pytest

from newsevents.clean.text_date import date_in_page, date_of_line, zone_named


@pytest.mark.parametrize(
    ("line", "lang", "at", "grain"),
    [
        ("Jumat, 30 Oktober 2020", "id", "2020-10-30T00:00:00", "day"),
        ("Jumat, 30 Okt 2020 10:15 WIB", "id", "2020-10-30T10:15:00+07:00", "minute"),
        ("Jumat, 30 Oktober 2020 | 10.15", "id", "2020-10-30T10:15:00", "minute"),
        ("Published: 30 October 2020, 7:05 pm", "en", "2020-10-30T19:05:00", "minute"),
        ("2020-10-30", "id", "2020-10-30T00:00:00", "day"),
    ],
)
def test_lines_that_are_dates(line: str, lang: str, at: str, grain: str) -> None:
    published, exact = date_of_line(line, lang, None)
    assert published
    assert (published.isoformat(), exact) == (at, grain)


@pytest.mark.parametrize(
    "line",
    ["", "Oktober 2020", "Kejadian pada 30 Oktober 2020 itu menewaskan enam warga.", "10:15 WIB"],
)
def test_lines_that_are_about_something_else(line: str) -> None:
    assert date_of_line(line, "id", None) == (None, None)


def test_the_zone_of_the_source_serves_where_the_line_has_none() -> None:
    published, _ = date_of_line("Jumat, 30 Oktober 2020 10:15", "id", "Asia/Makassar")
    assert published
    assert published.isoformat() == "2020-10-30T10:15:00+08:00"


@pytest.mark.parametrize(
    ("line", "zone"), [("10:15 WITA", "Asia/Makassar"), ("10:15 WIBB", "None"), ("", "None")]
)
def test_zones_by_their_abbreviation(line: str, zone: str) -> None:
    assert str(zone_named(line)) == zone


def test_the_first_date_of_a_page_is_found() -> None:
    texts = ["Beranda", "Hak cipta 2020", "\n Jumat, 30 Oktober 2020 ", "Sabtu, 31 Oktober 2020"]
    published, grain = date_in_page(texts, "id", None)
    assert published
    assert (published.day, grain) == (30, "day")
    assert date_in_page(["Beranda"], "id", None) == (None, None)
