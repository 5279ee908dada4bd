from __future__ import annotations

from datetime import date, datetime, time

import pytest

from newsevents.ask.answer import packed, restored, unpacked


@pytest.mark.parametrize(
    "value",
    [1, 1.5, "a", None, True, date(2020, 1, 2), datetime(2020, 1, 2, 3), time(4, 5), [date(2020, 1, 2), 3]],
)
def test_parameters_come_back_as_they_were(value: object) -> None:
    assert unpacked(packed(value)) == value


def test_other_parameters_become_text() -> None:
    assert packed({1}) == "{1}"


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("2020-01-02", "DATE", date(2020, 1, 2)),
        ("2020-01-02T03:04:05", "TIMESTAMP", datetime(2020, 1, 2, 3, 4, 5)),
        ("infinity", "DATE", "infinity"),
        ("2020-01-02", "VARCHAR", "2020-01-02"),
        (5, "BIGINT", 5),
    ],
)
def test_cells_get_pythons_types(value: object, kind: str, expected: object) -> None:
    assert restored(value, kind) == expected
