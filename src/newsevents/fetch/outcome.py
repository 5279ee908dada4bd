"""What a source may give besides a RawPage: a Failure, or the news that nothing changed."""

from __future__ import annotations

from dataclasses import dataclass

from newsevents.errors import NewsEventsError, Rejected
from newsevents.model import Failure, RawPage

KEPT_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page whose server says that it is as we saw it last (status 304)."""

    origin: str
    url: str


Fetched = RawPage | Failure | Unchanged


def reject(origin: str, code: str, message: str, content: bytes = b"") -> Failure:
    """A Failure that will not go away by trying again."""
    return failed(origin, Rejected(code, message), content)


def failed(origin: str, error: NewsEventsError, content: bytes = b"") -> Failure:
    """A Failure of fetching, with the first bytes that came for the quarantine."""
    page = RawPage(origin, content[:KEPT_BYTES], "application/octet-stream", "") if content else None
    return Failure(error, "fetch", origin, page)
