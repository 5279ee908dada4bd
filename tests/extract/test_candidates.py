"""Which words may stand for an event."""

from __future__ import annotations

import pytest
from arrest import CONTEXT
from hand_reading import by_hand

from newsevents.extract.candidates import find_candidates
from newsevents.extract.context import Context


def test_verbs_and_known_nouns_in_text_order() -> None:
    found = [t.text for t in find_candidates(CONTEXT)]
    assert found == ["menangkap", "menahan", "menangkap", "kata", "Gempa", "mengguncang"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("banjir/NOUN/0/root", ["banjir"]),
        ("Kecelakaan/PROPN/0/root", ["Kecelakaan"]),
        ("meja/NOUN/0/root", []),
        ("banjir/NUM/0/root", []),
        ("tahan/AUX/2/aux lama/ADJ/0/root", []),
        ("serang/VERB/2/aux lama/ADJ/0/root", []),
        ("2020/VERB/0/root", []),
        ("—/VERB/0/root", []),
    ],
)
def test_what_is_and_what_is_no_candidate(words: str, found: list[str]) -> None:
    context = Context(by_hand("id", words), (), (), ())
    assert [t.text for t in find_candidates(context)] == found
