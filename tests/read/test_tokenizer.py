"""The words of Indonesian text and their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.read.tokenizer import clitic_at, spaces_after, tokenize

CASES = [
    ("Harganya naik Rp22,8 miliar.", "Harga|nya|naik|Rp|22,8|miliar|."),
    ("Minggu (25/10/2020) pukul 20.30 WIB", "Minggu|(|25/10/2020|)|pukul|20.30|WIB"),
    ("Kasus Covid-19 naik 2,5%.", "Kasus|Covid-19|naik|2,5|%|."),
    ("Massa anti-Amerika melihat kupu-kupu.", "Massa|anti-Amerika|melihat|kupu-kupu|."),
    ("Pasangan Budiman-Sulastri unggul", "Pasangan|Budiman|-|Sulastri|unggul"),
    ("Lihat https://contoh.id/a?b=1, lalu balas.", "Lihat|https://contoh.id/a?b=1|,|lalu|balas|."),
    ('"Apakah benar?" tanyanya.', '"|Apa|kah|benar|?|"|tanya|nya|.'),
    ("Akhirnya masalah itu selesai, katanya.", "Akhirnya|masalah|itu|selesai|,|kata|nya|."),
    ("Prof. Dr. H. Amir menjadi No. 1", "Prof.|Dr.|H.|Amir|menjadi|No.|1"),
    ("Sejak 1970-an, 1.743 personel dan 40-50 kapal", "Sejak|1970-an|,|1.743|personel|dan|40|-|50|kapal"),
    ("Inilah bukuku, bukan bukumu...", "Ini|lah|buku|ku|,|bukan|buku|mu|..."),
    ("Maluku, sekolah, suku, dan bertemu tetap utuh", "Maluku|,|sekolah|,|suku|,|dan|bertemu|tetap|utuh"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cuts_text_as_the_treebanks_do(text: str, expected: str) -> None:
    assert "|".join(w.text for w in tokenize(text)) == expected


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("pelatihannya", "pelatihan"),
        ("ujarnya", "ujar"),
        ("AS-nya", "AS"),
        ("tidaklah", "tidak"),
        ("gawainya", "gawai"),
    ],
)
def test_splits_enclitics_from_known_words(form: str, base: str) -> None:
    cut = clitic_at(form)
    assert cut is not None
    assert form[:cut] == base


@pytest.mark.parametrize(
    "form", ["hanya", "sebelumnya", "adalah", "telah", "laku", "Kenya", "Sonya", "nya", "jumlah"]
)
def test_leaves_other_words_whole(form: str) -> None:
    assert clitic_at(form) is None


@given(st.text(max_size=300))
def test_words_lie_in_the_text_in_order_and_leave_only_white_space(text: str) -> None:
    words = tokenize(text)
    at = 0
    for word in words:
        assert word.start < word.end
        assert text[at : word.start].strip() == ""
        assert text[word.start : word.end] == word.text
        at = word.end
    assert text[at:].strip() == ""
    assert len(spaces_after(words)) == len(words)


@pytest.mark.parametrize("unit", ["a", "a.", "a@", "1.", "nya", "-", "ab-", "A.", "\u0300", "é'", "www."])
def test_takes_linear_time_on_one_long_piece(unit: str) -> None:
    text = unit * 30_000
    assert "".join(w.text for w in tokenize(text)) == text
