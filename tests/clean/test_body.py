"""Two extractors and a witness."""

from __future__ import annotations

import pytest

from newsevents.clean.body import find_body, likeness, parse_tree
from newsevents.errors import Rejected

LINES = [f"Pada hari ke-{day} hujan merendam {day * 7} rumah di desa itu, kata warga." for day in range(9)]
STORY = "".join(f"<p>{line}</p>" for line in LINES)


def test_likeness_goes_from_nothing_to_the_same() -> None:
    assert likeness(LINES, LINES) == 1.0
    assert likeness(LINES, ["Sesuatu yang lain sama sekali dari itu."]) == 0.0
    assert likeness(LINES, []) == likeness([], []) == 0.0
    assert 0.4 < likeness(LINES, LINES[:3]) < 0.6


def test_when_both_agree_confidence_is_high() -> None:
    body = find_body(parse_tree(f"<article>{STORY}</article>"))
    assert body.lines == LINES
    assert body.confidence > 0.9


def test_what_the_page_states_is_a_witness() -> None:
    body = find_body(parse_tree(f"<article>{STORY}</article>"), "\n".join(LINES))
    assert (body.lines, body.confidence) == (LINES, 1.0)


def test_the_witness_decides_when_extractors_disagree() -> None:
    hidden = (
        f"<main><div class=comments>{STORY}</div></main><article><p>{LINES[0]}</p>{STORY[200:900]}</article>"
    )
    alone, told = find_body(parse_tree(hidden)), find_body(parse_tree(hidden), "\n".join(LINES))
    assert likeness(told.lines, LINES) >= likeness(alone.lines, LINES)


def test_a_page_of_nothing_but_markup_is_rejected() -> None:
    with pytest.raises(Rejected) as caught:
        parse_tree("<i>" * 60_001)
    assert caught.value.code == "too_many_tags"
