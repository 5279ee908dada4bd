"""Where sentences begin and end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.read.sentences import LONGEST, split_sentences

CASES = [
    ("id", ["Harga beras naik.", "Warga mengeluh."]),
    ("id", ['"Kami siap membantu," kata Bupati.', "Ia lalu pergi."]),
    ("id", ['"Kami siap!" kata Bupati.', '"Apa benar?" tanya dia.']),
    ("id", ["“Tujuan kami baik.", 'Dan, semua warga harus ikut," ucapnya.']),
    ("id", ["Gedung itu di Jl. Merdeka No. 5, dekat PT. Sumber Jaya.", "Harganya Rp 2.000."]),
    ("id", ["Hadir Prof. Dr. Ir. H. Budi Santoso, M.Si. dan Hj. Siti.", "Acara usai pukul 10.30 WIB."]),
    ("id", ["Bantuan berupa beras, minyak, dll.", "Kemudian warga pulang."]),
    ("id", ["Inflasi 5.6 persen.", "Situs Contoh.com ramai."]),
    ("en", ["Mr. Smith met Dr. A. B. Jones at 5 a.m. Tuesday.", "The talks failed."]),
    ("en", ["The U.S. Army left on Jan. 5.", "Gen. Lee stayed in the U.S.", "The war went on."]),
    ("en", ['"Why?" Smith asked.', '"I do not know."', "He left."]),
    ("en", ["Well... maybe it was No. 7.", "It cost $5.50.", "10 people died."]),
    ("en", ["George W. Bush spoke.", "Plan B.", "He left."]),
    ("en", ["“We will go.”", "(They did.)", "Nobody knows."]),
]


@pytest.mark.parametrize(("lang", "sentences"), CASES)
def test_paragraph_is_split_into_its_sentences(lang: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split_sentences(text, lang)] == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Usulan baru diterima.", ["Usulan baru diterima."]),
        ("• Sembako", ["Sembako"]),
        ("1. Apa dampaknya? 2. Jelaskan!", ["Apa dampaknya?", "Jelaskan!"]),
        ("Inflasi turun.Namun harga naik.", ["Inflasi turun.", "Namun harga naik."]),
        ("Benarkah? . Ya", ["Benarkah?", "Ya"]),
        ("***", []),
        ("", []),
    ],
)
def test_odd_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text, "id")] == expected


def test_endless_sentence_is_cut_at_white_space() -> None:
    text = "kata " * 2_000
    pieces = split_sentences(text, "id")
    assert all(b - a <= LONGEST for a, b in pieces)
    assert " ".join(text[a:b] for a, b in pieces) == text.strip()


@pytest.mark.parametrize("mark", [".", '."', "x. ", "A.", "?! ", "...a", " ", "1. ", "。", '"'])
def test_time_is_linear(mark: str) -> None:
    text = mark * (400_000 // len(mark))
    start = time.process_time()
    split_sentences(text, "en")
    assert time.process_time() - start < 5


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('.!?"”… aA1\n')), max_size=200))
def test_sentences_are_ordered_and_hold_all_letters(text: str) -> None:
    found = split_sentences(text, "id")
    ends = [0, *(b for _, b in found)]
    assert all(before <= a < b for before, (a, b) in zip(ends, found, strict=False))
    assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in found)
