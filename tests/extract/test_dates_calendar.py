"""What numbers are read as, and calendar steps at the edges of what Python's dates can hold."""

from __future__ import annotations

from datetime import date

import pytest

from newsevents.extract.date_calendar import edge_of, month_days, move, unit_days, weekday_near
from newsevents.extract.date_numbers import classify_number


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("25/10/2020", ("NUMDATE", (25, 10, 2020))),
        ("3/25/2009", ("NUMDATE", (25, 3, 2009))),
        ("20/5/14", ("NUMDATE", (20, 5, 2014))),
        ("15/8/8", ("NUMDATE", (15, 8, None))),
        ("2020-10-25", ("NUMDATE", (25, 10, 2020))),
        ("25/10", ("NUMDM", (25, 10, None))),
        ("29/2", ("NUMDM", (29, 2, None))),
        ("12-13/9/2020", ("NUMDAYS", ((12, 9, 2020), (13, 9, 2020)))),
        ("20-25", ("DAYS", (20, 25))),
        ("2014-2016", ("YEARS", (2014, 2016))),
        ("2009-10", ("YEARS", (2009, 2010))),
        ("22.30", ("CLOCK", (22, 30))),
        ("24:00", ("CLOCK", (0, 0))),
        ("09.00-12.00", ("CLOCKS", (9, 0))),
        ("2014", ("YEAR", 2014)),
        ("31", ("DAY", 31)),
        ("32", ("NUM", 32)),
        ("31/2/2020", ("WORD", None)),
        ("2020-13-45", ("WORD", None)),
        ("2-1-1", ("WORD", None)),
        ("25.99", ("WORD", None)),
        ("2.500", ("WORD", None)),
        ("0812-3456-2014", ("WORD", None)),
        ("9" * 5000, ("WORD", None)),
    ],
)
def test_numbers(number: str, expected: tuple[str, object]) -> None:
    assert classify_number(number, month_first=False) == expected


def test_month_first_only_where_both_readings_exist() -> None:
    assert classify_number("3/4/2009", month_first=True) == ("NUMDATE", (4, 3, 2009))
    assert classify_number("25/4/2009", month_first=True) == ("NUMDATE", (25, 4, 2009))


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "half", "year", "decade"])
@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("steps", [-(10**6), -1, 1, 10**6])
def test_steps_out_of_range_are_none_not_errors(unit: str, day: date, steps: int) -> None:
    if (steps > 0) == (day == date.max):
        assert move(day, unit, steps) is None
        assert unit_days(day, unit, steps) is None


def test_units_and_their_edges() -> None:
    day = date(2024, 2, 29)
    assert unit_days(day, "week") == (date(2024, 2, 26), date(2024, 3, 3))
    assert unit_days(day, "quarter", -1) == (date(2023, 10, 1), date(2023, 12, 31))
    assert move(day, "year", 1) == date(2025, 2, 28)
    february = month_days(2024, 2)
    assert february is not None
    assert edge_of(february, "month", "late") == (date(2024, 2, 21), date(2024, 2, 29))
    year = month_days(2024, 1, 12)
    assert year is not None
    assert edge_of(year, "year", "mid") == (date(2024, 5, 1), date(2024, 8, 31))


@pytest.mark.parametrize(
    ("direction", "day"),
    [(None, "2020-10-30"), ("before", "2020-10-23"), ("future", "2020-10-30"), ("next", "2020-11-06")],
)
def test_a_friday_seen_from_a_friday(direction: str | None, day: str) -> None:
    assert weekday_near(date(2020, 10, 30), 4, direction) == date.fromisoformat(day)
