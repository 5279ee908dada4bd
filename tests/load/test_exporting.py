from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from newsevents.errors import Misconfigured
from newsevents.load.exporting import export_warehouse
from newsevents.load.manifest import read_manifest
from newsroom import TEXT, WIB, extraction, kept_troops, many, publish


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    late = extraction(url="https://lain.example/1", published=datetime(2021, 2, 1, tzinfo=WIB))
    undated = extraction(url="https://lain.example/2", published=None)
    formula = extraction("=1+1\n" + TEXT, [kept_troops("=1+1\n" + TEXT)], url="https://lain.example/3")
    where = tmp_path_factory.mktemp("out") / "odd 'name.duckdb"
    return publish(where, *many(2), late, undated, formula)


def test_lake_is_partitioned_and_readable_by_anybody(path: Path, tmp_path: Path) -> None:
    manifest = export_warehouse(path, tmp_path / "it's a lake")
    events = manifest.table("events")
    assert events is not None
    assert events.rows == 9
    months = [file.path.split("/")[2:4] for file in events.files]
    assert sorted(months) == [["year=0", "month=0"], ["year=2020", "month=10"], ["year=2021", "month=2"]]
    files = [str(tmp_path / "it's a lake" / file.path) for file in events.files]
    found = duckdb.execute(
        "SELECT count(*), count(DISTINCT event_id) FROM read_parquet(?)", [files]
    ).fetchall()
    assert found == [(9, 9)]
    assert read_manifest(tmp_path / "it's a lake") == manifest


def test_next_export_replaces_the_manifest_and_keeps_one_before(path: Path, tmp_path: Path) -> None:
    for generation in (1, 2, 3):
        assert export_warehouse(path, tmp_path, what="events").generation == generation
    assert sorted(file.name for file in tmp_path.iterdir()) == ["g000002", "g000003", "manifest.json"]


def test_failed_export_leaves_the_manifest(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = export_warehouse(path, tmp_path, what="events")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("newsevents.load.exporting.describe_file", fail)
    with pytest.raises(Misconfigured, match="disk full"):
        export_warehouse(path, tmp_path, what="events")
    assert read_manifest(tmp_path) == manifest


def test_csv_runs_no_formula(path: Path, tmp_path: Path) -> None:
    export_warehouse(path, tmp_path, form="csv")
    with (tmp_path / "g000001" / "articles.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["text"][:4] for row in rows) == ["'=1+", "Alia", "Alia", "Alia", "Alia"]
    with (tmp_path / "g000001" / "events.csv").open(newline="", encoding="utf-8") as file:
        assert {row["actors"] for row in csv.DictReader(file)} == {'["Aliansi Utara"]'}


@pytest.mark.parametrize("options", [{"form": "xlsx"}, {"what": "everything"}])
def test_options_that_do_not_exist(options: dict[str, str], path: Path, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="--format"):
        export_warehouse(path, tmp_path, **options)


def test_nowhere_to_write(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Misconfigured) as caught:
        export_warehouse(path, tmp_path / "file" / "lake")
    assert caught.value.code == "cannot_write"
    with pytest.raises(Misconfigured) as caught:
        export_warehouse(tmp_path / "none.duckdb", tmp_path)
    assert caught.value.code == "no_warehouse"
