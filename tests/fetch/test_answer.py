"""What answers of servers mean, without a server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsevents.errors import Rejected, Retryable
from newsevents.fetch.answer import bare, checked, next_hop, trouble, wait_of
from newsevents.fetch.client import httpx

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("0", 0.0),
        (" 120 ", 120.0),
        ("Sun, 22 Nov 2026 12:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 12:01:00 -0000", 60.0),
        ("bald", None),
        ("-5", None),
        ("Sun, 22 Nov 99999999999999999999 12:01:00 GMT", None),
        ("1e9", None),
        ("９", None),
    ],
)
def test_retry_after_in_both_forms(header: str | None, seconds: float | None) -> None:
    assert wait_of(header, NOW) == seconds


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520])
def test_overload_may_pass(status: int) -> None:
    error = trouble(status, "30", NOW)
    assert isinstance(error, Retryable)
    assert (error.code, error.after_s) == (f"http_{status}", 30.0)


@pytest.mark.parametrize("status", [202, 204, 300, 400, 401, 403, 404, 410, 451])
def test_other_answers_will_not(status: int) -> None:
    error = trouble(status, None, NOW)
    assert isinstance(error, Rejected)
    assert error.code == f"http_{status}"


def test_names_and_passwords_are_not_kept() -> None:
    assert str(bare(checked("https://anna:geheim@contoh.id/7?x=1#atas"))) == "https://contoh.id/7?x=1"


@pytest.mark.parametrize(
    ("location", "there"),
    [
        ("/8", "https://anna:geheim@contoh.id/8"),
        ("https://contoh.id/8", "https://anna:geheim@contoh.id/8"),
        ("http://contoh.id/8", "http://contoh.id/8"),
        ("https://contoh.id:444/8", "https://contoh.id:444/8"),
        ("//lain.id/8", "https://lain.id/8"),
        ("https://budi:x@lain.id/8", "https://lain.id/8"),
    ],
)
def test_passwords_do_not_leave_their_origin(location: str, there: str) -> None:
    assert next_hop(checked("https://anna:geheim@contoh.id/7"), location) == httpx.URL(there)
