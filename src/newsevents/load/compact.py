"""Gives back the space of deleted rows: copies the database, compares, and puts the copy in its place."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from newsevents.errors import Misconfigured
from newsevents.load.copying import copy_database
from newsevents.load.opening import CONFIG, open_for_writing
from newsevents.load.verify import fingerprint

LEAST_FREE = 0.4  # share of free blocks from which a copy is worth its time


def compact(path: Path, *, wait_s: float = 60.0, least_free: float = LEAST_FREE) -> tuple[int, int] | None:
    """Bytes before and after; None where less than `least_free` of the file is free.

    The file is replaced while the writer's lock is still held, so no other writer can come between.
    """
    if not path.exists():
        raise Misconfigured("no_warehouse", f"there is no {path} yet: run `newsevents run seeds/` first")
    connection = open_for_writing(path, wait_s)
    try:
        connection.execute("CHECKPOINT")
        before = path.stat().st_size
        if free_share(connection) < least_free:
            return None
        _replace(connection, path)
        return before, path.stat().st_size
    finally:
        connection.close()


def free_share(connection: duckdb.DuckDBPyConnection) -> float:
    """The share of the file's blocks that hold nothing."""
    sql = "SELECT free_blocks / total_blocks FROM pragma_database_size() WHERE total_blocks > 0"
    rows = connection.execute(sql).fetchall()
    return float(rows[0][0]) if rows else 0.0


def _replace(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.compact.tmp")
    draft.unlink(missing_ok=True)
    try:
        copy_database(connection, draft)
        with duckdb.connect(str(draft), read_only=True, config=CONFIG) as copied:
            same = fingerprint(copied) == fingerprint(connection)
        if not same:
            raise Misconfigured("compact_failed", f"the copy of {path} differs from it: nothing was replaced")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
