"""What the command line takes from the environment and the clock, to hand it on to the rooms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from newsevents.errors import Misconfigured
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source, read_sources
from newsevents.fetch.sources import listed_sources

STORE_MB = 2000


def fetch_settings(environ: Mapping[str, str]) -> FetchSettings:
    """NEWSEVENTS_CONTACT (mail or URL for the user agent) and NEWSEVENTS_ALLOW_LOOPBACK (1: for tests)."""
    return FetchSettings(
        contact=environ.get("NEWSEVENTS_CONTACT"),
        allow_loopback=environ.get("NEWSEVENTS_ALLOW_LOOPBACK") == "1",
    )


def store_bytes(environ: Mapping[str, str]) -> int:
    """NEWSEVENTS_STORE_MB: megabytes of pages, as packed, that are kept beside the warehouse (0: none)."""
    given = environ.get("NEWSEVENTS_STORE_MB", str(STORE_MB))
    if not given.isdecimal():
        raise Misconfigured("bad_option", f"NEWSEVENTS_STORE_MB is a whole number of megabytes, not {given}")
    return int(given) * 10**6


def now() -> datetime:
    """The time of day, aware."""
    return datetime.now(UTC)


def sources_of(environ: Mapping[str, str]) -> tuple[Source, ...]:
    """The listed sources: of NEWSEVENTS_SOURCES (a sources.toml), else of the list that came along."""
    given = environ.get("NEWSEVENTS_SOURCES")
    return read_sources(Path(given).expanduser()) if given else listed_sources()
