"""`newsevents show`: the characters that say so."""

from __future__ import annotations

import json

import pytest
from command_line import ARREST, Command

from newsevents.cli.evidence import highlight, passages
from newsevents.errors import Misconfigured


def test_the_evidence_of_an_event(loaded: Command) -> None:
    (event,) = json.loads(loaded("events", "-f", "json").stdout)
    output = loaded("show", event["id"]).stdout
    assert "COERCE" in output
    assert ARREST in " ".join(output.split())
    assert "01.txt" not in output or "http" not in output


@pytest.mark.parametrize("wanted", ["zzzz", "123456789abc"])
def test_an_id_that_names_nothing(loaded: Command, wanted: str) -> None:
    error = loaded("show", wanted).exception
    assert isinstance(error, Misconfigured)
    assert error.code == "no_such_event"


def test_fields_are_highlighted_where_they_stand() -> None:
    shown = highlight(
        "Polisi menangkap", 100, [("actor", 100, 106), ("action", 107, 116), ("target", 300, 310)]
    )
    assert [(s.start, s.end, str(s.style)) for s in shown.spans] == [(0, 6, "bold blue"), (7, 16, "bold red")]


def test_a_field_over_the_end_of_a_line_is_cut_there() -> None:
    shown = highlight("Polisi", 0, [("actor", -5, 99)])
    assert [(s.start, s.end) for s in shown.spans] == [(0, 6)]


def test_lines_with_a_field_are_shown_and_no_others() -> None:
    text = "Judul\n\nSatu.\nDua.\nTiga."
    start = text.index("Dua")
    found = passages(text, (0, 5), [("location", start, start + 3)])
    assert [piece.plain for piece in found] == ["Judul", "Dua."]


def test_an_article_cannot_steer_the_terminal() -> None:
    shown = highlight("\x1b[31mPolisi\u202e", 0, [("actor", 5, 11)])
    assert shown.plain == " [31mPolisi "
    assert [(s.start, s.end) for s in shown.spans] == [(5, 11)]
