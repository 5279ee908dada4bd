"""Answers as text: a table for the eye, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from datetime import date, datetime
from typing import Any, Literal

from newsevents.ask.answer import Answer

Format = Literal["table", "csv", "json"]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60


def render(answer: Answer, form: Format) -> str:
    """The answer in one of the forms, ending with a line break."""
    return {"table": as_table, "csv": as_csv, "json": as_json}[form](answer)


def as_table(answer: Answer) -> str:
    """Columns side by side, long cells cut, NULL empty; then how many rows there are."""
    cells = [[_shown(value) for value in row] for row in answer.rows]
    names = [_shown(name) for name in answer.columns]
    widths = [max(map(_width, column)) for column in zip(names, *cells, strict=True)]
    numeric = [_is_number(kind) for kind in answer.types]
    head = _line(names, widths, [False] * len(widths))
    rule = "─┼─".join("─" * width for width in widths)
    more = f" (the first {len(cells)}; there are more)" if answer.truncated else ""
    foot = f"{len(cells)} row{'' if len(cells) == 1 else 's'}{more}"
    return "\n".join([head, rule, *(_line(row, widths, numeric) for row in cells), foot]) + "\n"


def as_csv(answer: Answer) -> str:
    """RFC 4180 with a head line; text that a spreadsheet would run as a formula starts with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_csv_cell(name) for name in answer.columns])
    writer.writerows([_csv_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """A list of one object a row; dates in ISO 8601."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_iso) + "\n"


def safe_text(text: str) -> str:
    """Text that cannot steer a terminal: no control or bidirectional characters, line breaks made spaces."""
    spaced = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c == "\u200d")


def _csv_cell(value: Any) -> Any:
    text = _text(value)
    if not isinstance(value, int | float) and text.startswith(FORMULA_STARTS):
        return "'" + text
    return text


def _shown(value: Any) -> str:
    text = safe_text(_text(value))
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_iso)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value)


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = (
        " " * (width - _width(cell)) + cell if to_right else cell + " " * (width - _width(cell))
        for cell, width, to_right in zip(cells, widths, right, strict=True)
    )
    return " │ ".join(padded).rstrip()


def _width(text: str) -> int:
    """Columns that a terminal uses: wide East Asian characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def _is_number(kind: str) -> bool:
    return (
        kind.startswith(("DECIMAL", "DOUBLE", "FLOAT", "HUGEINT", "UHUGEINT"))
        or kind.endswith("INT")
        or "INTEGER" in kind
    )


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
