"""Opens the database file for writing, waiting while another process holds it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from newsevents.errors import Misconfigured, Retryable

# Files made with this version are read and written by DuckDB 1.5 as well as 2.x.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.5.0",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    # A checkpoint writes the last row group of every table anew: at the usual 16 MB, after every large batch.
    "checkpoint_threshold": "128MB",
}
FIRST_PAUSE_S = 0.05
LONGEST_PAUSE_S = 1.0


def open_for_writing(
    path: Path, wait_s: float, sleep: Callable[[float], None] = time.sleep
) -> duckdb.DuckDBPyConnection:
    """A connection that holds the writer's lock; Retryable("warehouse_locked") after `wait_s` seconds."""
    _make_folder(path)
    waited, pause = 0.0, FIRST_PAUSE_S
    while True:
        try:
            return duckdb.connect(str(path), config=CONFIG)
        except duckdb.IOException as error:
            if not is_lock(error):
                raise unusable(path, error) from error
            if waited >= wait_s:
                raise _locked(path, waited) from error
        except duckdb.Error as error:
            raise unusable(path, error) from error
        sleep(pause)
        waited, pause = waited + pause, min(pause * 2, LONGEST_PAUSE_S)


def is_lock(error: duckdb.IOException) -> bool:
    """True when another process holds the file.

    DuckDB has no class or code for a held lock, only text: this file alone reads an error's text.
    """
    text = str(error)
    return "Could not set lock" in text or "used by another process" in text


def is_write_failure(error: duckdb.TransactionException) -> bool:
    """True when a commit failed for the disk (full, gone, a limit), not for another writer.

    DuckDB has one class for both.
    """
    text = str(error)
    return any(word in text for word in ("Could not write", "Could not sync", "No space left", "IO Error"))


def unusable(path: Path, error: Exception) -> Misconfigured:
    """What to raise when the file cannot be opened: no database, corrupt, newer, or not writable."""
    first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Misconfigured("warehouse_unusable", f"cannot open {path} for writing: {first_line}")


def _locked(path: Path, waited: float) -> Retryable:
    return Retryable(
        "warehouse_locked",
        f"another process has been writing to {path} for {waited:.0f} s; try again later",
        30.0,
    )


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(path, error) from error
