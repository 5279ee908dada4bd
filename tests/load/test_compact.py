from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsevents.errors import Misconfigured
from newsevents.load.compact import compact
from newsroom import contents, load, many, opened


def test_space_comes_back_and_rows_stay(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, *many(5))
        warehouse.connection.execute(
            "CREATE TABLE big AS SELECT repeat(md5(range::VARCHAR), 20) FROM range(20000)"
        )
        warehouse.connection.execute("CHECKPOINT")
        warehouse.connection.execute("DROP TABLE big")
        before = contents(warehouse)
    sizes = compact(path, wait_s=0)
    assert sizes is not None
    assert sizes[1] < sizes[0]
    assert os.listdir(tmp_path) == ["w.duckdb"]
    with opened(path) as warehouse:
        assert contents(warehouse) == before
        assert warehouse.verify() == ()
        assert load(warehouse, *many(5)).unchanged == 5


def test_full_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, *many(5))
    assert compact(path, wait_s=0, least_free=0.99) is None


def test_copy_that_differs_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path):
        pass
    before = path.read_bytes()
    monkeypatch.setattr("newsevents.load.compact.fingerprint", lambda connection: {"": (id(connection),)})
    with pytest.raises(Misconfigured, match="nothing was replaced"):
        compact(path, wait_s=0, least_free=0)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["w.duckdb"]


def test_nothing_to_compact(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="newsevents run"):
        compact(tmp_path / "w.duckdb")
