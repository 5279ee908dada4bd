"""What people see in the terminal: answers on standard output, messages and progress on standard error."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newsevents.errors import NewsEventsError

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def complain(error: NewsEventsError) -> None:
    """Say what is wrong and under which code."""
    err.print(f"[red]{cell(error.code)}[/red]: {cell(error.message)}")


def show_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> None:
    """A table that fits the width of the terminal."""
    table = Table(*(escape(c) for c in columns), title=title, title_justify="left", header_style="bold")
    for row in rows:
        table.add_row(*(cell(value) for value in row))
    out.print(table)


def cell(value: Any) -> str:
    """A value as people write it: nothing for null, whole numbers without ".0"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{int(value)}"
    if isinstance(value, list | tuple):
        return ", ".join(cell(v) for v in value)
    return escape(plain(str(value)))


def plain(text: str) -> str:
    """Text of the same length that cannot steer a terminal: control and format characters become spaces."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)
