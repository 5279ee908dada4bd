"""What holds for every table: comments, no orphans, no names that SQL keeps for itself."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from newsroom import TEXT, extraction, kept_troops, load, many, opened

ORPHANS = {
    "event without article": "SELECT 1 FROM events ANTI JOIN articles USING (version_id, article_id)",
    "event of an old version": "SELECT 1 FROM events JOIN articles USING (version_id) WHERE NOT is_current",
    "event without type": "SELECT 1 FROM events ANTI JOIN event_types USING (type)",
    "event without mention": "SELECT 1 FROM events ANTI JOIN mentions USING (event_id, version_id)",
    "mention without event": "SELECT 1 FROM mentions ANTI JOIN events USING (event_id, version_id)",
    "part without event": "SELECT 1 FROM event_actors ANTI JOIN events USING (event_id)",
    "part without actor": "SELECT 1 FROM event_actors ANTI JOIN actors USING (actor_id)",
    "speaker without actor": """
        SELECT 1 FROM mentions ANTI JOIN actors ON speaker_id = actor_id WHERE speaker_id IS NOT NULL""",
    "place without event": "SELECT 1 FROM event_places ANTI JOIN events USING (event_id)",
    "place unknown": "SELECT 1 FROM event_places ANTI JOIN places USING (place_id)",
    "number without event": "SELECT 1 FROM quantities ANTI JOIN events USING (event_id)",
    "article without source": """
        SELECT 1 FROM articles ANTI JOIN sources USING (source) WHERE source IS NOT NULL""",
    "two current versions": "SELECT 1 FROM articles WHERE is_current GROUP BY article_id HAVING count(*) > 1",
    "no current version": "SELECT 1 FROM articles GROUP BY article_id HAVING NOT bool_or(is_current)",
    "part told twice": "SELECT 1 FROM event_actors GROUP BY event_id, part, nth HAVING count(*) > 1",
    "load without run": "SELECT 1 FROM meta.loads ANTI JOIN meta.runs USING (run_id)",
    "version that no load wrote": """
        SELECT 1 FROM articles
        ANTI JOIN (SELECT unnest(version_ids) AS version_id FROM meta.loads) AS written USING (version_id)""",
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(tmp_path_factory.mktemp("schema") / "w.duckdb") as warehouse:
        load(warehouse, *many(3))
        corrected = TEXT + " Lagi."
        load(warehouse, extraction(corrected, [kept_troops(corrected)], url="https://berita.example/0"))
        load(warehouse, many(3)[1], engine="other 2")
        yield warehouse.connection


@pytest.mark.parametrize("kind", ORPHANS)
def test_no_row_stands_alone(kind: str, read: duckdb.DuckDBPyConnection) -> None:
    assert read.execute(ORPHANS[kind]).fetchall() == []


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
