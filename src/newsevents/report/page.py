"""One HTML file that holds a whole report: events, evidence, map, time line, and their script."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape
from typing import Any

from newsevents.ask.reader import Reader
from newsevents.report import assets
from newsevents.report.evidence import disagreements, marks_in_sentences
from newsevents.report.filters import Filters
from newsevents.report.shown import events, plain, plain_row, summary

MOST_EVENTS = 50_000
BRIEF = 40
MORE = """SELECT event_id, lat, lon, kinds, article_id FROM shown
    WHERE list_contains($events, CAST(event_id AS VARCHAR))"""


@dataclass(frozen=True, slots=True)
class Report:
    """What a report shows: filters, the language it opens in, and when it was made."""

    filters: Filters
    language: str
    made: datetime
    most: int = 10_000


def report(reader: Reader, wanted: Report) -> tuple[str, int]:
    """The page, and how many events it holds: the newest `most` of those that fit."""
    answer = events(reader, wanted.filters, most=min(wanted.most, MOST_EVENTS))
    rows = [plain_row(dict(zip(answer.columns, row, strict=True))) for row in answer.rows]
    complete(reader, rows)
    made = wanted.made.strftime("%Y-%m-%d %H:%M")
    data = {
        "texts": assets.texts(),
        "outlines": assets.outlines(),
        "language": wanted.language,
        "made": made,
        "events": rows,
    }
    total = summary(reader, wanted.filters)["totals"]["events"]
    words = assets.texts()[wanted.language]
    note = f"{words['limited']} {len(rows)} / {total}" if total > len(rows) else ""
    return whole_page(brief(rows, total, words, note), data, wanted.language), len(rows)


def complete(reader: Reader, rows: Sequence[dict[str, Any]]) -> None:
    """Adds to each row where it is on the map, its marks and the numbers that differ."""
    ids = [row["event_id"] for row in rows]
    marks, differing = marks_in_sentences(reader, ids), disagreements(reader, ids)
    more = {str(row["event_id"]): row for row in reader.records(MORE, {"events": ids})}
    for row in rows:
        event = row["event_id"]
        row |= plain_row({k: v for k, v in more[event].items() if k != "event_id"})
        row |= plain_row({"marks": marks.get(event), "differing": plain(differing.get(event))})


def whole_page(first: str, data: Mapping[str, Any], language: str) -> str:
    """The file: its policy allows this style and this script and nothing else, and no request at all."""
    style, script = assets.static("style.css"), assets.bundled("report.js")
    packed = gzip.compress(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"), 6, mtime=0)
    policy = (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(assets.texts()[language]["title"])}</title>
<style>{style}</style></head><body>
{first}
{assets.static("body.html")}
<script type="text/plain" id="packed">{base64.b64encode(packed).decode()}</script>
<script type="module">{script}</script>
</body></html>
"""


def hashed(text: str) -> str:
    """How a policy names a style or script by its content."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def brief(rows: Sequence[Mapping[str, Any]], total: int, words: Mapping[str, str], note: str) -> str:
    """The first events as plain HTML, for mail programs and others that run no script."""
    lines = "".join(map(partial(line, words=words), rows[:BRIEF]))
    head = f"{total} {words['events']}. {words['no_script']} {note}"
    return f'<section id="brief"><p>{escape(head)}</p><ol>{lines}</ol></section>'


def line(row: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """An event as an item of a list: day, type, who, what, whom, where, and the sentence that tells it."""
    actors, targets, locations = (", ".join(row.get(part, ())) for part in ("actors", "targets", "locations"))
    parts = (row.get("date_start"), words[row["type"]], actors, row["action"], targets, locations)
    told = " · ".join(part for part in parts if part)
    return f"<li>{escape(told)}<blockquote>{escape(row['sentence'])}</blockquote></li>"
