from __future__ import annotations

from pathlib import Path

from newsevents import resources
from newsevents.load.describe import schema_page
from newsroom import opened


def test_page_of_the_schema_is_true(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        page = schema_page(warehouse.connection)
    assert (resources.CHECKOUT / "docs" / "schema.md").read_text(encoding="utf-8") == page
