from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsevents.cli.exchange import load_export
from newsevents.errors import Misconfigured
from newsevents.load.exporting import export_warehouse
from newsevents.load.manifest import read_manifest
from newsroom import TEXT, contents, extraction, kept_troops, load, many, opened

CORRECTED = TEXT + " Jumlahnya kini 600."


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of four articles, one with two versions, one without a date."""
    folder = tmp_path_factory.mktemp("lake")
    with opened(folder / "w.duckdb") as warehouse:
        load(warehouse, *many(3), extraction(url="https://lain.example/2", published=None))
        load(warehouse, extraction(CORRECTED, [kept_troops(CORRECTED)], url="https://berita.example/0"))
        warehouse.link()
        warehouse.publish()
    export_warehouse(folder / "w.duckdb", folder / "out")
    return folder / "out"


def test_export_into_an_empty_warehouse_gives_equal_tables(lake: Path, tmp_path: Path) -> None:
    with opened(lake.parent / "w.duckdb") as first, opened(tmp_path / "w.duckdb") as second:
        loaded = load_export(second, lake)
        assert (loaded.new, loaded.unchanged, loaded.events) == (4, 0, 7)
        assert contents(second) == contents(first)
        assert second.verify() == ()


def test_import_twice_changes_nothing(lake: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load_export(warehouse, lake)
        before = contents(warehouse)
        again = load_export(warehouse, lake)
        assert (again.new, again.unchanged, again.events) == (0, 4, 0)
        assert contents(warehouse) == before
        assert warehouse.verify() == ()


def test_what_is_held_stays_as_it_is(lake: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, *many(5))
        loaded = load_export(warehouse, lake)
        assert (loaded.new, loaded.unchanged, loaded.events) == (1, 3, 2)
        found = warehouse.connection.execute("SELECT count(*), max(version) FROM articles").fetchall()
        assert found == [(6, 1)]
        assert warehouse.verify() == ()


def spoil(folder: Path, name: str) -> None:
    """Changes one byte in the middle of a file of the table."""
    manifest = read_manifest(folder)
    table = manifest.table(name) if manifest else None
    assert table is not None
    path = folder / table.files[0].path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_damaged_export_is_told_before_anything_is_loaded(lake: Path, tmp_path: Path) -> None:
    export_warehouse(lake.parent / "w.duckdb", tmp_path / "out")
    spoil(tmp_path / "out", "quantities")
    with opened(tmp_path / "w.duckdb") as warehouse:
        with pytest.raises(Misconfigured, match="damaged"):
            load_export(warehouse, tmp_path / "out")
        assert contents(warehouse)["articles"] == []


OUTSIDE = {"path": "../../etc/passwd", "n_bytes": 1, "checksum": ""}


def told(form: str = "parquet", schema_version: int = 1, files: Sequence[dict[str, object]] = ()) -> str:
    """A manifest with the table articles."""
    table = {"name": "articles", "columns": [], "rows": 0, "files": list(files)}
    about = {"format": "newsevents export 1", "generation": 1, "form": form, "schema_version": schema_version}
    return json.dumps({**about, "tables": [table]})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "bad_export"),
        ("{", "bad_export"),
        ('{"format": "other"}', "bad_export"),
        (told(form="csv"), "bad_export"),
        (told(schema_version=9999), "warehouse_newer"),
        (told(files=[OUTSIDE]), "bad_export"),
    ],
)
def test_what_is_no_export(text: str | None, code: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "manifest.json").write_text(text)
    with opened(tmp_path / "w.duckdb") as warehouse:
        with pytest.raises(Misconfigured) as caught:
            load_export(warehouse, tmp_path)
    assert caught.value.code == code
