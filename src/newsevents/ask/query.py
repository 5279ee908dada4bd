"""Asks the published snapshot in SQL, in a child process that can harm nothing."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsevents.ask.answer import Answer, Limits, Params, packed, restored, storable
from newsevents.errors import Misconfigured
from newsevents.load.paths import published_path

KEPT_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SYSTEMROOT", "LD_LIBRARY_PATH")
CPU_SHARE = 2  # threads of the child
SIGXCPU = 24  # on Linux and macOS; Windows knows neither the signal nor the limit


def query(sql: str, path: Path, *, params: Params = (), limits: Limits | None = None) -> Answer:
    """The answer to one reading statement on the published snapshot of the warehouse at `path`.

    Raises Misconfigured: no_warehouse, sql_error, query_too_long (time), query_too_big (memory or answer).
    """
    limits = limits or Limits()
    snapshot = published_path(path)
    if not snapshot.exists():
        raise Misconfigured("no_warehouse", f"there is no {snapshot} yet: run `newsevents run seeds/` first")
    if len(sql) > limits.sql_chars:
        raise Misconfigured("query_too_big", f"the SQL has more than {limits.sql_chars} characters")
    finished = _run(json.dumps(_request(sql, snapshot, params, limits)).encode(), limits)
    return _answer(finished, limits)


def _request(sql: str, snapshot: Path, params: Params, limits: Limits) -> dict[str, Any]:
    values: Any = [packed(value) for value in params]
    if isinstance(params, Mapping):
        values = {name: packed(value) for name, value in params.items()}
    return {
        "sql": storable(sql),
        "path": str(snapshot.resolve()),
        "params": values,
        "rows": limits.rows,
        "memory_mb": limits.memory_mb,
        "answer_mb": limits.answer_mb,
        "cpu_s": math.ceil(limits.timeout_s) * CPU_SHARE + 1,
    }


def _run(request: bytes, limits: Limits) -> subprocess.CompletedProcess[bytes]:
    # -P: a file of the folder that it is called in must not stand in for a module.
    command = [sys.executable, "-P", "-m", "newsevents.ask.child"]
    environment = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
    try:
        return subprocess.run(  # noqa: S603
            command,
            input=request,
            capture_output=True,
            env=environment,
            timeout=limits.timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_long(limits) from error


def _too_long(limits: Limits) -> Misconfigured:
    message = f"stopped after {limits.timeout_s:g} s: narrow the question, or give more time"
    return Misconfigured("query_too_long", message)


def _answer(finished: subprocess.CompletedProcess[bytes], limits: Limits) -> Answer:
    head, *rows = finished.stdout.splitlines() or [b""]
    if finished.returncode == -SIGXCPU:
        raise _too_long(limits)
    if finished.returncode or not head:
        message = f"the query broke its process (limit {limits.memory_mb} MB of memory): ask for less at once"
        raise Misconfigured("query_too_big", message)
    answer = json.loads(head)
    if "error" in answer:
        raise Misconfigured(answer["error"]["code"], answer["error"]["message"])
    types = tuple(answer["types"])
    return Answer(
        columns=tuple(answer["columns"]),
        types=types,
        rows=tuple(
            tuple(restored(value, kind) for value, kind in zip(json.loads(row), types, strict=True))
            for row in rows
        ),
        truncated=answer["truncated"],
    )
