"""`newsevents report` and `explore` on the command line."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from command_line import Command

from newsevents.cli.exploring import listen, speaking
from newsevents.errors import Misconfigured


def test_report_writes_one_file(loaded: Command, tmp_path: Path) -> None:
    result = loaded("report", "-o", tmp_path / "r.html", "--language", "en", "--actor", "polisi")
    assert result.exit_code == 0, result.output
    assert "1 events in" in result.stderr
    assert "Polisi" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--from", "kemarin"], "bad_option"),
        (["--by", "moon"], "bad_option"),
        (["--language", "fr"], "bad_option"),
        (["-o", "no/such/folder/r.html"], "cannot_write"),
    ],
)
def test_calls_that_cannot_work(loaded: Command, options: list[str], code: str) -> None:
    error = loaded("report", *options).exception
    assert isinstance(error, Misconfigured)
    assert error.code == code


def test_explore_needs_a_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Misconfigured) as error:
        listen(taken.getsockname()[1])
    assert error.value.code == "port_taken"


def test_explore_listens_on_loopback_only() -> None:
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_the_page_speaks_two_languages() -> None:
    assert [speaking(language) for language in ("id", "en")] == ["id", "en"]
