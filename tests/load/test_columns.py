from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.load.columns import COLUMNS, arrow_table
from newsroom import opened

LOOKED_UP = ("known", "seen")
FILLED_LATER = ("changed_words",)


def test_every_table_takes_the_columns_that_loads_fill(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        held = warehouse.connection.execute(
            "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
            "WHERE NOT internal GROUP BY table_name"
        )
        columns = dict(held.fetchall())
    for table, filled in COLUMNS.items():
        if table not in LOOKED_UP:
            later = [name for name in columns[table] if name not in FILLED_LATER]
            assert list(filled) == later


def test_empty_table_keeps_its_columns() -> None:
    assert arrow_table("sources", []).column_names == ["source", "country", "host"]


@pytest.mark.parametrize(("given", "stored"), [("a\ud800b", "a?b"), ("a\x00b", "a\x00b"), ("😀", "😀")])
def test_text_that_utf8_cannot_hold_keeps_its_length(given: str, stored: str) -> None:
    table = arrow_table("sources", [(given, None, None)])
    assert table.column("source").to_pylist() == [stored]


def test_surrogates_inside_lists_and_structs() -> None:
    row = (b"0" * 16, b"0" * 16, b"0" * 16, [{"span_start": 0, "span_end": 1, "text": "\udfff"}], 0, 1)
    table = arrow_table("mentions", [(*row, *[None] * 9, "embedded", "1")])
    assert table.column("triggers").to_pylist()[0][0]["text"] == "?"
