"""The evidence of events."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.ask.reader import Reader
from newsevents.report.evidence import apart, disagreements, evidence, story
from newsevents.report.shown import PREPARE
from newsroom import TEXT, extraction, publish

NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """One article with two events."""
    return Reader(publish(tmp_path / "w.duckdb", extraction()), PREPARE)


def test_marks_stand_where_the_article_says_it(reader: Reader) -> None:
    ids = dict(reader.ask("SELECT action, CAST(event_id AS VARCHAR) FROM shown").rows)
    found = evidence(reader, ids["pertahan"])
    assert found is not None
    assert found["article"]["text"] == TEXT
    assert [(TEXT[start:end], field) for start, end, field in found["marks"]] == [
        ("pertahankan pasukan", "action"),
        ("Aliansi Utara", "actor"),
        ("mempertahankan", "action"),
        ("lebih dari 500 personel", "quantity"),
        ("Baghdad", "location"),
        ("pada Januari", "date"),
        ("Rina Wijaya", "speaker"),
    ]
    assert [told["telling_id"] for told in found["tellings"]] == [ids["pertahan"]]
    assert found["disagreements"] == []


def test_nothing_is_found_of_what_is_not_there(reader: Reader) -> None:
    assert evidence(reader, NOBODY) is None
    assert story(reader, NOBODY) is None
    assert disagreements(reader, [NOBODY]) == {}


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        ([], []),
        ([(5, 9, "date"), (0, 5, "actor")], [(0, 5, "actor"), (5, 9, "date")]),
        ([(0, 9, "actor"), (3, 5, "location")], [(0, 9, "actor")]),
        ([(4, 4, "actor")], []),
    ],
)
def test_marks_never_reach_into_each_other(
    marks: list[tuple[int, int, str]], kept: list[tuple[int, int, str]]
) -> None:
    assert apart(marks) == kept
