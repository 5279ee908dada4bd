"""Where a noun phrase starts and ends."""

from __future__ import annotations

import pytest
from hand_reading import by_hand

from newsevents.extract.names import Names


@pytest.mark.parametrize(
    ("lang", "words", "head", "expected"),
    [
        (
            "id",
            "dua/NUM/2/nummod warga/NOUN/6/nsubj desa/NOUN/2/nmod yang/PRON/5/nsubj"
            " hilang/VERB/2/acl:relcl ditemukan/VERB/0/root",
            "warga",
            "dua warga desa",
        ),
        (
            "id",
            "oleh/ADP/2/case Presiden/NOUN/0/root AS/PROPN/2/nmod ,/PUNCT/5/punct Joe/PROPN/2/appos"
            " Biden/PROPN/5/flat",
            "Presiden",
            "Presiden AS, Joe Biden",
        ),
        (
            "id",
            "Kementerian/PROPN/5/nsubj Kelautan/PROPN/1/flat dan/CCONJ/4/cc Perikanan/PROPN/2/conj"
            " melarang/VERB/0/root",
            "Kementerian",
            "Kementerian Kelautan dan Perikanan",
        ),
        (
            "id",
            "Polri/PROPN/4/nsubj dan/CCONJ/3/cc TNI/PROPN/1/conj berpatroli/VERB/0/root",
            "Polri",
            "Polri",
        ),
        (
            "en",
            "the/DET/2/det Bank/PROPN/5/nsubj of/ADP/4/case England/PROPN/2/nmod cut/VERB/0/root",
            "Bank",
            "the Bank of England",
        ),
        (
            "en",
            "a/DET/2/det man/NOUN/6/nsubj from/ADP/4/case Dallas/PROPN/2/nmod ,/PUNCT/6/punct"
            " fled/VERB/0/root",
            "man",
            "a man",
        ),
        (
            "en",
            "Hill/PROPN/3/nmod:poss _'s/PART/1/case lawyer/NOUN/4/nsubj spoke/VERB/0/root",
            "lawyer",
            "Hill's lawyer",
        ),
    ],
)
def test_modifiers_stay_and_clauses_go(lang: str, words: str, head: str, expected: str) -> None:
    reading = by_hand(lang, words)
    names = Names(reading, ())
    first, last = names.phrase(next(t for t in reading.tokens if t.text == head))
    assert names.mention(first, last).text.replace(" ,", ",") == expected


def test_a_chain_of_ten_thousand_words_is_cut() -> None:
    words = " ".join(f"kata/NOUN/{max(1, k)}/nmod" for k in range(10_000))
    reading = by_hand("id", words)
    first, last = Names(reading, ()).phrase(reading.tokens[0])
    assert 1 <= last - first <= 12
