"""What the web page shows of the events: a page of them, counts, bars of the time line, points of the map."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from newsevents.ask.answer import Answer
from newsevents.ask.reader import Reader
from newsevents.report.filters import CLOCKS, Filters

PREPARE = """CREATE TEMP TABLE shown AS
SELECT v.event_id, v.type, v.status, v.salience, v.confidence, v.action,
    v.actor, v.target, v.location, v.country, v.actors, v.targets, v.locations, v.lat, v.lon,
    v.date_start, v.date_end, v.date_grain, v.quantity_text, v.attribution, v.sentence,
    v.title, v.url, v.source, v.lang, CAST(v.published AS DATE) AS published,
    v.n_articles, v.n_sources, v.story_id, v.article_id,
    coalesce(v.date_start, v.date_end) AS day_first, coalesce(v.date_end, v.date_start) AS day_last,
    coalesce(q.kinds, []) AS kinds,
    lower(array_to_string(v.actors || v.targets, ' | ')) AS names,
    lower(concat_ws(' | ', v.title, v.sentence, v.action, v.attribution, v.source,
        array_to_string(v.actors || v.targets || v.locations, ' | '))) AS words
FROM v_events AS v LEFT JOIN (
    SELECT event_id, list(DISTINCT kind ORDER BY kind) AS kinds FROM quantities GROUP BY event_id
) AS q ON q.event_id = v.event_id"""
ROW = """event_id, type, status, salience, confidence, action, actors, targets, locations,
    country, date_start, date_end, date_grain, quantity_text, attribution,
    sentence, title, url, source, lang, published, n_articles, n_sources, story_id"""
ORDERS = {
    "published": "published DESC NULLS LAST, event_id DESC",
    "date": "day_first DESC NULLS LAST, event_id DESC",
    "oldest": "day_first NULLS LAST, published NULLS LAST, event_id",
    "sure": "confidence DESC, event_id",
    "told": "n_articles DESC, published DESC NULLS LAST, event_id",
}
FACETS = {
    "type": "type", "status": "status", "salience": "salience", "country": "country", "source": "source",
    "kind": "unnest(kinds)", "actor": "unnest(list_distinct(actors || targets))",
    "place": "unnest(list_distinct(locations))",
}  # fmt: skip
HELD = "SELECT count(*) AS events, count(DISTINCT article_id) AS articles FROM shown"
MOST_VALUES, MOST_POINTS, MOST_PAIRS = 40, 600, 25
DAYS_AS_DAYS, DAYS_AS_MONTHS = 92, 3660


def opened(reader: Reader) -> dict[str, int]:
    """How much the snapshot holds: events and articles."""
    return reader.records(HELD)[0]


def events(
    reader: Reader, filters: Filters, order: str = "published", first: int = 0, most: int = 50
) -> Answer:
    """Rows of the table, from the `first`-th on, at most `most`."""
    where, params = filters.where()
    by = ORDERS.get(order, ORDERS["published"])
    return reader.ask(
        f"SELECT {ROW} FROM shown WHERE {where} ORDER BY {by} LIMIT {int(most)} OFFSET {int(first)}",  # noqa: S608
        params,
    )


def summary(reader: Reader, filters: Filters) -> dict[str, Any]:
    """All that is counted for some filters; each facet as if nothing of itself were chosen."""
    where, params = filters.where()
    totals = reader.records(
        f"""SELECT count(*) AS events, count(DISTINCT article_id) AS articles,
        count(DISTINCT source) AS sources, count(lat) AS placed FROM shown WHERE {where}""",  # noqa: S608
        params,
    )[0]
    return {
        "totals": totals,
        "facets": {name: facet(reader, filters, name) for name in FACETS},
        "timeline": timeline(reader, filters),
        "points": points(reader, filters),
        "pairs": pairs(reader, filters) if "actor" in filters.values else [],
    }


def facet(reader: Reader, filters: Filters, name: str) -> list[tuple[Any, ...]]:
    """The values of a facet with their counts, the most frequent first."""
    where, params = filters.but(name).where()
    return list(
        reader.ask(
            f"""SELECT value, count(*) AS n FROM (SELECT {FACETS[name]} AS value FROM shown WHERE {where})
            WHERE value IS NOT NULL GROUP BY value ORDER BY n DESC, value LIMIT {MOST_VALUES}""",  # noqa: S608
            params,
        ).rows
    )


def timeline(reader: Reader, filters: Filters) -> dict[str, Any]:
    """Bars (first day, count) of a day, month or year each; events less exact than a bar are only counted."""
    where, params = filters.where()
    first, last = CLOCKS[filters.clock]
    ends = reader.ask(f"SELECT min({first}), max({last}) FROM shown WHERE {where}", params).rows[0]  # noqa: S608
    unit = bar_unit(*ends)
    rows = reader.ask(
        f"""SELECT date_trunc('{unit}', {first})::DATE AS bar, count(*) FROM shown
        WHERE {where} AND date_trunc('{unit}', {first}) = date_trunc('{unit}', {last})
        GROUP BY bar ORDER BY bar""",  # noqa: S608
        params,
    ).rows
    undated = reader.ask(f"SELECT count(*) FROM shown WHERE {where} AND {first} IS NULL", params).rows[0][0]  # noqa: S608
    return {"unit": unit, "bars": list(rows), "undated": undated}


def bar_unit(first: date | None, last: date | None) -> str:
    """How long a bar of the time line is: day, month or year."""
    days = (last - first).days if first and last else 0
    return "day" if days <= DAYS_AS_DAYS else "month" if days <= DAYS_AS_MONTHS else "year"


def points(reader: Reader, filters: Filters) -> list[tuple[Any, ...]]:
    """Points of the map (name, latitude, longitude, events), the busiest first."""
    where, params = filters.where()
    return list(
        reader.ask(
            f"""SELECT location, round(lat, 3), round(lon, 3), count(*) AS n FROM shown
            WHERE {where} AND lat IS NOT NULL AND lon IS NOT NULL
            GROUP BY ALL ORDER BY n DESC, location LIMIT {MOST_POINTS}""",  # noqa: S608
            params,
        ).rows
    )


def pairs(reader: Reader, filters: Filters) -> list[tuple[Any, ...]]:
    """Who did what to whom (actor, type, target, events), the most frequent first."""
    where, params = filters.where()
    return list(
        reader.ask(
            f"""SELECT actor, type, target, count(*) AS n FROM (
                SELECT unnest(actors) AS actor, type, targets FROM shown WHERE {where}
            ), unnest(targets) AS each(target)
            GROUP BY ALL ORDER BY n DESC, actor, type, target LIMIT {MOST_PAIRS}""",  # noqa: S608
            params,
        ).rows
    )


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without what is empty, as JSON can carry it."""
    return {name: plain(value) for name, value in row.items() if value is not None and value != []}


def plain(value: Any) -> Any:
    """A value as JSON has it; days in ISO 8601, confidence with two digits."""
    if isinstance(value, float):
        return round(value, 4)
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return str(value)
