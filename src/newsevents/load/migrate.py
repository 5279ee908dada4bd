"""Brings a database to the newest schema: numbered SQL files, one transaction each, no changed history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb

from newsevents import resources
from newsevents.errors import Misconfigured

FOUNDATION = """
CREATE SCHEMA IF NOT EXISTS meta;
CREATE TABLE IF NOT EXISTS meta.migrations (
    version UINTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON TABLE meta.migrations IS 'The schema''s history: one row an applied file of warehouse/migrations';
COMMENT ON COLUMN meta.migrations.version IS 'Number of the file';
COMMENT ON COLUMN meta.migrations.name IS 'Name of the file';
COMMENT ON COLUMN meta.migrations.sha256 IS 'SHA-256 of the file as it was applied';
COMMENT ON COLUMN meta.migrations.applied_at IS 'When it was applied';
CREATE TABLE IF NOT EXISTS meta.views (
    name VARCHAR PRIMARY KEY,
    sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE meta.views IS 'The views and macros in force: one row a file of warehouse/views';
COMMENT ON COLUMN meta.views.name IS 'Name of the file';
COMMENT ON COLUMN meta.views.sha256 IS 'SHA-256 of the file';
"""
HAS_FOUNDATION = "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'meta' AND table_name = 'views'"


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file."""

    version: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        return _sha256(self.sql)


def migrations(folder: Path | None = None) -> tuple[Migration, ...]:
    """All migrations in order; `folder` is warehouse/migrations unless given."""
    folder = folder or resources.folder("warehouse") / "migrations"
    files = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return tuple(Migration(int(file.name[:4]), file.name, _read(file)) for file in files)


def migrate(connection: duckdb.DuckDBPyConnection, wanted: tuple[Migration, ...] | None = None) -> int:
    """Applies what is missing and gives how many were applied."""
    wanted = migrations() if wanted is None else wanted
    applied = _applied(connection)
    check_history(applied, wanted)
    missing = [migration for migration in wanted if migration.version not in applied]
    for migration in missing:
        _apply(connection, migration)
    return len(missing)


def check_history(applied: dict[int, str], wanted: tuple[Migration, ...]) -> None:
    """Raises Misconfigured where the database is newer than the code, or an applied file has changed."""
    known = {migration.version: migration for migration in wanted}
    newer = sorted(set(applied) - set(known))
    if newer:
        raise Misconfigured(
            "warehouse_newer",
            f"the warehouse has migration {newer[-1]}, this newsevents does not: upgrade it",
        )
    for version, checksum in applied.items():
        if known[version].sha256 != checksum:
            raise Misconfigured(
                "migration_changed",
                f"{known[version].name} is not as it was applied: restore it, and write a new migration",
            )


def refresh_views(connection: duckdb.DuckDBPyConnection, folder: Path | None = None) -> bool:
    """Replaces all views and macros by those of warehouse/views; False where they are the same already."""
    folder = folder or resources.folder("warehouse") / "views"
    scripts = {file.name: _read(file) for file in sorted(folder.glob("*.sql"))}
    wanted = {name: _sha256(script) for name, script in scripts.items()}
    _lay_foundation(connection)
    if wanted == dict(connection.execute("SELECT name, sha256 FROM meta.views").fetchall()):
        return False
    with _transaction(connection):
        for script in scripts.values():
            connection.execute(script)
        connection.execute("DELETE FROM meta.views")
        connection.executemany("INSERT INTO meta.views VALUES (?, ?)", list(wanted.items()))
    return True


def schema_version(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the newest migration applied."""
    return max(_applied(connection), default=0)


def _applied(connection: duckdb.DuckDBPyConnection) -> dict[int, str]:
    _lay_foundation(connection)
    return dict(connection.execute("SELECT version, sha256 FROM meta.migrations").fetchall())


def _lay_foundation(connection: duckdb.DuckDBPyConnection) -> None:
    if not connection.execute(HAS_FOUNDATION).fetchall():
        with _transaction(connection):
            connection.execute(FOUNDATION)


def _apply(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    with _transaction(connection):
        connection.execute(migration.sql)
        connection.execute(
            "INSERT INTO meta.migrations (version, name, sha256) VALUES (?, ?, ?)",
            [migration.version, migration.name, migration.sha256],
        )


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except duckdb.Error:
        connection.execute("ROLLBACK")
        raise


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
