from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.link.shingles import SHARED_LEAST, SKETCH, compare, shingles, sketch

SENTENCES = [
    f"Pada hari ke-{n} tim {name} memeriksa {n * 7} rumah di dusun {name} lalu menulis laporan untuk {boss}."
    for n, (name, boss) in enumerate(
        [("Melati", "camat"), ("Anggrek", "bupati"), ("Kenanga", "lurah"), ("Mawar", "warga"),
         ("Dahlia", "gubernur"), ("Cempaka", "menteri"), ("Teratai", "sekda"), ("Flamboyan", "kapolres"),
         ("Seruni", "hakim"), ("Bugenvil", "jaksa")], 1)
]  # fmt: skip
TEXT = " ".join(SENTENCES)


def test_text_without_one_sentence_in_ten_is_a_copy() -> None:
    for dropped in range(len(SENTENCES)):
        shorter = " ".join(s for n, s in enumerate(SENTENCES) if n != dropped)
        assert compare(shingles(TEXT), shingles(shorter)).is_copy


def test_copies_share_enough_of_their_sketches() -> None:
    for dropped in range(len(SENTENCES)):
        shorter = shingles(" ".join(s for n, s in enumerate(SENTENCES) if n != dropped))
        assert len(set(sketch(shingles(TEXT))) & set(sketch(shorter))) >= SHARED_LEAST


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("memeriksa", "mengunjungi"),  # the same said in other words
        " ".join(SENTENCES[:4]),  # four sentences of ten
        TEXT + " ".join(f"Kalimat {n} lain sekali isinya daripada yang {n * 3}." for n in range(30)),
        "",
        "Banjir.",
    ],
)
def test_other_texts_are_no_copies(other: str) -> None:
    assert not compare(shingles(TEXT), shingles(other)).is_copy


def test_case_and_punctuation_do_not_count() -> None:
    assert compare(shingles(TEXT), shingles(TEXT.upper().replace(".", " –"))).jaccard == 1


@given(st.text(max_size=300))
def test_any_text_is_a_copy_of_itself_or_empty(text: str) -> None:
    found = shingles(text)
    assert len(sketch(found)) <= SKETCH
    assert compare(found, found).is_copy == bool(found)
