"""An article read."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.errors import Rejected
from newsevents.model import Article, Reading
from newsevents.read import read_article
from newsevents.read.reader import MAX_CHARS

STORY = """Rebels Release Captured Pilot In Papua

By Jane Roe

TIMIKA, Indonesia (AP) — Rebels released a pilot on Monday. He was flown to Jakarta.

[Photo: The pilot waves in Timika.]
Read more: Who are the rebels?"""


def read(text: str) -> Reading:
    return read_article(Article(id="a", text=text, lang="en"))


def test_sentences_have_the_kind_of_their_paragraph_and_no_dateline() -> None:
    reading = read(STORY)
    assert [(s.kind, STORY[s.start : s.end]) for s in reading.sentences] == [
        ("headline", "Rebels Release Captured Pilot In Papua"),
        ("body", "Rebels released a pilot on Monday."),
        ("body", "He was flown to Jakarta."),
        ("caption", "The pilot waves in Timika."),
    ]


def test_headline_is_parsed_in_running_case_and_kept_as_written() -> None:
    reading = read(STORY)
    words = {t.text: t for t in reading.tokens[: reading.sentences[0].last]}
    assert words["Captured"].upos in {"VERB", "ADJ"}
    assert (words["Pilot"].upos, words["Papua"].upos) == ("NOUN", "PROPN")


def test_tokens_names_and_vectors_count_in_the_article() -> None:
    reading = read(STORY)
    assert [t.i for t in reading.tokens] == list(range(len(reading.tokens)))
    assert {e.text for e in reading.entities} >= {"Jakarta", "Timika"}
    assert reading.vectors is not None
    assert len(reading.vectors) == len(reading.tokens)
    second = reading.sentences[2]
    flown = next(t for t in reading.tokens if t.text == "flown")
    assert second.first <= flown.head < second.last


def test_text_without_sentences_gives_an_empty_reading() -> None:
    reading = read(" \n*** \n")
    assert (reading.sentences, reading.tokens, reading.entities, reading.vectors) == ((), (), (), None)


def test_huge_text_is_rejected() -> None:
    with pytest.raises(Rejected) as caught:
        read("a" * (MAX_CHARS + 1))
    assert caught.value.code == "too_large"


PIECES = st.sampled_from(
    ["Police ", "ARREST ", "JAKARTA - ", "\n", "\n\n", ". ", '"', "said", "Photo: ", "\u200f", "\x00"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=20), PIECES), max_size=20).map("".join))
def test_any_text_gives_right_offsets(text: str) -> None:
    reading = read(text)
    assert all(text[t.start : t.end] == t.text for t in reading.tokens)
    assert all(text[e.start : e.end] == e.text for e in reading.entities)
    assert all(a.end <= b.start for a, b in pairwise(reading.sentences))
    for sentence in reading.sentences:
        tokens = reading.tokens[sentence.first : sentence.last]
        assert all(sentence.start <= t.start <= t.end <= sentence.end for t in tokens)
        assert all(sentence.first <= t.head < sentence.last for t in tokens)
