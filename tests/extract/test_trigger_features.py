"""What the models see of a candidate trigger."""

from __future__ import annotations

import math

from arrest import ARREST, CONTEXT, DETAIN, NO_ARREST, READING

from newsevents.extract.trigger_features import cue_groups, trigger_features


def test_words_tell_the_lemma_its_arguments_and_its_neighbours() -> None:
    words = trigger_features(ARREST, CONTEXT).words
    assert {"L=id:menangkap", "U=VERB", "D=root", "c=id:nsubj|polisi", "cu=obj|NOUN", "w1=id:dua"} <= set(
        words
    )
    assert "w-2=id:polisi" not in words


def test_the_type_of_the_lexicon_is_a_word() -> None:
    quake = next(t for t in READING.tokens if t.text == "Gempa")
    assert "T=DISASTER" in trigger_features(quake, CONTEXT).words
    assert "T=None" in trigger_features(ARREST, CONTEXT).words


def test_cues_come_from_children_and_from_above() -> None:
    assert cue_groups(ARREST, CONTEXT) == []
    assert cue_groups(DETAIN, CONTEXT) == ["plan"]
    assert cue_groups(NO_ARREST, CONTEXT) == ["negation"]
    witness = next(t for t in READING.tokens if t.text == "saksi")
    assert "up:negation" in cue_groups(witness, CONTEXT)


def test_every_token_has_the_same_finite_numbers() -> None:
    rows = [trigger_features(t, CONTEXT).numbers for t in READING.tokens]
    assert len({len(row) for row in rows}) == 1
    assert all(math.isfinite(n) for row in rows for n in row)


def test_mentions_are_counted_in_clause_and_sentence() -> None:
    arrest, detain = (trigger_features(t, CONTEXT).numbers for t in (ARREST, DETAIN))
    assert arrest[35:41] == [1, 1, 1, 1, 1, 1]
    assert detain[38:41] == [0, 1, 0]
