"""Questions to trees: paths, spans, quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_reading import by_hand
from hypothesis import given
from hypothesis import strategies as st

from newsevents.extract.syntax import Syntax
from newsevents.model import Paragraph, Span

ARREST = by_hand(
    "id",
    "Polisi/NOUN/2/nsubj menangkap/VERB/0/root dua/NUM/4/nummod pelaku/NOUN/2/obj di/ADP/6/case"
    " Bekasi/PROPN/2/obl ./PUNCT/2/punct",
    "Warga/NOUN/2/nsubj lega/ADJ/0/root ./PUNCT/2/punct",
)
SYNTAX = Syntax(ARREST)
POLICE, ARRESTS, TWO, SUSPECTS, _, BEKASI, _, PEOPLE, *_ = ARREST.tokens


def test_a_path_goes_up_to_the_shared_word_and_down() -> None:
    assert SYNTAX.path(ARRESTS, BEKASI) == ("obl",)
    assert SYNTAX.path(BEKASI, ARRESTS) == ("^obl",)
    assert SYNTAX.path(POLICE, TWO) == ("^nsubj", "obj", "nummod")
    assert SYNTAX.path(POLICE, POLICE) == ()


def test_no_path_leads_to_another_sentence() -> None:
    assert SYNTAX.path(POLICE, PEOPLE) is None


def test_ancestors_end_at_the_root_even_where_heads_go_in_circles() -> None:
    assert SYNTAX.ancestors(TWO.i) == (TWO.i, SUSPECTS.i, ARRESTS.i)
    circle = replace(ARREST, tokens=(replace(POLICE, head=1), replace(ARRESTS, head=0), *ARREST.tokens[2:]))
    assert Syntax(circle).ancestors(0) == (0, 1)


def test_children_and_what_is_below() -> None:
    assert [t.text for t in SYNTAX.children[SUSPECTS.i]] == ["dua"]
    assert {t.text for t in SYNTAX.subtree(SUSPECTS)} == {"dua", "pelaku"}
    assert SYNTAX.relation(ARRESTS, "obj") == SUSPECTS
    assert SYNTAX.relation(ARRESTS, "iobj") is None


def test_spans_and_offsets_find_their_tokens() -> None:
    assert SYNTAX.token_at(ARRESTS.start + 2) == ARRESTS
    assert SYNTAX.token_at(POLICE.end) is None
    assert SYNTAX.tokens_in(Span(TWO.start, SUSPECTS.end)) == (TWO, SUSPECTS)
    assert SYNTAX.head_of(Span(TWO.start, SUSPECTS.end)) == SUSPECTS
    assert SYNTAX.head_of(Span(POLICE.end, POLICE.end + 1)) is None
    assert SYNTAX.sentence(PEOPLE) == ARREST.sentences[1]


@given(start=st.integers(0, 90), length=st.integers(1, 90))
def test_any_span_has_the_tokens_that_overlap_it(start: int, length: int) -> None:
    span = Span(start, start + length)
    assert SYNTAX.tokens_in(span) == tuple(t for t in ARREST.tokens if t.span.overlaps(span))


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ('"/PUNCT/2/punct _Aman/ADJ/0/root "/PUNCT/2/punct kata/VERB/2/parataxis dia/PRON/4/nsubj', "Aman"),
        ("“/PUNCT/2/punct _Aman/ADJ/0/root _”/PUNCT/2/punct kata/VERB/2/parataxis", "Aman"),
        ("Kata/VERB/0/root dia/PRON/1/nsubj «/PUNCT/4/punct aman/ADJ/1/ccomp", "aman"),
        ("Warga/NOUN/0/root aman/ADJ/1/amod", ""),
    ],
)
def test_what_stands_in_quotes(words: str, quoted: str) -> None:
    reading = by_hand("id", words)
    inside = Syntax(reading).quoted
    found = [t.text for t in reading.tokens if inside[t.i] and t.upos != "PUNCT"]
    assert found == quoted.split()


def test_the_end_of_a_paragraph_closes_a_quote() -> None:
    reading = by_hand("id", '"/PUNCT/2/punct _Aman/ADJ/0/root', "Warga/NOUN/2/nsubj lega/ADJ/0/root")
    first, second = reading.sentences
    paragraphs = (Paragraph(first.start, first.end, "body"), Paragraph(second.start, second.end, "body"))
    assert Syntax(replace(reading, paragraphs=paragraphs)).quoted[2:] == [False, False]
