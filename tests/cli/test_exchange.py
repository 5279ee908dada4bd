"""`newsevents export` and `newsevents import`."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Command


def test_out_of_one_warehouse_into_another(
    loaded: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = loaded("export", tmp_path / "lake")
    assert exported.exit_code == 0, exported.output
    assert "manifest.json" in exported.stdout
    monkeypatch.setenv("NEWSEVENTS_WAREHOUSE", str(tmp_path / "other.duckdb"))
    imported = loaded("import", tmp_path / "lake")
    assert "1 articles new, 0 held already; 1 events" in imported.stdout, imported.output
    assert "tangkap" in loaded("sql", "SELECT action FROM v_events").stdout
    assert "0 articles new, 1 held already; 0 events" in loaded("import", tmp_path / "lake").stdout


@pytest.mark.parametrize("what", ["events", "gdelt", "polecat"])
def test_flat_views_for_other_tools(what: str, loaded: Command, tmp_path: Path) -> None:
    result = loaded("export", tmp_path, "--what", what, "--format", "csv")
    assert result.exit_code == 0, result.output
    assert len((tmp_path / "g000001" / f"v_{what}.csv").read_text().splitlines()) == 2
