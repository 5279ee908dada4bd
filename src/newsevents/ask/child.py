"""Runs one query in a process of its own: JSON request on standard input, JSON answer on standard output.

It sees one file, read-only, under limits of memory and processor time; whatever SQL does to it, only this
process dies. Run by `query.query`, never by hand.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime, time
from typing import Any

import duckdb

from newsevents.ask.answer import unpacked

ALLOWED = {"SELECT", "EXPLAIN"}
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "threads": "2",
}
DUCKDB_SHARE = 0.6  # of the memory limit; the rest is for Python, stacks and the answer
ROWS_A_FETCH = 1000


class Refused(Exception):
    """A query that is not run, with its reason code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def limit_process(memory_mb: int, cpu_s: int) -> None:
    """Caps memory and processor time of this process, forbids writing files and core dumps (POSIX only)."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent still holds
        return
    limits = {
        resource.RLIMIT_AS: memory_mb << 20,
        resource.RLIMIT_CPU: cpu_s,  # one second more is left to end by SIGXCPU, which tells the reason
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in limits.items():
        _, hard = resource.getrlimit(kind)
        most = limit + (kind == resource.RLIMIT_CPU)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (min(limit, allowed), allowed))


def connect(path: str, memory_mb: int) -> duckdb.DuckDBPyConnection:
    """A read-only connection that can reach nothing else and whose settings are locked."""
    memory = {"memory_limit": f"{int(memory_mb * DUCKDB_SHARE)}MB"}
    connection = duckdb.connect(path, read_only=True, config=CONFIG | memory)
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET lock_configuration = true")
    return connection


def answer(connection: duckdb.DuckDBPyConnection, request: dict[str, Any]) -> dict[str, Any]:
    """Columns, types and rows of the one statement in the request."""
    statements = connection.extract_statements(request["sql"])
    if len(statements) != 1 or statements[0].type.name not in ALLOWED:
        raise Refused(
            "sql_error",
            "only one statement that reads is allowed: SELECT, FROM, WITH, DESCRIBE, SHOW, EXPLAIN",
        )
    params = request["params"]
    values = {k: unpacked(v) for k, v in params.items()} if isinstance(params, dict) else unpacked(params)
    cursor = connection.execute(statements[0], values)
    described = cursor.description or []
    rows, truncated = _rows(cursor, request["rows"], request["answer_mb"] << 20)
    return {
        "columns": [column[0] for column in described],
        "types": [str(column[1]) for column in described],
        "rows": rows,
        "truncated": truncated,
    }


def _rows(cursor: duckdb.DuckDBPyConnection, most: int, most_bytes: int) -> tuple[list[str], bool]:
    """Rows as JSON texts, and whether there were more than `most`."""
    rows: list[str] = []
    size = 0
    while len(rows) <= most:
        fetched = cursor.fetchmany(min(ROWS_A_FETCH, most + 1 - len(rows)))
        if not fetched:
            return rows, False
        for row in fetched:
            text = json.dumps([_plain(value) for value in row], ensure_ascii=True, allow_nan=False)
            size += len(text)
            if size > most_bytes:
                raise Refused("query_too_big", "the answer is too large: ask for fewer rows or columns")
            rows.append(text)
    return rows[:most], True


def _plain(value: Any) -> Any:
    """The value as JSON has it; numbers that JSON has not (NaN, infinity) become text."""
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


def respond(request: dict[str, Any]) -> dict[str, Any]:
    """The answer, or {"error": {code, message}}."""
    try:
        limit_process(request["memory_mb"], request["cpu_s"])
        return answer(connect(request["path"], request["memory_mb"]), request)
    except Refused as error:
        return _error(error.code, str(error))
    except (duckdb.OutOfMemoryException, MemoryError):
        return _error("query_too_big", f"the query needs more than {request['memory_mb']} MB of memory")
    except (duckdb.Error, RuntimeError, ValueError, OverflowError, UnicodeError) as error:
        return _error("sql_error", str(error))


def _error(code: str, message: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message}}


def main() -> None:
    """One request, one answer: a JSON line of the head, then a JSON line a row."""
    head = respond(json.loads(sys.stdin.buffer.read()))
    rows = head.pop("rows", [])
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for row in rows:
        out.write(row.encode() + b"\n")
    out.flush()
    os._exit(0)  # no tidying up: the connection is read-only and the memory is gone with the process


if __name__ == "__main__":
    main()
