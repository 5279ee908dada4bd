"""Roots of Indonesian words."""

import pytest

from newsevents.read.lemmas import is_known, lemma

VERBS = [
    ("menghentikan", "henti"), ("mendesak", "desak"), ("menyerang", "serang"), ("memukul", "pukul"),
    ("menolak", "tolak"), ("mengatakan", "kata"), ("ditembak", "tembak"), ("diberlakukan", "laku"),
    ("berdemonstrasi", "demonstrasi"), ("terjadi", "jadi"), ("memperbaiki", "baik"), ("membunuh", "bunuh"),
    ("ditangkap", "tangkap"), ("tewas", "tewas"), ("diumumkan", "umum"), ("meninggal", "tinggal"),
    ("mengungsi", "ungsi"), ("dievakuasi", "evakuasi"),
]  # fmt: skip
NOUNS = [
    ("pelatihan", "latih"), ("serangan", "serang"), ("kebakaran", "bakar"), ("penembakan", "tembak"),
    ("negara-negara", "negara"), ("pemilihan", "pilih"), ("pertemuan", "temu"), ("kecelakaan", "celaka"),
    ("penangkapan", "tangkap"), ("gempa", "gempa"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "expected"), VERBS)
def test_takes_affixes_off_verbs(form: str, expected: str) -> None:
    assert lemma(form, "VERB") == expected


@pytest.mark.parametrize(("form", "expected"), NOUNS)
def test_takes_affixes_off_nouns(form: str, expected: str) -> None:
    assert lemma(form.capitalize(), "NOUN") == expected


def test_names_and_numbers_stay_as_they_are() -> None:
    assert lemma("Berlian", "PROPN") == "berlian"
    assert lemma("22,8", "NUM") == "22,8"


def test_unknown_words_stay_as_they_are() -> None:
    assert lemma("ngxyzq", "VERB") == "ngxyzq"
    assert lemma("", "X") == ""
    assert lemma("a" * 100_000, "NOUN") == "a" * 100_000


def test_knows_roots_and_affixed_forms_only() -> None:
    assert is_known("Kesepakatan")
    assert is_known("langkah-langkah")
    assert not is_known("xyzzy")
    assert not is_known("-")
