"""What holds for every table: comments, no orphans, no names that SQL keeps for itself."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from newsevents.load.verify import verify
from newsroom import TEXT, extraction, kept_troops, load, many, opened


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(tmp_path_factory.mktemp("schema") / "w.duckdb") as warehouse:
        load(warehouse, *many(3))
        corrected = TEXT + " Lagi."
        load(warehouse, extraction(corrected, [kept_troops(corrected)], url="https://berita.example/0"))
        load(warehouse, many(3)[1], engine="other 2")
        yield warehouse.connection


def test_no_row_stands_alone(read: duckdb.DuckDBPyConnection) -> None:
    assert verify(read) == ()


@pytest.mark.parametrize("catalogue", ["duckdb_tables()", "duckdb_views()", "duckdb_columns()"])
def test_everything_has_a_comment(catalogue: str, read: duckdb.DuckDBPyConnection) -> None:
    temporary = "" if catalogue == "duckdb_columns()" else "AND NOT temporary"
    found = read.execute(
        f"SELECT * FROM {catalogue} WHERE NOT internal {temporary} AND coalesce(comment, '') = ''"
    )
    assert found.fetchall() == []


def test_no_name_is_reserved(read: duckdb.DuckDBPyConnection) -> None:
    reserved = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'"
    columns = "SELECT column_name FROM duckdb_columns() WHERE NOT internal"
    names = columns + " UNION SELECT table_name FROM duckdb_tables()"
    assert read.execute(f"({names}) INTERSECT ({reserved})").fetchall() == []


def test_no_type_that_loses_bits_on_the_way_out(read: duckdb.DuckDBPyConnection) -> None:
    found = read.execute("SELECT DISTINCT data_type FROM duckdb_columns() WHERE NOT internal").fetchall()
    assert not {kind for (kind,) in found if "HUGEINT" in kind}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET status = 'sure'",
        "UPDATE events SET date_start = '2021-01-01', date_end = '2020-01-01'",
        "UPDATE events SET confidence = 2",
        "UPDATE quantities SET low = 5, high = 4",
        "UPDATE places SET lat = 91",
        "UPDATE actors SET country = 'IDN'",
        "UPDATE event_actors SET part = 'speaker'",
        "UPDATE articles SET published_grain = 'week'",
        "UPDATE meta.runs SET status = 'lost'",
    ],
)
def test_tables_refuse_nonsense(statement: str, read: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ConstraintException):
        read.execute(statement)
