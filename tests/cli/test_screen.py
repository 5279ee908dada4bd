"""What people see: cells, tables, complaints."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from newsevents.cli.screen import cell, complain, plain, show_table
from newsevents.errors import Rejected


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (3.0, "3"),
        (2.5, "2.5"),
        (True, "True"),
        (date(2020, 1, 31), "2020-01-31"),
        (["a", None, 2.0], "a, , 2"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        (["[red]x"], "[red]x"),
        ("satu\x1b[2Jdua", "satu [2Jdua"),
    ],
)
def test_cells(value: object, shown: str) -> None:
    assert Text.from_markup(cell(value)).plain == shown


@given(st.text())
def test_plain_text_keeps_its_length_and_steers_nothing(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(text).isprintable() or any(not c.isprintable() for c in text)
    assert "\x1b" not in plain(text)


def test_a_table_shows_markup_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("a[0]", "b"), [("[red]x[/red]", None)])
    assert "[red]x[/red]" in capsys.readouterr().out


def test_complaints_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    complain(Rejected("empty", "nothing in [x]"))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip() == "empty: nothing in [x]"
