from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.ask.answer import Answer
from newsevents.ask.formats import render, safe_text

ANSWER = Answer(
    ("actor", "day", "quantity", "places", "at_time"),
    ("VARCHAR", "DATE", "DOUBLE", "VARCHAR[]", "TIMESTAMP"),
    (
        ("NATO", date(2020, 10, 30), 500.0, ["Irak", "Doha"], datetime(2020, 1, 1)),
        (None, None, 0.5, [], None),
    ),
)


def one(text: str) -> Answer:
    return Answer(("a",), ("VARCHAR",), ((text,),))


def test_table() -> None:
    assert render(ANSWER, "table").splitlines() == [
        "actor │ day        │ quantity │ places           │ at_time",
        "──────┼────────────┼──────────┼──────────────────┼────────────────────",
        'NATO  │ 2020-10-30 │      500 │ ["Irak", "Doha"] │ 2020-01-01 00:00:00',
        "      │            │      0.5 │ []               │",
        "2 rows",
    ]


def test_table_says_when_there_is_more_and_cuts_long_cells() -> None:
    table = render(Answer(("a",), ("VARCHAR",), (("x" * 500,),), truncated=True), "table")
    assert "1 row (the first 1; there are more)" in table
    assert max(map(len, table.splitlines())) == 60


def test_empty_answer() -> None:
    empty = Answer(("a", "b"), ("VARCHAR", "VARCHAR"), ())
    assert render(empty, "table").splitlines() == ["a │ b", "──┼──", "0 rows"]
    assert render(empty, "csv") == "a,b\r\n"
    assert json.loads(render(empty, "json")) == []


def test_wide_characters_keep_columns_straight() -> None:
    lines = render(
        Answer(("a", "b"), ("VARCHAR", "VARCHAR"), (("新聞", "x"), ("abcd", "y"))), "table"
    ).splitlines()
    assert lines[2:4] == ["新聞 │ x", "abcd │ y"]


def test_csv_is_read_back() -> None:
    rows = list(csv.reader(io.StringIO(render(ANSWER, "csv"), newline="")))
    assert rows[1] == ["NATO", "2020-10-30", "500", '["Irak", "Doha"]', "2020-01-01 00:00:00"]
    assert rows[2] == ["", "", "0.5", "[]", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_runs_no_formula(start: str) -> None:
    rows = list(csv.reader(io.StringIO(render(one(start + "cmd|' /C calc'!A0"), "csv"), newline="")))
    assert rows[1][0].startswith("'" + start)


def test_csv_leaves_negative_numbers() -> None:
    assert render(Answer(("a",), ("DOUBLE",), ((-5.0,),)), "csv") == "a\r\n-5\r\n"


def test_json_has_iso_dates_and_null() -> None:
    rows = json.loads(render(ANSWER, "json"))
    assert rows[0]["day"] == "2020-10-30"
    assert rows[0]["at_time"] == "2020-01-01T00:00:00"
    assert rows[1]["actor"] is None


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\u202eb", "ab"),
        ("a\r\nb\tc", "a b c"),
        ("\x07\x00", ""),
        ("é😀", "é😀"),
    ],
)
def test_text_cannot_steer_the_terminal(text: str, safe: str) -> None:
    assert safe_text(text) == safe
    assert safe in render(one(text), "table")


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    table, table_csv = render(one(text), "table"), render(one(text), "csv")
    assert len(table.splitlines()) == 4
    assert "\x1b" not in table
    assert len(list(csv.reader(io.StringIO(table_csv, newline="")))) == 2
