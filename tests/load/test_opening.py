from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from newsevents.errors import Misconfigured, Retryable
from newsevents.load.opening import is_write_failure, open_for_writing

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@contextmanager
def held_by_another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_held_lock_is_waited_for_and_then_retryable(tmp_path: Path) -> None:
    pauses: list[float] = []
    path = tmp_path / "w.duckdb"
    with held_by_another_process(path), pytest.raises(Retryable) as caught:
        open_for_writing(path, 2.0, pauses.append)
    assert caught.value.code == "warehouse_locked"
    assert sum(pauses) >= 2.0
    assert pauses[1] == 2 * pauses[0]
    assert max(pauses) <= 1.0


def test_lock_let_go_while_waiting(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with held_by_another_process(path) as process:

        def let_go(_: float) -> None:
            process.kill()
            process.wait()

        connection = open_for_writing(path, 60.0, let_go)
        assert connection.execute("SELECT 1").fetchone() == (1,)
        connection.close()


def test_no_waiting_when_none_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with held_by_another_process(path), pytest.raises(Retryable):
        open_for_writing(path, 0.0, lambda _: pytest.fail("slept"))


@pytest.mark.parametrize("content", [b"not a database at all", b"x" * 100_000])
def test_file_that_is_no_database_is_left_alone(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(content)
    with pytest.raises(Misconfigured) as caught:
        open_for_writing(path, 5.0, lambda _: pytest.fail("slept"))
    assert caught.value.code == "warehouse_unusable"
    assert path.read_bytes() == content


def test_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "w.duckdb"
    open_for_writing(path, 0.0).close()
    assert path.exists()


def test_path_below_a_file_cannot_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Misconfigured):
        open_for_writing(tmp_path / "file" / "w.duckdb", 0.0)


def test_files_are_made_in_the_format_of_duckdb_1_5(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    open_for_writing(path, 0.0).close()
    with duckdb.connect(str(path)) as connection:
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert tags[0][0]["storage_version"].startswith("v1.5")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Failed to commit: Could not write file "w.duckdb.wal": File too large', True),
        ("Failed to commit: write-write conflict on key", False),
    ],
)
def test_failed_commits_are_told_apart(text: str, expected: bool) -> None:
    assert is_write_failure(duckdb.TransactionException(text)) is expected
