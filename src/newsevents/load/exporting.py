"""Writes the published snapshot out: a lake of Parquet files by year and month, or CSV; or one flat view."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from newsevents.errors import Misconfigured
from newsevents.load.manifest import ExportTable, Manifest, describe_file, read_manifest, write_manifest
from newsevents.load.migrate import schema_version
from newsevents.load.opening import CONFIG
from newsevents.load.paths import published_path

FORMS = ("parquet", "csv")
VIEWS = {"events": "v_events", "gdelt": "v_gdelt", "polecat": "v_polecat"}
"""What can be exported besides the tables: flat views, under the names that `--what` takes."""

TABLES = """
    SELECT table_name FROM duckdb_tables()
    WHERE schema_name = 'main' AND NOT internal AND NOT temporary ORDER BY table_name
"""
COLUMNS = """
    SELECT column_name, data_type FROM duckdb_columns()
    WHERE schema_name = 'main' AND table_name = $name AND NOT internal ORDER BY column_index
"""
# All rows of an article go to the month of its current version, so that a month can be read by itself.
MONTHS = """
    CREATE TEMP TABLE months AS
    SELECT
        article_id,
        coalesce(year(published_local), 0) AS year,
        coalesce(month(published_local), 0) AS month
    FROM articles WHERE is_current
"""
OF_ARTICLE = "INNER JOIN months AS m ON m.article_id = t.article_id"
OF_EVENT = """INNER JOIN main.events AS own ON own.event_id = t.event_id
    INNER JOIN months AS m ON m.article_id = own.article_id"""
FORMULA = "left({0}, 1) IN ('=', '+', '-', '@', chr(9), chr(13))"


def export_warehouse(
    warehouse: Path, folder: Path, *, form: str = "parquet", what: str = "tables"
) -> Manifest:
    """Exports the snapshot into `folder` and gives the manifest.

    Who reads by the manifest meets no half export: it is replaced in one step, once all files are there; the
    files of the export before stay until the next one.
    """
    snapshot = published_path(warehouse)
    if form not in FORMS or what not in ("tables", *VIEWS):
        allowed = f"--format is one of {', '.join(FORMS)}, --what one of tables, {', '.join(VIEWS)}"
        raise Misconfigured("bad_option", allowed)
    if not snapshot.exists():
        raise Misconfigured("no_warehouse", f"there is no {snapshot} yet: run `newsevents run seeds/` first")
    old = read_manifest(folder)
    try:
        manifest = _export(snapshot, folder, (form, what), old.generation + 1 if old else 1)
        write_manifest(folder, manifest)
        _remove_older(folder, manifest.generation - 1)
    except OSError as error:
        raise Misconfigured("cannot_write", f"{folder}: {error}") from error
    return manifest


def _export(snapshot: Path, folder: Path, wanted: tuple[str, str], generation: int) -> Manifest:
    form, what = wanted
    place = folder / f"g{generation:06d}"
    shutil.rmtree(place, ignore_errors=True)  # what a killed export left
    place.mkdir(parents=True)
    try:
        with duckdb.connect(str(snapshot), read_only=True, config=CONFIG) as connection:
            connection.execute(MONTHS)
            names = [name for (name,) in connection.execute(TABLES).fetchall()]
            names = names if what == "tables" else [VIEWS[what]]
            tables = tuple(_write(connection, name, folder, place, form) for name in names)
            return Manifest(generation, form, schema_version(connection), tables)
    except duckdb.IOException as error:
        raise Misconfigured("cannot_write", f"{folder}: {str(error).splitlines()[0]}") from error


def _write(
    connection: duckdb.DuckDBPyConnection, name: str, folder: Path, place: Path, form: str
) -> ExportTable:
    columns = connection.execute(COLUMNS, {"name": name}).fetchall()
    names = [column for column, _ in columns]
    if form == "csv":
        target, selected, options = place / f"{name}.csv", _for_spreadsheets(columns), "FORMAT csv, HEADER"
    else:
        target, selected, options = place / name, _partitioned(names), "FORMAT parquet, COMPRESSION zstd"
    source, partitions = _source(name, names, form)
    if not partitions and form == "parquet":
        target.mkdir()
        target, selected = target / "data_0.parquet", ", ".join(f"t.{_quoted(column)}" for column in names)
    counted = connection.execute(
        f"COPY (SELECT {selected} FROM {source}) TO '{_escaped(target)}' ({options}{partitions})"  # noqa: S608
    ).fetchall()
    paths = sorted(target.rglob("*.parquet")) if target.is_dir() else [target]
    files = tuple(describe_file(folder, path) for path in paths)
    return ExportTable(name, tuple(names), int(counted[0][0]), files)


def _source(name: str, columns: list[str], form: str) -> tuple[str, str]:
    """Where the rows come from, in a fixed order, and how they are spread over files."""
    join = OF_ARTICLE if "article_id" in columns else OF_EVENT if "event_id" in columns else ""
    source = f"main.{_quoted(name)} AS t"
    if form == "csv" or not join:
        return f"{source} ORDER BY ALL" if not name.startswith("v_") else source, ""
    return f"{source} {join} ORDER BY m.year, m.month", ", PARTITION_BY (year, month)"


def _partitioned(names: list[str]) -> str:
    return ", ".join(f"t.{_quoted(name)}" for name in names) + ", m.year AS year, m.month AS month"


def _for_spreadsheets(columns: list[tuple[str, str]]) -> str:
    """The columns as CSV holds them: lists as JSON, and no text that a spreadsheet would run as a formula."""
    return ", ".join(f"{_csv_cell(name, kind)} AS {_quoted(name)}" for name, kind in columns)


def _csv_cell(name: str, kind: str) -> str:
    column = f"t.{_quoted(name)}"
    if kind.endswith("[]") or kind.startswith(("STRUCT", "MAP")):
        return f"CAST(to_json({column}) AS VARCHAR)"
    if kind == "VARCHAR":
        return f"CASE WHEN {FORMULA.format(column)} THEN '''' || {column} ELSE {column} END"
    return column


def _remove_older(folder: Path, generation: int) -> None:
    """Removes the files of exports before that generation."""
    for old in folder.glob("g[0-9][0-9][0-9][0-9][0-9][0-9]"):
        if int(old.name[1:]) < generation:
            shutil.rmtree(old, ignore_errors=True)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _escaped(path: Path | str) -> str:
    return os.fspath(path).replace("'", "''")
