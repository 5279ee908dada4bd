"""Two opinions, a third vote, and a witness."""

from __future__ import annotations

import pytest

from newsevents.clean import body
from newsevents.clean.blocks import Block
from newsevents.clean.body import find_body, likeness, parse_tree, shared
from newsevents.errors import Rejected

LINES = [f"Pada hari ke-{day} hujan merendam {day * 7} rumah di desa itu, kata warga." for day in range(9)]
STORY = "".join(f"<p>{line}</p>" for line in LINES)


def blocks_of(lines: list[str]) -> list[Block]:
    return [Block(parse_tree("<p>x</p>"), line, len(line), True) for line in lines]


def test_what_two_choices_share() -> None:
    blocks = blocks_of(LINES)
    assert shared(blocks, blocks) == 1.0
    assert shared(blocks[:3], blocks[3:]) == shared([], []) == 0.0
    assert 0.6 < shared(blocks, blocks[:5]) < 0.8


def test_likeness_goes_from_nothing_to_the_same() -> None:
    assert likeness(LINES, LINES) == 1.0
    assert likeness(LINES, ["Sesuatu yang lain sama sekali dari itu."]) == 0.0
    assert likeness(LINES, []) == likeness([], []) == 0.0
    assert 0.4 < likeness(LINES, LINES[:3]) < 0.6


def test_when_both_agree_confidence_is_high() -> None:
    found = find_body(parse_tree(f"<article>{STORY}</article>"))
    assert found.lines == LINES
    assert found.confidence > 0.9


def test_what_the_page_states_is_a_witness() -> None:
    found = find_body(parse_tree(f"<article>{STORY}</article>"), "\n".join(LINES))
    assert (found.lines, found.confidence) == (LINES, 1.0)


OTHERS = "".join(
    f"<p>Kota ke-{n} lain sama sekali: pasar baru dibuka di sana pagi ini.</p>" for n in range(8)
)


def test_trafilatura_is_asked_only_where_two_opinions_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(body, "extract_body", lambda tree, **_: asked.append(tree))
    assert find_body(parse_tree(f"<article>{STORY}</article>")).lines == LINES
    assert asked == []
    apart = f"<article>{STORY}</article><div class=sidebar>{OTHERS}</div>"
    assert find_body(parse_tree(apart)).confidence < 0.8
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("third", "chosen"),
    [
        (LINES, "own"),  # trafilatura agrees with us
        (LINES[3:], "trafilatura"),  # with our second opinion, and not with us
        (["Sesuatu yang lain sama sekali."], "own"),  # with nobody
        ([], "own"),
    ],
)
def test_two_against_one_decide(monkeypatch: pytest.MonkeyPatch, third: list[str], chosen: str) -> None:
    own, second = [*LINES[:5], *LINES[:4]], LINES[3:]
    if third == LINES:
        own = LINES[:8]
        second = LINES[:2]
    monkeypatch.setattr(body, "extract_body", lambda *_, **__: "\n".join(third))
    monkeypatch.setattr(body, "find_paragraphs", lambda *_: blocks_of(own))
    monkeypatch.setattr(body, "find_stretch", lambda *_: blocks_of(second))
    found = find_body(parse_tree(STORY))
    assert found.lines == (own if chosen == "own" else third)


def test_a_page_that_a_script_fills_has_the_text_that_it_states() -> None:
    found = find_body(parse_tree("<div id=app><p>Sedang dimuat.</p></div>"), "\n".join(LINES))
    assert (found.lines, found.confidence) == (LINES, 0.0)


def test_a_page_without_paragraphs_has_no_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "extract_body", lambda *_, **__: STORY)
    assert find_body(parse_tree("<ul><li><a href=/x>Berita lain</a></li></ul>")).lines == []


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
