"""The reader's names, mended."""

from __future__ import annotations

import pytest
from hand_reading import by_hand

from newsevents.extract.name_spans import NameMender
from newsevents.extract.roles import load_roles
from newsevents.extract.syntax import Syntax


def mended(lang: str, words: str, names: dict[str, str], places: frozenset[int] = frozenset()) -> list[str]:
    reading = by_hand(lang, words, names=names)
    spans = NameMender(Syntax(reading), load_roles(lang), places).mend()
    return [f"{s.label} " + " ".join(t.text for t in reading.tokens[s.first : s.last]) for s in spans]


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        (
            "Menteri/NOUN/0/root Kehutanan/PROPN/1/flat Sulastri/PROPN/1/flat",
            {"Kehutanan Sulastri": "PER"},
            "PER Sulastri",
        ),
        (
            "Bupati/NOUN/0/root Lingga/PROPN/1/flat Sulastri/PROPN/1/flat",
            {"Bupati Lingga Sulastri": "PER"},
            "PER Sulastri",
        ),
        (
            "Imam/PROPN/2/nsubj pulang/VERB/0/root bersama/ADP/4/case Raja/PROPN/2/obl Lingga/PROPN/4/flat",
            {"Raja Lingga": "PER"},
            "PER Raja Lingga",
        ),
        (
            "Budi/PROPN/0/root Santoso/PROPN/1/flat Direktur/NOUN/1/appos Utama/ADJ/3/amod",
            {"Budi Santoso Direktur Utama": "PER"},
            "PER Budi Santoso",
        ),
        (
            "Budi/PROPN/0/root Santoso/PROPN/1/flat Wijaya/PROPN/1/flat",
            {"Budi": "PER", "Santoso": "PER"},
            "PER Budi Santoso Wijaya",
        ),
    ],
)
def test_people_are_whole_and_without_titles(words: str, names: dict[str, str], expected: str) -> None:
    assert mended("id", words, names, frozenset({1})) == [expected]


def test_what_an_acronym_stands_for_is_one_name() -> None:
    words = (
        "Badan/PROPN/0/root Meteorologi/PROPN/1/flat dan/CCONJ/4/cc Geofisika/PROPN/1/conj (/PUNCT/6/punct"
        " _BMG/PROPN/1/appos _)/PUNCT/6/punct"
    )
    assert mended("id", words, {"Badan Meteorologi": "ORG"}) == ["ORG Badan Meteorologi dan Geofisika"]
