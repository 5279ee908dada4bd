"""The snapshot kept open."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsevents.ask.reader import Reader
from newsevents.errors import Misconfigured
from newsroom import extraction, many, publish


def test_it_sees_what_is_published_later(tmp_path: Path) -> None:
    path = publish(tmp_path / "w.duckdb", extraction())
    reader = Reader(path, "CREATE TEMP TABLE n AS SELECT count(*) AS n FROM articles")
    assert reader.records("SELECT n FROM n") == [{"n": 1}]
    publish(path, *many(3))
    assert reader.records("SELECT n FROM n") == [{"n": 4}]
    reader.close()
    assert reader.records("SELECT n FROM n") == [{"n": 4}]


def test_it_cannot_write_or_reach_out(tmp_path: Path) -> None:
    reader = Reader(publish(tmp_path / "w.duckdb", extraction()))
    for statement in ("DELETE FROM articles", "SELECT * FROM read_text('/etc/hostname')"):
        with pytest.raises(Exception, match=r"read-only|disabled"):
            reader.ask(statement)


def test_it_answers_many_threads(tmp_path: Path) -> None:
    reader = Reader(publish(tmp_path / "w.duckdb", extraction()))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: reader.ask("SELECT $n", {"n": n}).rows, range(40)))
    assert answers == [((n,),) for n in range(40)]


def test_no_snapshot_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured) as error:
        Reader(tmp_path / "w.duckdb").ask("SELECT 1")
    assert error.value.code == "no_warehouse"
