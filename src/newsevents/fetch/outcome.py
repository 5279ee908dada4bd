"""What a source may give besides a RawPage: a Failure, or the news that nothing changed."""

from __future__ import annotations

from dataclasses import dataclass

from newsevents.errors import Rejected, Retryable
from newsevents.model import RawPage

KEPT_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Failure:
    """One item of a source that gave no page: where it was, why, and its first bytes for the quarantine."""

    origin: str
    error: Rejected | Retryable
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page whose server says that it is as we saw it last (status 304)."""

    origin: str
    url: str


Fetched = RawPage | Failure | Unchanged


def reject(origin: str, code: str, message: str, content: bytes = b"") -> Failure:
    """A Failure that will not go away by trying again."""
    return Failure(origin, Rejected(code, message), content[:KEPT_BYTES])
