"""Looks for what must not be: torn or lost rows, rows that stand alone, blocks that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

# Between a load and its linking, events may be gone that are still linked.
LINKED = """
    WHERE NOT EXISTS (
        SELECT a.article_id
        FROM articles AS a LEFT JOIN meta.linked_articles AS l ON l.article_id = a.article_id
        WHERE a.is_current AND (l.version_id IS DISTINCT FROM a.version_id OR l.engine <> a.engine)
    )"""
# Each gives the rows that must not be there.
CHECKS = {
    "version that the ledger has and the tables have not (a lost tail of the log)": """
        SELECT unnest(version_ids) AS version_id FROM meta.loads EXCEPT SELECT version_id FROM articles""",
    "version that no load wrote": """
        SELECT version_id FROM articles EXCEPT SELECT unnest(version_ids) FROM meta.loads""",
    "load without run": "SELECT load_id FROM meta.loads ANTI JOIN meta.runs USING (run_id)",
    "event without article": "SELECT event_id FROM events ANTI JOIN articles USING (version_id, article_id)",
    "event of an old version": """
        SELECT event_id FROM events JOIN articles USING (version_id) WHERE NOT is_current""",
    "event without type": "SELECT event_id FROM events ANTI JOIN event_types USING (type)",
    "event without mention": "SELECT event_id FROM events ANTI JOIN mentions USING (event_id, version_id)",
    "mention without event": "SELECT event_id FROM mentions ANTI JOIN events USING (event_id, version_id)",
    "part without event": "SELECT event_id FROM event_actors ANTI JOIN events USING (event_id)",
    "part without actor": "SELECT event_id FROM event_actors ANTI JOIN actors USING (actor_id)",
    "part told twice": """
        SELECT event_id FROM event_actors GROUP BY event_id, part, nth HAVING count(*) > 1""",
    "speaker without actor": """
        SELECT event_id FROM mentions ANTI JOIN actors ON speaker_id = actor_id
        WHERE speaker_id IS NOT NULL""",
    "place without event": "SELECT event_id FROM event_places ANTI JOIN events USING (event_id)",
    "place that is not known": "SELECT event_id FROM event_places ANTI JOIN places USING (place_id)",
    "number without event": "SELECT event_id FROM quantities ANTI JOIN events USING (event_id)",
    "article without source": """
        SELECT version_id FROM articles ANTI JOIN sources USING (source) WHERE source IS NOT NULL""",
    "appearance of no article": "SELECT address FROM appearances ANTI JOIN articles USING (article_id)",
    "article seen nowhere": "SELECT article_id FROM articles ANTI JOIN appearances USING (article_id)",
    "article with two current versions": """
        SELECT article_id FROM articles WHERE is_current GROUP BY article_id HAVING count(*) > 1""",
    "linked event without event": f"""
        SELECT event_id FROM linked_events ANTI JOIN events USING (event_id) {LINKED}""",  # noqa: S608
    "linked event that is not shown": """
        SELECT event_id FROM linked_events AS l
        WHERE NOT EXISTS (
            FROM linked_events AS s WHERE s.event_id = l.shown_id AND s.shown_id = s.event_id)""",
    "story without articles": "SELECT story_id FROM stories ANTI JOIN story_articles USING (story_id)",
    "article of no story": "SELECT article_id FROM story_articles ANTI JOIN stories USING (story_id)",
    "story with an article that is not there": """
        SELECT article_id FROM story_articles ANTI JOIN articles USING (article_id)""",
    "article without current version": """
        SELECT article_id FROM articles GROUP BY article_id HAVING NOT bool_or(is_current)""",
}
TABLES = """
    SELECT '"' || schema_name || '"."' || table_name || '"' FROM duckdb_tables()
    WHERE NOT internal AND NOT temporary ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: what, how often, and the first id (or the error of DuckDB)."""

    what: str
    rows: int
    example: str


def verify(connection: duckdb.DuckDBPyConnection) -> tuple[Finding, ...]:
    """All that is wrong with the warehouse; empty when it is sound."""
    unreadable = tuple(
        finding for table in _tables(connection) if (finding := _unreadable(connection, table))
    )
    return unreadable or tuple(finding for what in CHECKS if (finding := _found(connection, what)))


def fingerprint(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, ...]]:
    """Row count and a checksum of each column, by table: equal for equal contents in any order."""
    sums = "count(*), bit_xor(hash(COLUMNS(*)))"
    return {table: connection.table(table).aggregate(sums).fetchall()[0] for table in _tables(connection)}


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in connection.execute(TABLES).fetchall()]


def _unreadable(connection: duckdb.DuckDBPyConnection, table: str) -> Finding | None:
    try:
        connection.table(table).aggregate("bit_xor(hash(COLUMNS(*)))").fetchall()
    except (duckdb.Error, RuntimeError) as error:  # every block has a checksum that reading compares
        return Finding(f"table {table} cannot be read", 0, str(error).splitlines()[0])
    return None


def _found(connection: duckdb.DuckDBPyConnection, what: str) -> Finding | None:
    rows = connection.execute(CHECKS[what]).fetchall()
    return Finding(what, len(rows), str(rows[0][0])) if rows else None
