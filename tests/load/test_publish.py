from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from newsevents.errors import Rejected
from newsevents.load.paths import published_path
from newsevents.model import Failure
from newsroom import extraction, load, many, opened


def count(path: Path) -> int:
    with duckdb.connect(str(published_path(path)), read_only=True) as connection:
        return int(connection.execute("SELECT count(*) FROM v_events").fetchall()[0][0])


def test_snapshot_holds_rows_views_macros_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "odd 'name\".duckdb"
    with opened(path) as warehouse:
        load(warehouse, extraction())
        assert warehouse.publish() == published_path(path)
    with duckdb.connect(str(published_path(path)), read_only=True) as connection:
        assert (
            len(connection.execute("SELECT * FROM events_between('2020-01-01', '2020-12-31')").fetchall())
            == 1
        )
        comments = connection.execute(
            "SELECT count(*) FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
        )
        assert comments.fetchall() == [(0,)]
    assert sorted(os.listdir(tmp_path)) == sorted([path.name, published_path(path).name])


def test_snapshot_is_replaced_only_when_something_changed(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, *many(1))
        assert warehouse.publish() is not None
        load(warehouse, *many(1))
        assert warehouse.publish() is None
        load(warehouse, *many(2))
        assert count(path) == 2
        assert warehouse.publish() is not None
        assert count(path) == 4
        load(warehouse, failures=[Failure(Rejected("no_text", "x"), "clean", "o")])
        assert warehouse.publish() is not None


def test_what_was_not_published_before_a_kill_is_published_next_time(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, extraction())
    with opened(path) as warehouse:
        assert warehouse.publish() is not None


def test_broken_snapshot_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    published_path(path).write_bytes(b"x" * 5000)
    with opened(path) as warehouse:
        load(warehouse, extraction())
        warehouse.publish()
    assert count(path) == 2


def test_open_reader_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, *many(1))
        warehouse.publish()
        with duckdb.connect(str(published_path(path)), read_only=True) as reader:
            load(warehouse, *many(2))
            warehouse.publish()
            assert reader.execute("SELECT count(*) FROM v_events").fetchall() == [(2,)]


def test_failure_leaves_the_old_snapshot_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, *many(1))
        warehouse.publish()
        load(warehouse, *many(2))

        def fail(*_: object) -> None:
            raise PermissionError("read-only")

        monkeypatch.setattr("os.replace", fail)
        with pytest.raises(PermissionError):
            warehouse.publish()
    assert count(path) == 2
    assert len(os.listdir(tmp_path)) == 2
