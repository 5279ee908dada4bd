from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsevents.load import vocabulary
from newsroom import opened


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("events", "status", vocabulary.STATUSES),
        ("events", "salience", vocabulary.SALIENCES),
        ("events", "date_grain", vocabulary.GRAINS),
        ("articles", "published_grain", vocabulary.PUBLISHED_GRAINS),
        ("actors", "kind", vocabulary.KINDS),
        ("event_actors", "kind", vocabulary.KINDS),
    ],
)
def test_checks_hold_the_same_words(table: str, column: str, words: frozenset[str], tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        found = warehouse.connection.execute(
            "SELECT constraint_text FROM duckdb_constraints() "
            "WHERE table_name = ? AND constraint_type = 'CHECK' "
            "AND list_contains(constraint_column_names, ?)",
            [table, column],
        ).fetchall()
    assert set(re.findall(r"'(\w+)'", found[0][0])) == words


def test_event_types_are_seeded(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        rows = warehouse.connection.execute(
            "SELECT type, scheme, quad_class, goldstein FROM event_types"
        ).fetchall()
    assert {row[0] for row in rows} == vocabulary.TYPES
    assert {row[0] for row in rows if row[1] == "PLOVER"} == set(vocabulary.PLOVER)
    assert all((row[2] is None) == (row[1] == "general") == (row[3] is None) for row in rows)
    assert all((row[3] > 0) == row[2].endswith("cooperation") for row in rows if row[2])
