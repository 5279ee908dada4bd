from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsevents.ask.answer import Limits
from newsevents.ask.query import query
from newsevents.errors import Misconfigured
from newsroom import extraction, publish

V_EVENTS = "SELECT actor, date_start, quantity FROM v_events ORDER BY event_id"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("ask") / "w.duckdb", extraction())


def test_answers_with_columns_types_and_rows(path: Path) -> None:
    answer = query(V_EVENTS, path)
    assert answer.columns == ("actor", "date_start", "quantity")
    assert answer.types == ("VARCHAR", "DATE", "DOUBLE")
    assert answer.rows == (("Aliansi Utara", date(2020, 1, 1), 500.0), ("Aliansi Utara", None, None))
    assert not answer.truncated


def test_rows_are_capped(path: Path) -> None:
    answer = query("SELECT * FROM range(50)", path, limits=Limits(rows=7))
    assert (len(answer.rows), answer.truncated) == (7, True)
    assert not query("SELECT * FROM range(7)", path, limits=Limits(rows=7)).truncated


@pytest.mark.parametrize(
    ("sql", "params", "rows"),
    [
        ("SELECT count(*) FROM v_events WHERE date_start >= ?", [date(2020, 1, 1)], ((1,),)),
        ("SELECT $name || '!'", {"name": "a'b"}, (("a'b!",),)),
        ("SELECT ?::TIMESTAMP", [datetime(2020, 1, 1, 2, 3)], ((datetime(2020, 1, 1, 2, 3),),)),
        ("SELECT list_sum(?)", [[1, 2]], ((3,),)),
        ("SELECT ? || '\ud800'", ["\udfff"], (("??",),)),
    ],
)
def test_parameters(sql: str, params: Any, rows: object, path: Path) -> None:
    assert query(sql, path, params=params).rows == rows


def test_values_of_every_kind_travel(path: Path) -> None:
    sql = """SELECT 'nan'::DOUBLE, 1.50::DECIMAL(4, 2), TIMESTAMPTZ '2020-01-01 00:00:00+07',
                    [DATE '2020-01-01'], {'a': 1}, 'x'::BLOB, NULL, true, 123456789012345678901::HUGEINT,
                    DATE '5000000-01-01'"""
    row = query(sql, path).rows[0]
    assert row[:3] == ("nan", "1.50", datetime(2019, 12, 31, 17, tzinfo=UTC))
    assert row[3:9] == (["2020-01-01"], {"a": 1}, "78", None, True, 123456789012345678901)


@pytest.mark.parametrize(
    "sql",
    [
        "",
        ";",
        "selec 1",
        "SELECT nothing",
        "SELECT 1; SELECT 2",
        "\x00",
        "DELETE FROM events",
        "(((",
    ],
)
def test_what_is_no_question_is_an_error(sql: str, path: Path) -> None:
    with pytest.raises(Misconfigured) as caught:
        query(sql, path)
    assert caught.value.code == "sql_error"


def test_endless_question_is_stopped(path: Path) -> None:
    with pytest.raises(Misconfigured) as caught:
        query("SELECT count(*) FROM range(100000000) a, range(100000) b", path, limits=Limits(timeout_s=1.5))
    assert caught.value.code == "query_too_long"


@pytest.mark.parametrize(
    ("sql", "limits"),
    [
        ("SELECT repeat('a', 2000000000)", Limits()),
        ("SELECT repeat('a', 3000000)", Limits(answer_mb=1)),
        ("SELECT 1 -- and on", Limits(sql_chars=10)),
    ],
)
def test_too_big(sql: str, limits: Limits, path: Path) -> None:
    with pytest.raises(Misconfigured) as caught:
        query(sql, path, limits=limits)
    assert caught.value.code == "query_too_big"


def test_no_warehouse_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="newsevents run seeds/") as caught:
        query("SELECT 1", tmp_path / "w.duckdb")
    assert caught.value.code == "no_warehouse"


def test_folder_of_the_caller_gives_no_modules(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "duckdb.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert query("SELECT 1", path).rows == ((1,),)


def test_asking_needs_no_lock_and_leaves_no_file(path: Path) -> None:
    before = sorted(os.listdir(path.parent))
    query(V_EVENTS, path)
    assert sorted(os.listdir(path.parent)) == before
