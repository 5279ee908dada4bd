"""Writes rows into the tables: Arrow tables, registered by name, merged or inserted by SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

import duckdb

from newsevents.load.columns import ArrowTable, arrow_table
from newsevents.load.rows import Rows

# Tables whose rows may be there already: new ones are added, gaps in old ones filled, what came first stays.
MERGES = {
    "sources": """
        MERGE INTO sources AS held USING incoming_sources AS came ON held.source = came.source
        WHEN MATCHED AND (held.country IS NULL AND came.country IS NOT NULL
                          OR held.host IS NULL AND came.host IS NOT NULL)
            THEN UPDATE SET
                country = coalesce(held.country, came.country), host = coalesce(held.host, came.host)
        WHEN NOT MATCHED THEN INSERT BY NAME""",
    "actors": """
        MERGE INTO actors AS held USING incoming_actors AS came ON held.actor_id = came.actor_id
        WHEN MATCHED AND held.role IS NULL AND came.role IS NOT NULL THEN UPDATE SET role = came.role
        WHEN NOT MATCHED THEN INSERT BY NAME""",
    "places": """
        MERGE INTO places AS held USING incoming_places AS came ON held.place_id = came.place_id
        WHEN MATCHED AND held.lat IS NULL AND came.lat IS NOT NULL
            THEN UPDATE SET lat = came.lat, lon = came.lon
        WHEN NOT MATCHED THEN INSERT BY NAME""",
    "articles": """
        MERGE INTO articles AS held USING incoming_articles AS came ON held.version_id = came.version_id
        WHEN MATCHED THEN UPDATE SET
            is_current = came.is_current, engine = came.engine,
            why_none = came.why_none, confidence = came.confidence
        WHEN NOT MATCHED THEN INSERT BY NAME""",
    "quarantine": """
        MERGE INTO meta.quarantine AS held USING incoming_quarantine AS came
            ON held.quarantine_id = came.quarantine_id
        WHEN MATCHED THEN UPDATE SET
            run_id = came.run_id, message = came.message, last_at = came.last_at, times = held.times + 1,
            replayed_at = NULL, outcome = NULL
        WHEN NOT MATCHED THEN INSERT BY NAME""",
}

# Tables that hold nothing of these articles by now.
INSERTS = {
    "events": "INSERT INTO events BY NAME FROM incoming_events",
    "event_actors": "INSERT INTO event_actors BY NAME FROM incoming_event_actors",
    "event_places": "INSERT INTO event_places BY NAME FROM incoming_event_places",
    "mentions": "INSERT INTO mentions BY NAME FROM incoming_mentions",
    "quantities": "INSERT INTO quantities BY NAME FROM incoming_quantities",
}

OLD_EVENTS = "SELECT event_id FROM events WHERE article_id IN (SELECT article_id FROM incoming_known)"
FORGET = (
    "DELETE FROM event_actors WHERE event_id IN (" + OLD_EVENTS + ")",  # noqa: S608
    "DELETE FROM event_places WHERE event_id IN (" + OLD_EVENTS + ")",  # noqa: S608
    "DELETE FROM mentions WHERE event_id IN (" + OLD_EVENTS + ")",  # noqa: S608
    "DELETE FROM quantities WHERE event_id IN (" + OLD_EVENTS + ")",  # noqa: S608
    "DELETE FROM events WHERE article_id IN (SELECT article_id FROM incoming_known)",
    """UPDATE articles SET is_current = false
       WHERE is_current AND article_id IN (SELECT article_id FROM incoming_known)""",
)


@contextmanager
def incoming(connection: duckdb.DuckDBPyConnection, name: str, rows: ArrowTable) -> Iterator[None]:
    """The rows as a relation named incoming_<name> while inside."""
    connection.register(f"incoming_{name}", rows)
    try:
        yield
    finally:
        connection.unregister(f"incoming_{name}")


def known(versions: Iterable[tuple[UUID, UUID | None]]) -> ArrowTable:
    """Articles to look up, with the id of a version of each."""
    return arrow_table("known", [(article.bytes, version and version.bytes) for article, version in versions])


def forget_events(connection: duckdb.DuckDBPyConnection, articles: Sequence[UUID]) -> None:
    """Removes the events of these articles and marks none of their versions as current."""
    if articles:
        with incoming(connection, "known", known((article, None) for article in articles)):
            for statement in FORGET:
                connection.execute(statement)


def arrow_tables(rows: Rows) -> dict[str, ArrowTable]:
    """The rows as Arrow tables, a key once in those that are merged."""
    return {
        table: arrow_table(table, rows.once(table) if table in MERGES else rows.tables[table])
        for table in list(rows.tables)
    }


def write_tables(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, ArrowTable]) -> dict[str, int]:
    """Writes the rows of all tables, one statement a table, and gives how many of each."""
    counts: dict[str, int] = {}
    for table, statement in (*MERGES.items(), *INSERTS.items()):
        if table in tables and tables[table].num_rows:
            with incoming(connection, table, tables[table]):
                connection.execute(statement)
            counts[table] = tables[table].num_rows
    return counts
