from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from newsevents.load.copying import copy_as_it_is, copy_database
from newsroom import contents, extraction, load, opened


def test_copy_holds_the_same_and_quotes_odd_names(tmp_path: Path) -> None:
    draft = tmp_path / 'it\'s a "copy".tmp'
    with opened(tmp_path / 'o\'dd "w".duckdb') as warehouse:
        load(warehouse, extraction())
        copy_database(warehouse.connection, draft)
        assert warehouse.connection.execute(
            "SELECT count(*) FROM duckdb_databases() WHERE NOT internal"
        ).fetchall() == [(1,)]
        held = contents(warehouse)
    with duckdb.connect(str(draft)) as copied:
        assert sorted(map(repr, copied.table("events").fetchall())) == held["events"]


def test_file_is_copied_as_it_is_while_it_is_open(tmp_path: Path) -> None:
    draft = tmp_path / "copy.tmp"
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, extraction())
        copy_as_it_is(warehouse.connection, warehouse.path, draft)
        assert draft.read_bytes() == warehouse.path.read_bytes()
        held = contents(warehouse)
    with duckdb.connect(str(draft)) as copied:
        assert sorted(map(repr, copied.table("events").fetchall())) == held["events"]


def test_rows_are_copied_where_the_file_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("locked")

    monkeypatch.setattr("newsevents.load.copying._clone", fail)
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, extraction())
        copy_as_it_is(warehouse.connection, warehouse.path, tmp_path / "copy.tmp")
        held = contents(warehouse)
    with duckdb.connect(str(tmp_path / "copy.tmp")) as copied:
        assert sorted(map(repr, copied.table("events").fetchall())) == held["events"]


def test_rows_are_copied_where_the_system_copies_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "copy_file_range", raising=False)
    with opened(tmp_path / "w.duckdb") as warehouse:
        copy_as_it_is(warehouse.connection, warehouse.path, tmp_path / "copy.tmp")
        assert (tmp_path / "copy.tmp").read_bytes() == warehouse.path.read_bytes()
