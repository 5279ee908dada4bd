"""Answers as Parquet files."""

from __future__ import annotations

import io
from typing import Any

import pyarrow
import pyarrow.parquet

from newsevents.ask.answer import Answer

pa: Any = pyarrow  # its own stubs leave most names out

TYPES = {
    "BOOLEAN": pa.bool_(), "TINYINT": pa.int8(), "SMALLINT": pa.int16(), "INTEGER": pa.int32(),
    "BIGINT": pa.int64(), "UTINYINT": pa.uint8(), "USMALLINT": pa.uint16(), "UINTEGER": pa.uint32(),
    "UBIGINT": pa.uint64(), "HUGEINT": pa.int64(), "FLOAT": pa.float32(), "DOUBLE": pa.float64(),
    "DATE": pa.date32(), "TIMESTAMP": pa.timestamp("us"),
    "TIMESTAMP WITH TIME ZONE": pa.timestamp("us", tz="UTC"),
}  # fmt: skip


def as_parquet(answer: Answer) -> bytes:
    """A Parquet file; what an answer has no type for (UUIDs, decimals, structs) is text in it."""
    columns = zip(*answer.rows, strict=True) if answer.rows else ((),) * len(answer.columns)
    arrays = [_array(column, kind) for column, kind in zip(columns, answer.types, strict=True)]
    out = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_arrays(arrays, names=_distinct(answer.columns)), out)
    return out.getvalue()


def _array(values: tuple[Any, ...], kind: str) -> Any:
    wanted = TYPES.get(kind.removesuffix("[]"), pa.string())
    try:
        return pa.array(values, pa.list_(wanted) if kind.endswith("[]") else wanted)
    except (pa.ArrowException, OverflowError):  # infinity, a year that Arrow has not, a struct
        return pa.array([None if value is None else str(value) for value in values], pa.string())


def _distinct(names: tuple[str, ...]) -> list[str]:
    """The names, a repeated one with its place."""
    return [name if name not in names[:i] else f"{name}_{i + 1}" for i, name in enumerate(names)]
