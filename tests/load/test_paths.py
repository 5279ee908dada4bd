from __future__ import annotations

from pathlib import Path

import pytest

from newsevents import resources
from newsevents.load.paths import data_folder, published_path, store_path, warehouse_path


def test_environment_comes_first(tmp_path: Path) -> None:
    assert warehouse_path({"NEWSEVENTS_WAREHOUSE": str(tmp_path / "x.duckdb")}) == tmp_path / "x.duckdb"


def test_pages_are_kept_beside_the_warehouse() -> None:
    assert store_path(Path("/data/newsevents.duckdb")) == Path("/data/newsevents.pages")


def test_home_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert warehouse_path({"NEWSEVENTS_WAREHOUSE": "~/x.duckdb"}) == tmp_path / "x.duckdb"


def test_checkout_and_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert warehouse_path({}) == resources.folder("warehouse") / "newsevents.duckdb"
    monkeypatch.setattr(resources, "in_checkout", lambda: False)
    monkeypatch.setattr("sys.platform", "linux")
    found = warehouse_path({"XDG_DATA_HOME": str(tmp_path)})
    assert found == tmp_path / "newsevents" / "newsevents.duckdb"


@pytest.mark.parametrize(
    ("platform", "environ", "ending"),
    [
        ("linux", {}, ".local/share/newsevents"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/newsevents"),
        ("darwin", {}, "Library/Application Support/newsevents"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/newsevents"),
        ("win32", {}, "AppData/Local/newsevents"),
    ],
)
def test_data_folder_by_platform(platform: str, environ: dict[str, str], ending: str) -> None:
    assert data_folder(environ, platform).as_posix().endswith(ending)


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("newsevents.duckdb", "newsevents.published.duckdb"),
        ("mine.db", "mine.db.published.duckdb"),
        ("newsevents.published.duckdb", "newsevents.published.duckdb"),
    ],
)
def test_snapshot_lies_beside(name: str, published: str, tmp_path: Path) -> None:
    assert published_path(tmp_path / name) == tmp_path / published
