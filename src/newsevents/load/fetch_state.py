"""What fetching remembers between runs, as rows: last answers of addresses, hosts, robots rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import duckdb

from newsevents.memory import FetchMemory, HostMemory, PageMemory, RobotsMemory

ROBOTS_KEPT = timedelta(days=1)
PAGES = """
    SELECT url, etag, last_modified, content_hash, fetched_at FROM meta.urls
    WHERE url IN (SELECT unnest($urls))
"""
HOSTS = """
    SELECT host, not_before, failures, last_error, last_error_at FROM meta.hosts
    WHERE not_before > $now OR failures > 0
"""
ROBOTS = "SELECT site, robots_txt, read_at FROM meta.robots WHERE read_at > $since"
KEEP_PAGE = """
    INSERT OR REPLACE INTO meta.urls (url, etag, last_modified, content_hash, fetched_at)
    VALUES ($1, $2, $3, $4, $5)
"""
KEEP_HOST = """
    INSERT OR REPLACE INTO meta.hosts (host, not_before, failures, last_error, last_error_at)
    VALUES ($1, $2, $3, $4, $5)
"""
KEEP_ROBOTS = "INSERT OR REPLACE INTO meta.robots (site, robots_txt, read_at) VALUES ($1, $2, $3)"


def recall_pages(connection: duckdb.DuckDBPyConnection, urls: Sequence[str]) -> list[PageMemory]:
    """The last full answers of some addresses, as far as there were any."""
    return [PageMemory(*row) for row in connection.execute(PAGES, {"urls": list(urls)}).fetchall()]


def remember_pages(connection: duckdb.DuckDBPyConnection, pages: Iterable[PageMemory], now: datetime) -> None:
    """Keeps the last answers of addresses; call it once what they gave is loaded.

    Earlier, a page whose load failed would come back as unchanged and never be loaded.
    """
    _keep(
        connection,
        KEEP_PAGE,
        ((p.url, p.etag, p.last_modified, p.content_hash, p.fetched_at or now) for p in pages),
    )


def recall_fetching(connection: duckdb.DuckDBPyConnection, now: datetime) -> FetchMemory:
    """Hosts that must not be asked yet or that failed the last time, and robots rules of the last day."""
    hosts = connection.execute(HOSTS, {"now": now}).fetchall()
    robots = connection.execute(ROBOTS, {"since": now - ROBOTS_KEPT}).fetchall()
    return FetchMemory(tuple(HostMemory(*row) for row in hosts), tuple(RobotsMemory(*row) for row in robots))


def remember_fetching(connection: duckdb.DuckDBPyConnection, memory: FetchMemory) -> None:
    """Keeps what is known of hosts and sites."""
    hosts = ((h.host, h.not_before, h.failures, h.last_error, h.last_error_at) for h in memory.hosts)
    _keep(connection, KEEP_HOST, hosts)
    _keep(connection, KEEP_ROBOTS, ((site.site, site.text, site.read_at) for site in memory.robots))


def _keep(connection: duckdb.DuckDBPyConnection, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
    listed = [list(row) for row in rows]
    if listed:
        connection.executemany(statement, listed)
