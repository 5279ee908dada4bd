"""Reads a Parquet export, month by month: the articles that are not held yet, with all that is theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from uuid import UUID

import duckdb

from newsevents.errors import Misconfigured
from newsevents.load.batch import Loaded
from newsevents.load.manifest import Manifest, check_files, read_manifest
from newsevents.load.merge import INSERTS, MERGES

# What follows from the rest (copies, stories, links) is made anew; event_types came along with the schema.
DIMENSIONS = ("sources", "actors", "places")
FACTS = ("articles", "appearances", "events", "event_actors", "event_places", "mentions", "quantities")
STATEMENTS = {**MERGES, **INSERTS, "appearances": "INSERT INTO appearances BY NAME FROM incoming_appearances"}
PARTITION = re.compile(r"year=(\d+)/month=(\d+)/")
ARTICLES = """
    CREATE OR REPLACE TEMP TABLE imported AS
    SELECT DISTINCT version_id, article_id, article_id NOT IN (SELECT article_id FROM articles) AS fresh
    FROM read_parquet({files}, hive_partitioning = false)
"""
INCOMING = """
    CREATE OR REPLACE TEMP VIEW incoming_{table} AS
    SELECT * FROM read_parquet({files}, hive_partitioning = false)
"""
FRESH_ARTICLE = " WHERE article_id IN (SELECT article_id FROM imported WHERE fresh)"
FRESH_EVENT = " WHERE event_id IN (SELECT event_id FROM incoming_events)"
COUNT = """
    SELECT count(DISTINCT article_id) FILTER (fresh), count(DISTINCT article_id) FILTER (NOT fresh),
        list(DISTINCT article_id ORDER BY article_id)
    FROM imported
"""
Files = Mapping[str, Sequence[Path]]


def months_of(folder: Path, newest_schema: int) -> Iterator[Files]:
    """The files of a Parquet export, month by month; those without a month come with the first.

    Raises Misconfigured where it is none, is damaged, or was made by a later version.
    """
    manifest = _manifest(folder, newest_schema)
    months: dict[tuple[int, int], dict[str, list[Path]]] = defaultdict(dict)
    for table in manifest.tables:
        if table.name in (*DIMENSIONS, *FACTS):
            for path in check_files(folder, table.files):
                found = PARTITION.search(path.as_posix())
                month = (int(found[1]), int(found[2])) if found else (-1, 0)
                months[month].setdefault(table.name, []).append(path)
    return (months[month] for month in sorted(months))


def _manifest(folder: Path, newest_schema: int) -> Manifest:
    manifest = read_manifest(folder)
    if manifest is None:
        raise Misconfigured("bad_export", f"{folder} holds no export: it has no manifest.json")
    if manifest.form != "parquet" or manifest.table("articles") is None:
        raise Misconfigured("bad_export", f"{folder} cannot be imported: export tables as parquet")
    if manifest.schema_version > newest_schema:
        raise Misconfigured(
            "warehouse_newer", f"{folder} was exported by a later newsevents: upgrade this one"
        )
    return manifest


def write_files(connection: duckdb.DuckDBPyConnection, files: Files) -> tuple[Loaded, dict[str, int]]:
    """Writes what the files bring, inside a transaction; gives the articles by outcome, and rows by table.

    An article that is held stays as it is. The versions that were written stand in the table `imported`.
    """
    if "articles" in files:
        connection.execute(ARTICLES.format(files=_listed(files["articles"])))
    counts: dict[str, int] = {}
    for table in (*DIMENSIONS, *FACTS):
        if table in files:
            sql = INCOMING.format(table=table, files=_listed(files[table])) + _fresh(table)
            connection.execute(sql)
            counts[table] = connection.table(f"incoming_{table}").aggregate("count(*)").fetchall()[0][0]
    for table in counts:  # only now: what is fresh must be looked for before any article is written
        connection.execute(STATEMENTS[table])
    if "articles" not in files:
        return Loaded(), counts
    new, held, articles = connection.execute(COUNT).fetchall()[0]
    loaded = Loaded(
        new=new, unchanged=held, events=counts.get("events", 0), article_ids=tuple(articles or ())
    )
    return loaded, counts


def fresh_versions(connection: duckdb.DuckDBPyConnection, files: Files) -> list[UUID]:
    """The ids of the article versions that `write_files` wrote."""
    if "articles" not in files:
        return []
    found = connection.execute("SELECT version_id FROM imported WHERE fresh").fetchall()
    return [version for (version,) in found]


def _fresh(table: str) -> str:
    """What keeps out rows of articles that are held."""
    if table in DIMENSIONS:
        return ""
    return FRESH_ARTICLE if table in ("articles", "appearances", "events", "mentions") else FRESH_EVENT


def _listed(paths: Sequence[Path]) -> str:
    quoted = (str(path).replace("'", "''") for path in paths)
    return "[" + ", ".join(f"'{path}'" for path in quoted) + "]"
