from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from newsevents.errors import Misconfigured
from newsevents.load.migrate import Migration, migrate, migrations, refresh_views, schema_version

ONE = Migration(1, "0001_a.sql", "CREATE TABLE a (i INTEGER); INSERT INTO a VALUES (1);")
TWO = Migration(2, "0002_b.sql", "ALTER TABLE a ADD COLUMN j INTEGER;")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def test_applies_what_is_missing_once(connection: duckdb.DuckDBPyConnection) -> None:
    assert migrate(connection, (ONE,)) == 1
    assert migrate(connection, (ONE, TWO)) == 1
    assert migrate(connection, (ONE, TWO)) == 0
    assert connection.execute("SELECT * FROM a").fetchall() == [(1, None)]
    assert schema_version(connection) == 2


def test_changed_history_is_refused(connection: duckdb.DuckDBPyConnection) -> None:
    migrate(connection, (ONE,))
    with pytest.raises(Misconfigured, match="0001_a") as caught:
        migrate(connection, (Migration(1, "0001_a.sql", "SELECT 1"), TWO))
    assert caught.value.code == "migration_changed"
    assert schema_version(connection) == 1


def test_newer_database_is_refused(connection: duckdb.DuckDBPyConnection) -> None:
    migrate(connection, (ONE, TWO))
    with pytest.raises(Misconfigured) as caught:
        migrate(connection, (ONE,))
    assert caught.value.code == "warehouse_newer"


def test_migration_that_fails_leaves_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    broken = Migration(2, "0002_b.sql", "CREATE TABLE b (i INTEGER); SELECT * FROM nowhere;")
    with pytest.raises(duckdb.CatalogException):
        migrate(connection, (ONE, broken))
    assert schema_version(connection) == 1
    assert connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'"
    ).fetchall() == [("a",)]


def test_shipped_migrations_are_numbered_without_gaps() -> None:
    assert [migration.version for migration in migrations()] == list(range(1, len(migrations()) + 1))


def test_files_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "0002_b.sql").write_text("SELECT 2", encoding="utf-8")
    (tmp_path / "0001_a.sql").write_text("SELECT 1", encoding="utf-8")
    (tmp_path / "notes.sql").write_text("SELECT 3", encoding="utf-8")
    assert [migration.name for migration in migrations(tmp_path)] == ["0001_a.sql", "0002_b.sql"]


def test_views_are_replaced(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / "v.sql").write_text(f"CREATE OR REPLACE VIEW v AS SELECT {number} AS n", encoding="utf-8")
        refresh_views(connection, tmp_path)
        assert connection.execute("SELECT n FROM v").fetchall() == [(number,)]
    assert not refresh_views(connection, tmp_path)
