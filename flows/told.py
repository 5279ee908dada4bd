"""Tells Prefect's event stream what was loaded, so that automations can act on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from prefect.events import emit_event

from newsevents.load.batch import Run
from newsevents.pipeline import Summary

LOAD_FINISHED = "newsevents.load.finished"
EVENT_LOADED = "newsevents.event.loaded"
MOST = 500
"""An emitted event costs some 5 ms of the server; a run of more main rows than this tells only the first."""


def tell_load(run: Run, number: int, summary: Summary) -> None:
    """One event for a committed batch, with what became of its articles."""
    loaded = summary.loaded
    payload = {
        "batch": number,
        "articles": summary.found,
        "new": loaded.new,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "rejected": dict(summary.rejected),
        "events": loaded.events,
        "engine": run.engine,
    }
    emit_event(LOAD_FINISHED, {"prefect.resource.id": f"newsevents.run.{run.id}"}, payload=payload)


def tell_events(rows: Iterable[Mapping[str, Any]]) -> int:
    """One event for each main row (of v_events), at most 500; how many there were."""
    told = 0
    for row in rows:
        if row["salience"] == "main" and told < MOST:
            emit_event(EVENT_LOADED, event_resource(row), payload=event_payload(row))
            told += 1
    return told


def event_resource(row: Mapping[str, Any]) -> dict[str, str]:
    """The labels that automations match on: type, country and status of an event row."""
    name = " ".join(str(row[part]) for part in ("actor", "action", "target", "location") if row[part])
    labels = {
        "prefect.resource.id": f"newsevents.event.{row['event_id']}",
        "prefect.resource.name": name,
        "newsevents.type": row["type"],
        "newsevents.country": row["country"],
        "newsevents.status": row["status"],
    }
    return {label: str(value) for label, value in labels.items() if value}


def event_payload(row: Mapping[str, Any]) -> dict[str, Any]:
    """An event row as JSON takes it: days and ids as text."""
    plain = (str, int, float, bool, list, type(None))
    return {column: value if isinstance(value, plain) else str(value) for column, value in row.items()}
