"""What fetching remembers between runs: validators of pages, and hosts that asked to be left alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import duckdb

from newsevents.link.ids import content_digest
from newsevents.model import RawPage

REMEMBER_PAGE = """
    INSERT OR REPLACE INTO meta.urls (url, etag, last_modified, content_hash, fetched_at)
    VALUES (?, ?, ?, ?, ?)
"""
REMEMBER_HOST = "INSERT OR REPLACE INTO meta.hosts (host, not_before, failures) VALUES (?, ?, ?)"


def validators(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str | None, str | None]]:
    """ETag and Last-Modified of every page and feed fetched before, by address."""
    rows = connection.execute("SELECT url, etag, last_modified FROM meta.urls").fetchall()
    return {url: (etag, modified) for url, etag, modified in rows}


def remember_pages(connection: duckdb.DuckDBPyConnection, pages: Iterable[RawPage], now: datetime) -> int:
    """Keeps the validators of fetched pages and gives how many had any; call it once their rows are loaded.

    Earlier, a page whose load failed would come back as unchanged and never be loaded.
    """
    kept = [_row(page, now) for page in pages if page.url and _etag_or_date(page.headers) != (None, None)]
    if kept:
        connection.executemany(REMEMBER_PAGE, kept)
    return len(kept)


def resting_hosts(connection: duckdb.DuckDBPyConnection, now: datetime) -> set[str]:
    """Hosts that must not be asked yet (they sent Retry-After, or failed again and again)."""
    rows = connection.execute("SELECT host FROM meta.hosts WHERE not_before > ?", [now]).fetchall()
    return {host for (host,) in rows}


def rest_host(
    connection: duckdb.DuckDBPyConnection, host: str, not_before: datetime | None, failures: int
) -> None:
    """Keeps when a host may be asked again (None: at once) and how often it failed in a row."""
    connection.execute(REMEMBER_HOST, [host, not_before, failures])


def _row(page: RawPage, now: datetime) -> list[object]:
    return [page.url, *_etag_or_date(page.headers), content_digest(page.content), page.fetched_at or now]


def _etag_or_date(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    lower = {name.lower(): value for name, value in headers.items()}
    return lower.get("etag"), lower.get("last-modified")
