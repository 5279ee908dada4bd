"""Feasts on the days that the calendar and the government gave them."""

from __future__ import annotations

from datetime import date

import pytest

from newsevents.extract.date_feasts import easter, feast_days, weekday_of_month
from newsevents.extract.dates import find_dates


@pytest.mark.parametrize(
    ("year", "day"), [(1818, "03-22"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")]
)
def test_easter_sundays(year: int, day: str) -> None:
    assert str(easter(year)) == f"{year}-{day}"


def test_weekdays_of_a_month() -> None:
    assert weekday_of_month(2009, 5, 0, -1) == date(2009, 5, 25)
    assert weekday_of_month(2025, 9, 0, 1) == date(2025, 9, 1)
    assert weekday_of_month(9999, 13, 0, 1) is None


@pytest.mark.parametrize("year", [-5, 0, 9999, 10_000])
def test_a_year_without_days_has_no_feasts(year: int) -> None:
    assert [feast_days(rule, year) for rule in ("12-25", "11/3/4", "easter", ["2025-03-31"])] == [None] * 4


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Jumlah pemudik Lebaran 2025 turun.", "id", ["2025-03-31..2025-04-01"]),
        ("Mereka bertemu pada Idul Adha tahun lalu.", "id", ["2024-06-17..2024-06-17"]),
        ("Ia pulang saat Natal lalu.", "id", ["2024-12-25..2024-12-25"]),
        ("Lebaran selalu ramai di kampung Natal.", "id", []),
        ("Ibadah Jumat Agung berjalan aman.", "id", ["2025-04-18..2025-04-18"]),
        ("The pool opened on Memorial Day.", "en", ["2025-05-26..2025-05-26"]),
        ("Fireworks are set for the Fourth of July.", "en", ["2026-07-04..2026-07-04"]),
        ("A Thanksgiving dinner was served.", "en", []),
    ],
)
def test_feasts_in_texts(text: str, lang: str, expected: list[str]) -> None:
    found = find_dates(text, lang, date(2025, 10, 21))
    assert [f"{m.start}..{m.end}" for m in found] == expected
