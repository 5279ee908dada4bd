"""Reads articles with their events out of the tables, as linking takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import duckdb

from newsevents.link.told import Told, ToldEvent, ToldNumber, ToldPlace

# Where the rows stand is found by their ids alone, so that no other article's text is read.
PLACE = """
    SELECT min(rowid), max(rowid) FROM articles WHERE is_current AND article_id IN (SELECT unnest($ids))
"""
ARTICLES = """
    SELECT article_id, lang, title, text, CAST(published_local AS DATE)
    FROM articles
    WHERE rowid BETWEEN $first AND $last AND is_current AND article_id IN (SELECT unnest($ids))
    ORDER BY article_id
"""
EVENTS = """
    SELECT
        article_id, event_id, type, action, sentence, actors, targets, date_start, date_end, status, salience
    FROM events WHERE article_id IN (SELECT unnest($ids)) ORDER BY article_id, nth
"""
PLACES = """
    SELECT ep.event_id, p.name, p.country, p.admin, ep.feature
    FROM event_places AS ep INNER JOIN places AS p ON p.place_id = ep.place_id
    WHERE ep.event_id IN (SELECT unnest($ids)) ORDER BY ep.event_id, ep.nth
"""
NUMBERS = """
    SELECT event_id, kind, unit, low, high
    FROM quantities WHERE event_id IN (SELECT unnest($ids)) ORDER BY event_id, nth
"""


def read_told(connection: duckdb.DuckDBPyConnection, articles: Iterable[UUID]) -> dict[UUID, Told]:
    """The current versions of these articles with their events, by article."""
    wanted = {"ids": sorted(set(articles))}
    ((first, last),) = connection.execute(PLACE, wanted).fetchall()
    if first is None:
        return {}
    events = _events(connection, wanted)
    rows = connection.execute(ARTICLES, {**wanted, "first": first, "last": last}).fetchall()
    return {
        owner: Told(owner, lang, title, text, day, tuple(events.get(owner, ())))
        for owner, lang, title, text, day in rows
    }


def _events(
    connection: duckdb.DuckDBPyConnection, articles: dict[str, list[UUID]]
) -> dict[UUID, list[ToldEvent]]:
    rows = connection.execute(EVENTS, articles).fetchall()
    wanted = {"ids": [row[1] for row in rows]}
    places, numbers = _by_event(connection, PLACES, wanted), _by_event(connection, NUMBERS, wanted)
    events: dict[UUID, list[ToldEvent]] = defaultdict(list)
    for owner, id_, type_, action, sentence, actors, targets, start, end, status, salience in rows:
        events[owner].append(
            ToldEvent(
                id_, type_, action, sentence, tuple(actors), tuple(targets),
                tuple(ToldPlace(*place) for place in places.get(id_, ())),
                tuple(ToldNumber(*number) for number in numbers.get(id_, ())),
                start, end, status, salience,
            )
        )  # fmt: skip
    return events


def _by_event(
    connection: duckdb.DuckDBPyConnection, sql: str, events: dict[str, list[UUID]]
) -> dict[UUID, list[list[Any]]]:
    found: dict[UUID, list[list[Any]]] = defaultdict(list)
    if events["ids"]:
        for event, *rest in connection.execute(sql, events).fetchall():
            found[event].append(rest)
    return found
