"""A whole database copied into a new file, without the holes of the old one."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb


def copy_database(connection: duckdb.DuckDBPyConnection, draft: Path) -> None:
    """Copies tables, views, macros and comments into the new file `draft`, and flushes it to disk."""
    name = connection.execute("SELECT current_database()").fetchall()[0][0]
    # DuckDB 1.5 takes no parameters here, so both names are quoted as SQL asks for.
    connection.execute("ATTACH " + _quoted(str(draft), "'") + " AS copied (STORAGE_VERSION 'v1.5.0')")
    try:
        connection.execute("COPY FROM DATABASE " + _quoted(name, '"') + " TO copied")
    finally:
        connection.execute("DETACH copied")
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _quoted(name: str, quote: str) -> str:
    return quote + name.replace(quote, quote * 2) + quote
