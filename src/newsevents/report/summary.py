"""A run's summary in words, and its events in a table: for the terminal and for Prefect alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from newsevents.ask.answer import Limits
from newsevents.ask.query import query
from newsevents.load.paths import published_path
from newsevents.pipeline import Summary

SHOWN = 50
MOST = 5000
ENOUGH, MUCH_REJECTED, MUCH_WITHOUT = 10, 0.2, 0.5
COLUMNS = "type, actor, action, target, location, date_start, date_grain, quantity_text, status, salience"
SHOWN_COLUMNS = COLUMNS.split(", ")
MORE = """CAST(event_id AS VARCHAR) AS event_id, CAST(article_id AS VARCHAR) AS article_id, country,
    actors, targets, locations, date_end, quantity, quantity_low, quantity_high, unit,
    attribution, confidence, title, url, sentence, lang, source, published"""
Row = dict[str, Any]


def in_words(summary: Summary) -> str:
    """One line: "3 articles: 2 new, 1 unchanged; 14 events"."""
    loaded = summary.loaded
    parts = {
        "new": loaded.new,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "rejected": summary.rejected.total(),
    }
    told = ", ".join(f"{count} {what}" for what, count in parts.items() if count)
    articles = f"{summary.found} article{'s' * (summary.found != 1)}"
    return f"{articles}: {told or 'nothing to do'}; {loaded.events} events"


def summary_rows(summary: Summary) -> list[tuple[str, int, str]]:
    """What became of the articles: outcome, count, and the reasons where there are any."""
    loaded = summary.loaded
    reasons = ", ".join(f"{code} {count}" for code, count in summary.rejected.most_common())
    without = ", ".join(f"{code} {count}" for code, count in summary.why_none.most_common())
    return [
        ("articles in", summary.found, ""),
        ("new", loaded.new, f"without events: {without}" if without else ""),
        ("changed", loaded.changed, ""),
        ("unchanged", loaded.unchanged, ""),
        ("rejected", summary.rejected.total(), reasons),
        ("events", loaded.events, ""),
    ]


def warnings_of(summary: Summary) -> list[str]:
    """What somebody should look at, in words; empty for a run as it should be."""
    loaded, found = summary.loaded, summary.found - summary.loaded.unchanged
    warnings = [
        f"{count} of {found} articles that were looked at were rejected as {code}"
        for code, count in summary.rejected.most_common()
        if found >= ENOUGH and count > found * MUCH_REJECTED
    ]
    if "internal_error" in summary.rejected:
        warnings.append("a fault of newsevents itself (internal_error): please report it")
    read = loaded.new + loaded.changed
    without = summary.why_none.total()
    if read >= ENOUGH and without > read * MUCH_WITHOUT:
        warnings.append(f"{without} of {read} articles had no event: is the language right, are they news?")
    return warnings


def summary_markdown(summary: Summary, rows: Sequence[Row] = ()) -> str:
    """The summary as Markdown: what became of the articles, events by type, warnings, what was rejected."""
    lines = [f"**{in_words(summary)}**", ""]
    lines += [f"> {warning}\n" for warning in warnings_of(summary)]
    lines += ["| | articles | |", "|---|---:|---|"]
    lines += [f"| {what} | {count} | {why} |" for what, count, why in summary_rows(summary)]
    types = Counter(str(row["type"]) for row in rows).most_common()
    if types:
        lines += ["", "### Events by type", "", "| type | events |", "|---|---:|"]
        lines += [f"| {type_} | {count} |" for type_, count in types]
    if summary.failures:
        lines += ["", "### Rejected", ""]
        lines += [f"- `{f.origin}`: {f.error.code}: {f.error.message}" for f in summary.failures[:SHOWN]]
    return "\n".join(lines)


def events_of_run(warehouse: Path, articles: Sequence[UUID]) -> list[Row]:
    """The events that some articles tell, the main ones first and the surest first among them.

    One that others tell too is there as the fullest of them tells it: `article_id` says which one that is.
    """
    if not articles or not published_path(warehouse).exists():
        return []
    statement = f"""SELECT {COLUMNS}, {MORE} FROM v_events
        WHERE event_id IN (
            SELECT coalesce(l.shown_id, e.event_id) FROM events AS e
            LEFT JOIN linked_events AS l ON l.event_id = e.event_id
            WHERE list_contains($articles, CAST(e.article_id AS VARCHAR))
        )
        ORDER BY salience, confidence DESC, event_id"""  # noqa: S608 - the columns are ours
    wanted = {"articles": [str(article) for article in articles]}
    found = query(statement, warehouse, params=wanted, limits=Limits(rows=MOST))
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def event_rows(warehouse: Path, articles: Sequence[UUID]) -> list[Row]:
    """The events of some articles, the main ones first, at most 50, for a table."""
    return [{name: row[name] for name in SHOWN_COLUMNS} for row in events_of_run(warehouse, articles)[:SHOWN]]


def table_rows(rows: Sequence[Row]) -> list[dict[str, str]]:
    """The first 50 events as text for Prefect's table, with where to read what says so."""
    return [
        {name: "" if row[name] is None else str(row[name]) for name in SHOWN_COLUMNS}
        | {
            "evidence": f"[{row['title'] or row['url']}]({row['url']})" if row["url"] else row["title"] or "",
            "sentence": row["sentence"],
            "show": f"newsevents show {row['event_id']}",
        }
        for row in rows[:SHOWN]
    ]
