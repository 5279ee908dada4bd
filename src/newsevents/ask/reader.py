"""The published snapshot kept open, for those who ask it again and again in SQL of our own."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsevents.ask.answer import Answer
from newsevents.ask.child import connect
from newsevents.errors import Misconfigured
from newsevents.load.paths import published_path

if TYPE_CHECKING:
    import duckdb


class Reader:
    """Answers SQL on the snapshot, read-only; opens it anew once another one was published.

    For statements that we wrote, with the user's values as parameters; what users write goes through `query`.
    `prepare` runs after each opening (temporary tables). Many threads may ask; one is answered at a time.
    One reader a process and snapshot: DuckDB would share a second one's settings, which are locked.
    """

    def __init__(self, warehouse: Path, prepare: str = "SELECT 1", memory_mb: int = 2048) -> None:
        self._path = published_path(warehouse)
        self._prepare = prepare
        self._memory_mb = memory_mb
        self._lock = threading.Lock()
        self._version: tuple[int, int] | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    def ask(self, sql: str, params: Mapping[str, Any] | None = None) -> Answer:
        """Columns, types and rows; raises Misconfigured where there is no snapshot yet."""
        with self._lock:
            cursor = self._opened().execute(sql, dict(params or {}))
            described = cursor.description or []
            return Answer(
                columns=tuple(column[0] for column in described),
                types=tuple(str(column[1]) for column in described),
                rows=tuple(cursor.fetchall()),
            )

    def records(self, sql: str, params: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """The rows as dictionaries by column."""
        answer = self.ask(sql, params)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._close()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        version = self._published()
        if self._connection is None or version != self._version:
            self._close()
            self._connection = connect(str(self._path), self._memory_mb)
            self._connection.execute(self._prepare)
            self._version = version
        return self._connection

    def _published(self) -> tuple[int, int]:
        try:
            found = self._path.stat()
        except FileNotFoundError as error:
            message = f"there is no {self._path} yet: run `newsevents run seeds/` first"
            raise Misconfigured("no_warehouse", message) from error
        return found.st_ino, found.st_mtime_ns

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
