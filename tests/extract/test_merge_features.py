"""What the merger sees of two triggers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from arrest import ARREST, CONTEXT, DETAIN, NO_ARREST, READING

from newsevents.extract.context import Context
from newsevents.extract.merge_features import Sketch, agreement, merge_features, shared_start, similarity
from newsevents.model import Token

NONE: frozenset[object] = frozenset()


def sketch(trigger: Token, **fields: object) -> Sketch:
    """A trigger of which little is known."""
    types = np.array([0.5, 0.5], np.float32)
    empty = Sketch(trigger, types, "COERCE", "actual", 0.9, (NONE,) * 5, ({},) * 5, set(), set())
    return replace(empty, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [({1}, {1, 2}, 1.0), ({1}, {2}, -1.0), ({1}, set(), 0.0), (set(), set(), 0.0)],
)
def test_agreement(mine: set[object], theirs: set[object], expected: float) -> None:
    assert agreement(frozenset(mine), frozenset(theirs)) == expected


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [("serang", "serangan", 1.0), ("tahan", "tangkap", 0.4), ("gempa", "banjir", 0.0), ("", "x", 0.0)],
)
def test_shared_start(a: str, b: str, share: float) -> None:
    assert shared_start(a, b) == pytest.approx(share)


def test_two_mentions_of_a_lemma() -> None:
    features = merge_features(sketch(ARREST), sketch(NO_ARREST), CONTEXT)
    assert {"pair=id:menangkap|menangkap", "kinds=COERCE|COERCE", "path=far", "sameL=id:menangkap"} <= set(
        features.words
    )
    assert features.numbers[:3] == [1, 1, 1]
    assert features.numbers[5] == 2


def test_names_that_clash_and_agree() -> None:
    police, suspect, witness = (frozenset({name}) for name in ("polisi", "pelaku", "saksi"))
    a = sketch(ARREST, likely=(police, suspect, NONE, NONE, NONE))
    b = sketch(DETAIN, likely=(police, witness, NONE, NONE, NONE))
    numbers = merge_features(a, b, CONTEXT).numbers
    assert numbers[-16:-9] == [1, -1, 0, 0, 0, -1, -1]


def test_chances_and_words_agree_softly() -> None:
    a = sketch(ARREST, soft=({"polisi": 0.4}, {}, {}, {}, {}), own={"pelaku", "bekasi"})
    b = sketch(DETAIN, soft=({"polisi": 0.3, "x": 0.9}, {}, {}, {}, {}), own={"pelaku"})
    numbers = merge_features(a, b, CONTEXT).numbers
    assert numbers[-9:] == pytest.approx([0.3, 0, 0, 0, 0, 1.0, 0, 0, 0])


def test_likeness_of_vectors() -> None:
    assert similarity(ARREST, DETAIN, CONTEXT) == 0
    vectors = np.zeros((len(READING.tokens), 2), np.float32)
    vectors[ARREST.i], vectors[DETAIN.i] = (3, 0), (1, 1)
    context = Context(replace(READING, vectors=vectors), (), (), ())
    assert similarity(ARREST, DETAIN, context) == pytest.approx(0.7071, abs=1e-4)
    assert similarity(ARREST, NO_ARREST, context) == 0
