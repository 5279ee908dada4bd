"""Times in the forms of machines and people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.clean.time_forms import read_time


@pytest.mark.parametrize(
    ("value", "zone", "at", "grain"),
    [
        ("2024-02-12T19:05:00+07:00", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("2024-02-12T19:05:33.123Z", None, "2024-02-12T19:05:00+00:00", "minute"),
        ("2024-02-12T19:05:33.123Z", "Asia/Jakarta", "2024-02-13T02:05:00+07:00", "minute"),
        ("2024-02-12 19:05:00", None, "2024-02-12T19:05:00", "minute"),
        ("2024-02-12 19:05:00", "Asia/Jakarta", "2024-02-12T19:05:00+07:00", "minute"),
        ("2024-02-12 19:05:00 +0700", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("2024/02/12 19:05", None, "2024-02-12T19:05:00", "minute"),
        ("20240212T190500Z", None, "2024-02-12T19:05:00+00:00", "minute"),
        ("2024-02-12", None, "2024-02-12T00:00:00", "day"),
        ("2024-02-12", "Asia/Jakarta", "2024-02-12T00:00:00+07:00", "day"),
        ("20240212", None, "2024-02-12T00:00:00", "day"),
        ("Mon, 12 Feb 2024 19:05:00 +0700", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("2024-02-12T19:05:00+07", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("2024-02-12 19:05:00 WIB", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("2024-02-12T19:05:00,123+0700", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("Mon Feb 12 2024 19:05:00 GMT+0700 (WIB)", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("Senin, 12 Februari 2024 19:05 WIB", None, "2024-02-12T19:05:00+07:00", "minute"),
        ("12 Februari 2024", "Asia/Jakarta", "2024-02-12T00:00:00+07:00", "day"),
        ("February 12, 2024", None, "2024-02-12T00:00:00", "day"),
        ("1707739500", None, "2024-02-12T12:05:00+00:00", "minute"),
        ("1707739500000", None, "2024-02-12T12:05:00+00:00", "minute"),
    ],
)
def test_machine_made_times(value: str, zone: str | None, at: str, grain: str) -> None:
    read = read_time(value, zone)
    assert read
    assert (read[0].isoformat(), read[1]) == (at, grain)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "kemarin",
        "2024-13-45",
        "99999999999999",
        "0",
        "12 Februari",
        "Februari 2024",
        "2024-02-12T99:99",
        "٢٠٢٤",
    ],
)
def test_what_is_no_time(value: str) -> None:
    assert read_time(value, None) is None


@pytest.mark.parametrize(("lang", "month"), [("id", 2), ("en", 2), (None, 2), ("xx", 2), ("id-ID", 2)])
def test_words_are_read_whatever_language_is_declared(lang: str | None, month: int) -> None:
    read = read_time("12 Februari 2024", None, lang)
    assert read
    assert read[0].month == month


@given(st.text(max_size=120))
def test_any_text_is_a_time_with_a_zone_or_none(text: str) -> None:
    read = read_time(text, "Asia/Jakarta")
    assert read is None or read[0].tzinfo is not None
