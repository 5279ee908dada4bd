"""Titles before and after names."""

from __future__ import annotations

import pytest
from hand_reading import by_hand

from newsevents.extract.roles import load_roles
from newsevents.extract.titles import Titles


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("id", "kata/VERB/0/root Menteri/NOUN/1/nsubj Keuangan/PROPN/2/flat *", "Menteri Keuangan"),
        (
            "id",
            "Menteri/NOUN/0/root Keuangan/PROPN/1/flat (/PUNCT/4/punct"
            " _Menkeu/PROPN/1/appos _)/PUNCT/4/punct *",
            "Menteri Keuangan",
        ),
        (
            "id",
            "Kepala/NOUN/0/root Dinas/NOUN/1/nmod Kesehatan/PROPN/2/flat ,/PUNCT/5/punct"
            " dr/PROPN/1/appos ./PUNCT/5/punct *",
            "Kepala Dinas Kesehatan",
        ),
        ("en", "said/VERB/0/root Mayor/PROPN/1/nsubj *", "Mayor"),
        ("en", "* ,/PUNCT/3/punct the/DET/4/det mayor/NOUN/1/appos ,/PUNCT/1/punct", "the mayor"),
        ("id", "gempa/NOUN/2/nsubj mengejutkan/VERB/0/root *", ""),
        ("id", "harga/NOUN/0/root beras/NOUN/1/nmod *", ""),
    ],
)
def test_the_title_is_read_from_the_words_around_the_name(lang: str, words: str, expected: str) -> None:
    at = words.split().index("*")
    reading = by_hand(lang, words.replace("*", "Hana/PROPN/1/dep"))
    titles = Titles(reading.tokens, load_roles(lang))
    assert " ".join(titles.of(at, at + 1)) == expected
