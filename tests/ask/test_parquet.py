from __future__ import annotations

import io
from datetime import date, datetime

import pyarrow.parquet

from newsevents.ask.answer import Answer
from newsevents.ask.parquet import as_parquet


def read(answer: Answer) -> pyarrow.Table:
    return pyarrow.parquet.read_table(io.BytesIO(as_parquet(answer)))


def test_types_are_kept() -> None:
    columns = ("n", "day", "at", "names", "id")
    types = ("BIGINT", "DATE", "TIMESTAMP", "VARCHAR[]", "UUID")
    row = (2**60, date(2020, 1, 2), datetime(2020, 1, 2, 3), ["a", None], "0197ea7c")
    table = read(Answer(columns, types, (row, (None,) * 5)))
    assert [str(kind) for kind in table.schema.types] == [
        "int64", "date32[day]", "timestamp[us]", "list<element: string>", "string",
    ]  # fmt: skip
    assert tuple(table.to_pylist()[0].values()) == row


def test_what_has_no_type_is_text() -> None:
    answer = Answer(("a", "b"), ("HUGEINT", "STRUCT(x INTEGER)"), ((2**70, {"x": 1}), (None, None)))
    assert read(answer).to_pylist() == [{"a": str(2**70), "b": "{'x': 1}"}, {"a": None, "b": None}]


def test_no_rows_and_names_that_repeat() -> None:
    table = read(Answer(("a", "a"), ("INTEGER", "DATE"), ()))
    assert (table.column_names, table.num_rows) == (["a", "a_2"], 0)
