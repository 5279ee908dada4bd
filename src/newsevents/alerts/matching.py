"""Which loaded events a rule is about: one statement on the published snapshot a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsevents.alerts.rules import Rule
from newsevents.ask.answer import Limits
from newsevents.ask.query import query
from newsevents.errors import Misconfigured
from newsevents.load.paths import published_path

MOST = 5000
COLUMNS = """
    CAST(e.event_id AS VARCHAR) AS event_id, CAST(e.article_id AS VARCHAR) AS article_id,
    CAST(e.story_id AS VARCHAR) AS story_id, e.type, e.actor, e.action, e.target, e.location, e.country,
    e.date_start, e.date_end, e.quantity_text, e.status, e.attribution, e.confidence, e.title, e.url,
    e.source, e.sentence, e.actors, e.n_sources"""
# A version counts from its first load: reading it again with another engine makes no news of it.
FRESH = """
    WITH fresh AS (
        SELECT a.article_id FROM articles AS a
        INNER JOIN (
            SELECT version_id FROM (SELECT unnest(version_ids) AS version_id, committed_at FROM meta.loads)
            GROUP BY version_id HAVING min(committed_at) > $since
        ) AS loaded ON loaded.version_id = a.version_id
        WHERE a.is_current
    )"""
EXAMPLE_COLUMNS = re.findall(r"(\w+)(?:,|$)", COLUMNS)
OF_EVENTS = "e.article_id IN (SELECT article_id FROM fresh)"
OF_STORIES = """e.story_id IN (
    SELECT s.story_id FROM story_articles AS s
    INNER JOIN fresh USING (article_id) INNER JOIN stories AS t ON t.story_id = s.story_id
    WHERE t.n_sources >= $story_sources)"""
NEAR = """2 * 6371 * asin(least(1.0, sqrt(pow(sin(radians(e.lat - $lat) / 2), 2)
    + cos(radians($lat)) * cos(radians(e.lat)) * pow(sin(radians(e.lon - $lon) / 2), 2)))) <= $within_km"""
AT_LEAST = """e.event_id IN (SELECT q.event_id FROM v_quantities AS q
    WHERE coalesce(q.quantity_low, q.quantity_high) >= $quantity_at_least
    AND ($quantity_kind IS NULL OR q.kind = $quantity_kind))"""
CONDITIONS = {
    "type": "list_contains($type, e.type)",
    "country": "list_contains($country, e.country)",
    "status": "list_contains($status, e.status)",
    "actor": "list_aggregate(e.actors, 'string_agg', '; ') ILIKE '%' || $actor || '%'",
    "within_km": NEAR,
    "quantity_at_least": AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class Match:
    """An event that a rule tells, and the key under which it is told once."""

    rule: str
    key: str
    event: Mapping[str, Any]


def find_matches(rule: Rule, warehouse: Path, since: datetime) -> list[Match]:
    """What a rule has to tell of articles that were first loaded after a time, at most 5,000 events."""
    statement, params = statement_of(rule)
    found = query(statement, warehouse, params=params | {"since": since}, limits=Limits(rows=MOST))
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    return list({match.key: match for match in (match_of(rule, row) for row in rows)}.values())


def example(rule: Rule, warehouse: Path) -> Match:
    """The match of a rule that was loaded last, or a made-up one where there is none."""
    if published_path(warehouse).exists():
        found = find_matches(rule, warehouse, datetime(1970, 1, 1, tzinfo=UTC))
        if found:
            return found[-1]
    made_up = dict.fromkeys(EXAMPLE_COLUMNS) | {
        "event_id": "00000000-0000-0000-0000-000000000000",
        "type": next(iter(rule.type), "OTHER"),
        "action": "test",
        "sentence": "This is a test of newsevents: nothing happened.",
    }
    return Match(rule.name, "test", made_up)


def newest_load(warehouse: Path) -> datetime:
    """When the last batch that the snapshot shows was committed."""
    when: datetime = query("SELECT max(committed_at) FROM meta.loads", warehouse).rows[0][0]
    return when


def match_of(rule: Rule, row: Mapping[str, Any]) -> Match:
    """The match of a row of v_events."""
    if rule.story_sources:
        return Match(rule.name, f"story {row['story_id']}", row)
    told = ("article_id", "type", "action", "actor", "target", "location")
    return Match(rule.name, " ".join(str(row[name]) for name in told), row)


def statement_of(rule: Rule) -> tuple[str, dict[str, Any]]:
    """The SELECT of a rule and its values; without `since`, which is the caller's."""
    clauses, params = [OF_EVENTS], dict(values_of(rule))
    if rule.story_sources:
        clauses, params["story_sources"] = [OF_STORIES], rule.story_sources
    if rule.sql:
        clauses.append(f"e.event_id IN (SELECT event_id FROM ({rule.sql.strip().rstrip(';')}))")  # noqa: S608
    elif not rule.minor:
        clauses.append("e.salience = 'main'")
    clauses += [sql for name, sql in CONDITIONS.items() if name in params]
    where = " AND ".join(f"({clause})" for clause in clauses)
    # The rules are the user's own file, and the child that answers can only read.
    return f"{FRESH} SELECT {COLUMNS} FROM v_events AS e WHERE {where} ORDER BY e.event_id", params  # noqa: S608


def values_of(rule: Rule) -> Iterator[tuple[str, Any]]:
    """The values that the conditions of a rule use, by name."""
    for name in ("type", "country", "status"):
        if getattr(rule, name):
            yield name, list(getattr(rule, name))
    if rule.actor:
        yield "actor", rule.actor
    if rule.within_km is not None:
        lat, lon = centre(rule)
        yield from {"within_km": rule.within_km, "lat": lat, "lon": lon}.items()
    if rule.quantity_at_least is not None:
        yield "quantity_at_least", rule.quantity_at_least
        yield "quantity_kind", rule.quantity_kind


def centre(rule: Rule) -> tuple[float, float]:
    """Latitude and longitude that a rule counts its kilometres from."""
    if rule.lat is not None and rule.lon is not None:
        return rule.lat, rule.lon
    from newsevents.extract.place_index import PlaceIndex  # 50 ms that other rules need not wait

    found = PlaceIndex().named(rule.place or "")
    if not found:
        message = f"{rule.name}: no place is named {rule.place}; give lat and lon"
        raise Misconfigured("bad_alerts", message)
    return found[0].lat, found[0].lon
