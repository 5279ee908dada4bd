from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from newsevents.load.columns import arrow_table
from newsevents.load.merge import incoming
from newsroom import TEXT, actor, extraction, kept_troops, load, opened, place


def test_gaps_are_filled_and_what_came_first_stays(tmp_path: Path) -> None:
    bare = place(TEXT, "Baghdad", lat=None, lon=None)
    first = replace(kept_troops(), actors=(actor(TEXT, "Aliansi Utara"),), locations=(bare,))
    second = replace(kept_troops(), actors=(actor(TEXT, "Aliansi Utara", kind="GROUP", role="IGO"),))
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, extraction(events=[first], url=None, country=None))
        load(warehouse, extraction(TEXT + ".", [second]))
        read = warehouse.connection.execute
        assert read("SELECT kind, role FROM actors WHERE name = 'Aliansi Utara'").fetchall() == [
            ("ORG", "IGO")
        ]
        assert read("SELECT lat, lon FROM places").fetchall() == [(33.34, 44.4)]
        assert read("SELECT country, host FROM sources").fetchall() == [("ID", "www.berita.example")]


def test_incoming_rows_are_gone_afterwards(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        with incoming(warehouse.connection, "sources", arrow_table("sources", [("a", None, None)])):
            assert warehouse.connection.execute("SELECT source FROM incoming_sources").fetchall() == [("a",)]
        with pytest.raises(duckdb.CatalogException):
            warehouse.connection.execute("SELECT * FROM incoming_sources")
