"""`newsevents sql`, `events` and `query`."""

from __future__ import annotations

import csv
import io
import json

import pytest
from command_line import Command

from newsevents import resources
from newsevents.cli.asking import first_comment
from newsevents.errors import Misconfigured

QUERIES = sorted((resources.folder("warehouse") / "queries").glob("*.sql"))


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


def test_queries_are_listed_with_what_they_answer(command: Command) -> None:
    output = command("query").stdout
    assert [path.stem for path in QUERIES if path.stem not in output] == []
    assert all(first_comment(path) for path in QUERIES)


def test_a_query_that_came_along_runs(loaded: Command) -> None:
    assert isinstance(json.loads(loaded("query", "who_did_what", "-f", "json").stdout), list)
