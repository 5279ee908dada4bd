"""A run's summary in words, and its events in a table: for the terminal and for Prefect alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from newsevents.ask.answer import Limits
from newsevents.ask.query import query
from newsevents.load.paths import published_path
from newsevents.pipeline import Summary

SHOWN = 50
COLUMNS = "type, actor, action, target, location, date_start, date_grain, quantity_text, status, salience"


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


def summary_markdown(summary: Summary) -> str:
    """The summary as Markdown, with what was rejected and why."""
    lines = [f"**{in_words(summary)}**", "", "| | articles | |", "|---|---:|---|"]
    lines += [f"| {what} | {count} | {why} |" for what, count, why in summary_rows(summary)]
    if summary.failures:
        lines += ["", "### Rejected", ""]
        lines += [f"- `{f.origin}`: {f.error.code}: {f.error.message}" for f in summary.failures[:SHOWN]]
    return "\n".join(lines)


def event_rows(warehouse: Path, articles: Sequence[UUID]) -> list[dict[str, Any]]:
    """The events of some articles, the main ones first, at most 50, for a table."""
    if not articles or not published_path(warehouse).exists():
        return []
    statement = f"""SELECT {COLUMNS} FROM v_events WHERE list_contains($articles, CAST(article_id AS VARCHAR))
        ORDER BY salience, event_id"""  # noqa: S608 - the columns are ours
    found = query(
        statement, warehouse, params={"articles": [str(a) for a in articles]}, limits=Limits(rows=SHOWN)
    )
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
