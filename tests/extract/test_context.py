"""What is known of an article before its events are looked for."""

from __future__ import annotations

from dataclasses import replace

from arrest import CONTEXT, MONDAY, READING, word

from newsevents.extract.context import Context, cues_of


def test_cue_groups_are_found_by_any_of_their_words() -> None:
    cues = cues_of("id")
    assert cues.found({"tidak", "meja"}) == ["negation"]
    assert set(cues.found({"akan", "bantah"})) == {"plan", "denied"}
    assert cues.found(set()) == []


def test_both_languages_know_the_same_groups() -> None:
    assert set(cues_of("id").groups) == set(cues_of("en").groups)


def test_the_lead_is_the_first_sentence_of_the_body() -> None:
    first, *others = READING.sentences
    headed = replace(READING, sentences=(replace(first, kind="headline"), *others))
    context = Context(headed, (), (), ())
    assert CONTEXT.lead == 0
    assert context.lead == 1
    assert "menangkap" in context.headline
    assert "menahan" not in context.headline


def test_a_mention_hangs_on_its_head_word() -> None:
    assert CONTEXT.anchor(MONDAY.span) == word("Senin")
    assert CONTEXT.lemma_count["menangkap"] == 2
