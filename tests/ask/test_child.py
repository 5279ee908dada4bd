from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsevents.ask import child
from newsroom import extraction, publish


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = publish(tmp_path_factory.mktemp("child") / "w.duckdb", extraction())
    return path.with_name("w.published.duckdb")


def request(sql: str, snapshot: Path, **fields: Any) -> dict[str, Any]:
    given = {"params": [], "rows": 10, "memory_mb": 1024, "answer_mb": 8, "cpu_s": 20}
    return {"sql": sql, "path": str(snapshot)} | given | fields


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1", "FROM v_events", "WITH a AS (SELECT 1) SELECT * FROM a", "VALUES (1)", "TABLE events",
        "DESCRIBE v_events", "SHOW TABLES", "SHOW ALL TABLES", "SUMMARIZE events", "EXPLAIN SELECT 1",
        "SELECT 1;",
        "UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b", "SELECT * FROM events_near(33, 44, 100)",
    ],
)  # fmt: skip
def test_reading_is_allowed(sql: str, snapshot: Path) -> None:
    with child.connect(str(snapshot), 512) as connection:
        assert child.answer(connection, request(sql, snapshot))["columns"]


def test_one_line_a_row_on_standard_output(snapshot: Path) -> None:
    asked = json.dumps(request("SELECT * FROM range(3) AS r(i)", snapshot)).encode()
    command = [sys.executable, "-m", "newsevents.ask.child"]
    finished = subprocess.run(command, input=asked, capture_output=True, check=True)
    head, *rows = finished.stdout.splitlines()
    assert json.loads(head) == {"columns": ["i"], "types": ["BIGINT"], "truncated": False}
    assert rows == [b"[0]", b"[1]", b"[2]"]


def test_errors_are_answers(snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "limit_process", lambda *_: None)
    assert child.respond(request("SELECT nothing", snapshot))["error"]["code"] == "sql_error"
    assert child.respond(request("DROP TABLE events", snapshot))["error"]["code"] == "sql_error"
    assert child.respond(request("SELECT 1", snapshot.with_name("gone")))["error"]["code"] == "sql_error"
    tight = request("SELECT repeat('a', 5000000)", snapshot, answer_mb=1)
    assert child.respond(tight)["error"]["code"] == "query_too_big"


def test_main_reads_and_writes(snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        def __init__(self, content: bytes = b"") -> None:
            self.buffer = io.BytesIO(content)

    out = Stream()
    monkeypatch.setattr(child, "limit_process", lambda *_: None)
    monkeypatch.setattr(sys, "stdin", Stream(json.dumps(request("SELECT 1 AS a", snapshot)).encode()))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr("os._exit", lambda code: None)
    child.main()
    assert out.buffer.getvalue().splitlines()[1] == b"[1]"
