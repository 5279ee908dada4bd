"""`newsevents sql`, `events` and `query`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from command_line import Command

from newsevents.ask.named import named_queries
from newsevents.errors import Misconfigured


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_sql_in_three_forms(loaded: Command, form: str) -> None:
    output = loaded("sql", "SELECT actor, type FROM v_events", "--format", form).stdout
    if form == "json":
        assert json.loads(output) == [{"actor": "Polisi", "type": "COERCE"}]
    elif form == "csv":
        assert list(csv.reader(io.StringIO(output))) == [["actor", "type"], ["Polisi", "COERCE"]]
    else:
        assert output.splitlines()[0].split() == ["actor", "│", "type"]
        assert output.splitlines()[-1] == "1 row"


def test_a_limit_is_told(loaded: Command) -> None:
    result = loaded("sql", "SELECT * FROM range(9)", "-f", "csv", "--limit", "2")
    assert len(result.stdout.splitlines()) == 3
    assert "only the first 2 rows" in result.stderr


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 1),
        (["--type", "coerce"], 1),
        (["--type", "ASSAULT"], 0),
        (["--actor", "polis"], 1),
        (["--country", "IQ"], 0),
        (["--since", "2020-01-01"], 0),
        (["--until", "2020-01-01"], 0),
        (["--actor", "'; DROP TABLE events; --"], 0),
    ],
)
def test_events_by_what_they_are(loaded: Command, options: list[str], count: int) -> None:
    assert len(json.loads(loaded("events", "-f", "json", *options).stdout)) == count


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["sql", "SELEC 1"], "sql_error"),
        (["sql", "DELETE FROM articles"], "sql_error"),
        (["sql", "SELECT 1", "-f", "xml"], "bad_option"),
        (["events", "--since", "kemarin"], "bad_option"),
        (["query", "nothing"], "no_such_query"),
        (["query", "who_did_what", "-p", "a=1"], "bad_option"),
        (["sql"], "bad_option"),
        (["sql", "SELECT 1", "--file", "x.sql"], "bad_option"),
        (["sql", "--file", "nowhere.sql"], "no_such_path"),
        (["sql", "SELECT 1", "-f", "parquet"], "bad_option"),
        (["sql", "SELECT 1", "-o", "/no/such/folder/x"], "cannot_write"),
    ],
)
def test_calls_that_cannot_work(loaded: Command, arguments: list[str], code: str) -> None:
    error = loaded(*arguments).exception
    assert isinstance(error, Misconfigured)
    assert error.code == code


def test_nothing_loaded_yet(command: Command) -> None:
    error = command("events").exception
    assert isinstance(error, Misconfigured)
    assert error.code == "no_warehouse"


def test_queries_are_listed_with_what_they_answer_and_take(command: Command) -> None:
    output = command("query").stdout
    assert [name for name in named_queries() if name not in output] == []
    assert "place=Jakarta" in output


def test_sql_from_a_file_with_values_into_a_file(loaded: Command, tmp_path: Path) -> None:
    (tmp_path / "q.sql").write_text("SELECT action, $n AS n FROM v_events")
    target = tmp_path / "out.parquet"
    given = ("sql", "--file", tmp_path / "q.sql", "-p", "n=7", "-f", "parquet", "-o", target)
    assert loaded(*given).exit_code == 0
    assert duckdb.read_parquet(str(target)).fetchall() == [("tangkap", "7")]
    assert loaded("sql", "SELECT 1 AS a", "-f", "csv", "-o", tmp_path / "a.csv").stdout == ""
    assert (tmp_path / "a.csv").read_bytes() == b"a\r\n1\r\n"


def test_a_query_takes_values(loaded: Command) -> None:
    given = ("query", "protests_near", "-p", "place=Bekasi", "-f", "json")
    assert json.loads(loaded(*given).stdout) == []


def test_a_query_that_came_along_runs(loaded: Command) -> None:
    assert isinstance(json.loads(loaded("query", "who_did_what", "-f", "json").stdout), list)
