"""A warehouse with all its rows many times over: a million events in seconds."""

from __future__ import annotations

from pathlib import Path

import duckdb

OTHER_ID = "CAST(md5(CAST({0} AS VARCHAR) || '{1}') AS UUID)"
CHANGES = {
    "url": "{0} || '?copy={1}'",
    "address": "{0} || '?copy={1}'",
    "published_local": "{0} + to_months({1})",
    "published_at": "{0} + to_days(30 * {1})",
}
COPIED = {
    "articles": ("version_id", "article_id", "url", "published_local", "published_at"),
    "appearances": ("article_id", "address", "text_hash"),
    "events": ("event_id", "article_id", "version_id"),
    "event_actors": ("event_id",),
    "event_places": ("event_id",),
    "mentions": ("event_id", "article_id", "version_id"),
    "quantities": ("event_id",),
}


def multiply(connection: duckdb.DuckDBPyConnection, snapshot: Path, times: int) -> None:
    """Has all rows so many times, each time with other ids and addresses, some months later."""
    connection.execute(f"ATTACH '{snapshot}' AS originals (READ_ONLY)")
    for turn in range(1, times):
        for name, columns in COPIED.items():
            others = (f"{CHANGES.get(c, OTHER_ID).format(c, turn)} AS {c}" for c in columns)
            sql = f"INSERT INTO {name} SELECT * REPLACE ({', '.join(others)}) FROM originals.main.{name}"
            connection.execute(sql)
    connection.execute("DETACH originals")
