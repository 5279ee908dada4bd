"""What linking keeps in the warehouse: written, read and forgotten by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import duckdb
import pyarrow

from newsevents.link.grouping import Pair

pa: Any = pyarrow  # its own stubs leave most names out

PENDING = """
    SELECT a.article_id
    FROM articles AS a LEFT JOIN meta.linked_articles AS l ON l.article_id = a.article_id
    WHERE a.is_current
        AND (l.article_id IS NULL OR l.linker <> $linker
            OR l.version_id <> a.version_id OR l.engine <> a.engine)
    ORDER BY a.published_local, a.article_id
"""
# Pairs of articles with keys in common: how many ideas, how many runs of words.
CANDIDATES = """
    SELECT came.article_id, held.article_id,
        count(*) FILTER (held.kind = 0) AS ideas, count(*) FILTER (held.kind = 1) AS runs
    FROM link_came AS came
    INNER JOIN meta.link_keys AS held ON held.key = came.key AND held.kind = came.kind
    WHERE held.article_id <> came.article_id
        AND (held.published IS NULL OR held.published BETWEEN $first AND $last)
        AND (came.published IS NULL OR held.published IS NULL
            OR abs(held.published - came.published)
                <= CASE came.kind WHEN 0 THEN $window ELSE $copy_window END)
    GROUP BY ALL
    HAVING (ideas >= $least_ideas AND NOT bool_or(came.published IS NULL OR held.published IS NULL))
        OR runs >= $least_runs
    ORDER BY ALL
"""
KINDS = {
    "uuid": pa.binary(16), "text": pa.string(), "day": pa.date32(), "key": pa.uint64(), "kind": pa.uint8(),
    "score": pa.float32(), "count": pa.uint32(),
}  # fmt: skip
TABLES: Mapping[str, Mapping[str, str]] = {
    "meta.linked_articles": {
        "article_id": "uuid", "version_id": "uuid", "engine": "text", "linker": "text", "published": "day",
        "gist": "text",
    },
    "meta.link_keys": {"key": "key", "kind": "kind", "published": "day", "article_id": "uuid"},
    "meta.article_links": {"one": "uuid", "other": "uuid", "kind": "text", "score": "score"},
    "meta.event_links": {
        "one": "uuid", "other": "uuid", "one_article": "uuid", "other_article": "uuid", "score": "score",
    },
    "article_copies": {"article_id": "uuid", "original_id": "uuid"},
    "story_articles": {"article_id": "uuid", "story_id": "uuid"},
    "linked_actors": {"actor_id": "uuid", "known_as": "uuid"},
    "story members": {"article_id": "uuid", "story_id": "uuid", "nth": "count"},
    "linked_events": {
        "event_id": "uuid", "shown_id": "uuid", "n_articles": "count", "n_sources": "count",
        "n_mentions": "count",
    },
}  # fmt: skip


class LinkStore:
    """The tables of linking, behind an open connection; all work is done in the caller's transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def rows(self, sql: str, **values: object) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql, values or None).fetchall()

    def add(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Inserts rows with the columns of TABLES, in their order."""
        if rows:
            with self.registered("link_rows", table, rows):
                self.connection.execute(f"INSERT INTO {table} BY NAME FROM link_rows")

    @contextmanager
    def registered(self, name: str, table: str, rows: Sequence[Sequence[object]]) -> Iterator[None]:
        """The rows as a relation with the columns of a table, while inside."""
        self.connection.register(name, _arrow(TABLES[table], rows))
        try:
            yield
        finally:
            self.connection.unregister(name)

    def forget(self, articles: Sequence[UUID]) -> tuple[set[UUID], set[UUID]]:
        """Removes all that is held about articles; gives the articles and events that were linked to them."""
        held = "SELECT article_id FROM meta.linked_articles WHERE article_id IN (SELECT unnest($ids))"
        gone = {"ids": [row[0] for row in self.rows(held, ids=list(articles))]}
        if not gone["ids"]:
            return set(), set()
        near = self._others("SELECT one, other FROM meta.article_links", "one", "other", gone)
        events = self._others("SELECT one, other FROM meta.event_links", "one_article", "other_article", gone)
        for table, *columns in (
            ("meta.linked_articles", "article_id"),
            ("meta.link_keys", "article_id"),
            ("meta.article_links", "one", "other"),
            ("meta.event_links", "one_article", "other_article"),
        ):
            for column in columns:
                self.rows(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest($ids))", **gone)  # noqa: S608
        return near, events

    def _others(self, select: str, one: str, other: str, gone: dict[str, list[UUID]]) -> set[UUID]:
        where = f" WHERE {one} IN (SELECT unnest($ids)) OR {other} IN (SELECT unnest($ids))"
        return {node for row in self.rows(select + where, **gone) for node in row}

    def hanging_together(self, table: str, nodes: Iterable[UUID], where: str) -> dict[Pair, float]:
        """All links that can be reached from the nodes, over any number of steps."""
        links: dict[Pair, float] = {}
        todo, seen = set(nodes), set[UUID]()
        sql = (
            f"SELECT one, other, score FROM {table} WHERE {where} "  # noqa: S608
            "AND (one IN (SELECT unnest($ids)) OR other IN (SELECT unnest($ids)))"
        )
        while todo:
            seen |= todo
            found = {(one, other): score for one, other, score in self.rows(sql, ids=sorted(todo))}
            links |= found
            todo = {node for pair in found for node in pair} - seen
        return links


def _arrow(columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> Any:
    fields = [_field(name, kind) for name, kind in columns.items()]
    values = zip(*rows, strict=True) if rows else ((),) * len(fields)
    arrays = [
        pa.array([v.bytes if isinstance(v, UUID) else v for v in column], field.type)
        for column, field in zip(values, fields, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _field(name: str, kind: str) -> Any:
    # DuckDB reads 16 bytes marked so as a UUID; without the mark they would be a BLOB.
    mark = {"ARROW:extension:name": "arrow.uuid", "ARROW:extension:metadata": ""} if kind == "uuid" else None
    return pa.field(name, KINDS[kind], metadata=mark)


def span_of(days: Iterable[date | None]) -> tuple[date, date]:
    """The first and last of the days that are known; all of time where none is."""
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known else (date.min, date.max)
