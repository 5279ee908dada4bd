"""Failures of sources."""

from __future__ import annotations

from newsevents.errors import Rejected
from newsevents.fetch.outcome import KEPT_BYTES, reject


def test_a_failure_keeps_only_the_first_bytes() -> None:
    failure = reject("a.txt", "too_large", "too much", b"x" * (KEPT_BYTES + 1))
    assert failure.page
    assert len(failure.page.content) == KEPT_BYTES
    assert isinstance(failure.error, Rejected)
    assert str(failure.error) == "too_large: too much"
