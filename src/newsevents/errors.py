"""The one tree of errors; what to do with an error follows from its class, never from its text.

NewsEventsError
├── Retryable       worth another try later: timeouts, 429, 5xx, a held warehouse lock
├── Rejected        this one article cannot be used; it goes to quarantine, the run goes on
└── Misconfigured   the call cannot work: stop before any work starts (exit code 2)
"""

from __future__ import annotations


class NewsEventsError(Exception):
    """Root of all errors of newsevents: a stable `code`, and a message that says what to do next."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class Retryable(NewsEventsError):
    """The same call may succeed later; the only class that is ever retried."""

    def __init__(self, code: str, message: str, after_s: float | None = None) -> None:
        super().__init__(code, message)
        self.after_s = after_s


class Rejected(NewsEventsError):
    """One article that cannot be used; codes are listed in docs/reasons.md."""


class Misconfigured(NewsEventsError):
    """The call itself cannot work (a bad option, a missing path, an unknown source)."""
