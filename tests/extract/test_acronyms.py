"""Acronyms explained in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.extract.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "petugas Badan Nasional Penanggulangan Bencana ( BNPB ) tiba",
            {"BNPB": "Badan Nasional Penanggulangan Bencana"},
        ),
        ("kata Menteri Keuangan ( Menkeu ) Budi", {"Menkeu": "Menteri Keuangan"}),
        ("Kejaksaan Negeri ( Kejari ) Blitar", {"Kejari": "Kejaksaan Negeri"}),
        ("para wajib pajak ( WP ) antre", {"WP": "wajib pajak"}),
        ("the World Food Programme ( WFP ) said", {"WFP": "World Food Programme"}),
        ("Sari ( 24 ) dan Budi ( Surabaya ) pulang", {}),
        ("( BPS ) merilis", {}),
        ("inflasi , harga ( IHK ) naik", {}),
    ],
)
def test_the_words_before_the_bracket_are_found(text: str, expected: dict[str, str]) -> None:
    words = text.split()
    found = {short: " ".join(words[first:last]) for short, (first, last) in find_acronyms(words).items()}
    assert found == expected


@given(
    st.lists(
        st.sampled_from(["(", ")", "A", "AB", "Abc", "b", ",", "", "-"]) | st.text(max_size=4), max_size=30
    )
)
def test_any_words_are_answered(words: list[str]) -> None:
    for short, (first, last) in find_acronyms(words).items():
        assert short in words
        assert first < last
        assert words[first][0].casefold() == short[0].casefold()
