"""`newsevents show`: an event's sentence with its fields highlighted where they stand, and its source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.text import Text

from newsevents.ask.query import query
from newsevents.cli.screen import cell, out, plain
from newsevents.errors import Misconfigured

COLOURS = {"action": "bold red", "actor": "bold blue", "target": "bold magenta", "location": "bold green",
           "date": "bold yellow", "quantity": "bold cyan"}  # fmt: skip
EVENT = """SELECT v.event_id, v.type, v.status, v.salience, v.confidence, v.attribution,
    v.title, v.url, v.source, v.published, v.actors, v.action, v.targets, v.locations,
    v.date_start, v.date_end, v.date_grain, v.quantity_text
    FROM v_events AS v WHERE CAST(v.event_id AS VARCHAR) LIKE '%' || $wanted || '%' LIMIT 2"""
SPANS = """
SELECT 'action' AS field, unnest(triggers).span_start AS span_start, unnest(triggers).span_end AS span_end
    FROM mentions WHERE event_id = CAST($id AS UUID)
UNION ALL SELECT part, span_start, span_end FROM event_actors WHERE event_id = CAST($id AS UUID)
UNION ALL SELECT 'location', span_start, span_end FROM event_places WHERE event_id = CAST($id AS UUID)
UNION ALL SELECT 'quantity', span_start, span_end FROM quantities WHERE event_id = CAST($id AS UUID)
UNION ALL SELECT 'date', date_span_start, date_span_end FROM mentions
    WHERE event_id = CAST($id AS UUID) AND date_span_start IS NOT NULL
ORDER BY span_start"""
TEXT = """SELECT a.text, m.sentence_start, m.sentence_end
    FROM mentions AS m INNER JOIN articles AS a ON a.version_id = m.version_id
    WHERE m.event_id = CAST($id AS UUID)"""


def show_evidence(wanted: str, warehouse: Path) -> None:
    """Print one event and its evidence; raises Misconfigured where the id names none or several."""
    found = query(EVENT, warehouse, params={"wanted": wanted.strip().lower()})
    if not found.rows:
        raise Misconfigured("no_such_event", f"no event has the id {wanted}: see `newsevents events`")
    if len(found.rows) > 1:
        raise Misconfigured("ambiguous_id", f"several events have {wanted} in their id: give more of it")
    event = dict(zip(found.columns, found.rows[0], strict=True))
    spans = query(SPANS, warehouse, params={"id": event["event_id"]}).rows
    text, start, end = query(TEXT, warehouse, params={"id": event["event_id"]}).rows[0]
    print_fields(event)
    for piece in passages(text, (start, end), spans):
        out.print(Text("  ") + piece)
    out.print()
    told = (cell(event[k]) for k in ("title", "source", "published", "url") if event[k])
    out.print(f"[dim]{' · '.join(told)}[/dim]")


def print_fields(event: dict[str, Any]) -> None:
    """The event's fields, a line each, those that are told."""
    out.print(
        f"[bold]{event['type']}[/bold] {event['status']} · {event['salience']}"
        f" · confidence {event['confidence']:.2f}"
    )
    days = " … ".join(dict.fromkeys(cell(event[k]) for k in ("date_start", "date_end")))
    shown = {
        "actor": event["actors"], "action": event["action"], "target": event["targets"],
        "location": event["locations"], "quantity": event["quantity_text"],
        "date": f"{days} ({event['date_grain']})" if event["date_grain"] else None,
    }  # fmt: skip
    for name, value in shown.items():
        if value:
            out.print(f"  [{COLOURS[name]}]{name:9}[/] {cell(value)}")
    if event["attribution"]:
        out.print(f"  says so   {cell(event['attribution'])}")
    out.print()


def passages(text: str, sentence: tuple[int, int], spans: Sequence[Sequence[Any]]) -> list[Text]:
    """The lines of the article that hold a field, highlighted; the sentence of the event always."""
    wanted = [(start, end) for _, start, end in spans] + [sentence]
    pieces, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if any(a < end and start < b for a, b in wanted):
            pieces.append(highlight(line, start, spans))
        start = end + 1
    return pieces


def highlight(line: str, offset: int, spans: Sequence[Sequence[Any]]) -> Text:
    """One line with the fields in their colours."""
    shown = Text(plain(line))
    for field, start, end in spans:
        if start < offset + len(line) and end > offset:
            shown.stylize(COLOURS[field], max(0, start - offset), min(len(line), end - offset))
    return shown
