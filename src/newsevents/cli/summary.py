"""What `newsevents run` prints at its end: what became of the articles, and their events."""

from __future__ import annotations

from pathlib import Path

from newsevents.cli.screen import cell, err, out, show_table
from newsevents.pipeline import Summary
from newsevents.report.summary import event_rows, in_words, summary_rows

TOLD = 20


def show_summary(summary: Summary) -> None:
    """Counts of articles by outcome, and each rejected one with its reason."""
    for failure in summary.failures[:TOLD]:
        error = failure.error
        err.print(f"[yellow]{cell(error.code)}[/yellow] {cell(failure.origin)}: {cell(error.message)}")
    if len(summary.failures) > TOLD:
        err.print(f"… and {len(summary.failures) - TOLD} more")
    show_table(
        ("articles", "count", ""), [row for row in summary_rows(summary) if row[1] or row[0] == "articles in"]
    )
    out.print(in_words(summary))


def show_events(summary: Summary, warehouse: Path) -> None:
    """The events of the run's articles as a table."""
    rows = event_rows(warehouse, summary.loaded.article_ids)
    if rows:
        columns = ("type", "actor", "action", "target", "location", "date_start", "quantity_text", "status")
        show_table(columns, ([row[c] for c in columns] for row in rows))
