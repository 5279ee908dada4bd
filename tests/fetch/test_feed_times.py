"""Times of feeds in all the forms they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.fetch.feed_times import time_of


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mon, 12 Feb 2024 19:05:00 +0700", "2024-02-12T19:05:00+07:00"),
        ("Mon, 12 Feb 2024 19:05:00 GMT", "2024-02-12T19:05:00+00:00"),
        ("5 Feb 2024 09:05:00 UT", "2024-02-05T09:05:00+00:00"),
        ("Mon, 12 February 2024 19:05:00 EST", "2024-02-12T19:05:00-05:00"),
        ("Senin, 12 Feb 2024 19:05 WIB", "2024-02-12T19:05:00"),
        ("2024-02-12T12:05:00Z", "2024-02-12T12:05:00+00:00"),
        ("2024-02-12 19:05:00 +0700", "2024-02-12T19:05:00+07:00"),
        ("2024-02-12", "2024-02-12T00:00:00"),
        (" 2024-02-12 ", "2024-02-12T00:00:00"),
        ("Mon, 31 Feb 2024 19:05:00 +0700", None),
        ("Mon, 12 Foo 2024 19:05:00 +0700", None),
        ("Mon, 12 Feb 99999999999999999999 19:05:00 GMT", None),
        ("Mon, 12 Feb 2024 19:05:00 +9999", None),
        ("kemarin", None),
        ("2024-02-12" * 20, None),
        ("", None),
        (None, None),
    ],
)
def test_times_are_read_or_none(text: str | None, iso: str | None) -> None:
    found = time_of(text)
    assert (found.isoformat() if found else None) == iso


@given(st.text(alphabet="0123456789 :+-,TZMonFebGMT.", max_size=40) | st.text(max_size=40))
def test_any_text_is_a_time_with_a_zone_or_none(text: str) -> None:
    found = time_of(text)
    assert found is None or found.tzinfo is not None
