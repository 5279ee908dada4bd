from __future__ import annotations

from pathlib import Path

import duckdb

from newsevents.load.copying import copy_database
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
