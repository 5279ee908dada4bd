"""What the command line takes from the environment and the clock, to hand it on to the rooms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from newsevents.fetch.settings import FetchSettings


def fetch_settings(environ: Mapping[str, str]) -> FetchSettings:
    """NEWSEVENTS_CONTACT (mail or URL for the user agent) and NEWSEVENTS_ALLOW_LOOPBACK (1: for tests)."""
    return FetchSettings(
        contact=environ.get("NEWSEVENTS_CONTACT"),
        allow_loopback=environ.get("NEWSEVENTS_ALLOW_LOOPBACK") == "1",
    )


def now() -> datetime:
    """The time of day, aware."""
    return datetime.now(UTC)
