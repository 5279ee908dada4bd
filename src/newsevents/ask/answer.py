"""What asking takes and gives, and how values travel between the asking process and its child."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

Params = Sequence[Any] | Mapping[str, Any]
READERS: Mapping[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: column names, their DuckDB types, and rows.

    Dates and timestamps are Python's; UUIDs, decimals, times and intervals come as text; lists, structs and
    maps as Python lists and dicts of JSON values. `truncated` is True where the row limit cut the answer.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use. `memory_mb` holds for the whole child process (not on Windows)."""

    rows: int = 10_000
    timeout_s: float = 10.0
    memory_mb: int = 1024
    answer_mb: int = 64
    sql_chars: int = 100_000


def packed(value: Any) -> Any:
    """A parameter as JSON can carry it: dates and times are marked."""
    if isinstance(value, datetime | date | time):
        return {"iso": value.isoformat(), "kind": type(value).__name__}
    if isinstance(value, list | tuple):
        return [packed(item) for item in value]
    if isinstance(value, int | float | bool) or value is None:
        return value
    return storable(str(value))


def storable(text: str) -> str:
    """The text with "?" for lone surrogates, which UTF-8 cannot hold (loads store it so too)."""
    return text.encode("utf-8", "replace").decode("utf-8")


def unpacked(value: Any) -> Any:
    """The parameter again."""
    if isinstance(value, dict):
        return READERS[value["kind"]](value["iso"])
    if isinstance(value, list):
        return [unpacked(item) for item in value]
    return value


def restored(value: Any, kind: str) -> Any:
    """A cell of the answer as Python's own type, by the DuckDB type of its column."""
    if not isinstance(value, str):
        return value
    try:
        if kind == "DATE":
            return date.fromisoformat(value)
        if kind.startswith("TIMESTAMP"):
            return datetime.fromisoformat(value)
    except ValueError:  # infinity, or a year that Python does not have
        return value
    return value
