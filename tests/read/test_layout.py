"""What the lines of an article are, and where its datelines end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.read.layout import find_dateline, find_paragraphs

SEED_LIKE = """Polisi Bongkar Gudang Senjata di Ambon

Jumat, 30 Oktober 2020

Oleh: Siti Rahmawati
Wartawan di Ambon

Petugas memeriksa gudang senjata di pelabuhan. Foto: Reuters/Contoh

AMBON, CONTOH.com - Polisi menemukan 12 pucuk senjata. Baca juga: Cara Melapor ke Polisi

ADVERTISEMENT
SCROLL TO CONTINUE WITH CONTENT
"Kami masih menyelidiki," kata Kapolda. (Baca: Ledakan di Ambon) Ia menolak menyebut nama.
Simak Video "Gudang Senjata"
[Gambas:Video 20detik]
(abc/def)"""


def kinds(text: str, lang: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in find_paragraphs(text, lang)]


def test_every_line_of_an_indonesian_page_gets_its_kind() -> None:
    assert kinds(SEED_LIKE, "id") == [
        ("headline", "Polisi Bongkar Gudang Senjata di Ambon"),
        ("date", "Jumat, 30 Oktober 2020"),
        ("byline", "Oleh: Siti Rahmawati"),
        ("byline", "Wartawan di Ambon"),
        ("caption", "Petugas memeriksa gudang senjata di pelabuhan."),
        ("boilerplate", "Foto: Reuters/Contoh"),
        ("body", "AMBON, CONTOH.com - Polisi menemukan 12 pucuk senjata."),
        ("boilerplate", "Baca juga: Cara Melapor ke Polisi"),
        ("boilerplate", "ADVERTISEMENT"),
        ("boilerplate", "SCROLL TO CONTINUE WITH CONTENT"),
        ("body", '"Kami masih menyelidiki," kata Kapolda.'),
        ("boilerplate", "(Baca: Ledakan di Ambon)"),
        ("body", "Ia menolak menyebut nama."),
        ("boilerplate", 'Simak Video "Gudang Senjata"'),
        ("boilerplate", "[Gambas:Video 20detik]"),
        ("boilerplate", "(abc/def)"),
    ]


def test_every_line_of_an_english_page_gets_its_kind() -> None:
    text = """Ministers meet over grain deal

By Jane Roe and John Doe
Central Asia correspondent

Updated: 3:45 PM EST, March 3, 2024

[Photo: Trucks wait near the port of Odra on June 30.]
TASHKENT (Reuters) - Ministers met on Monday.
Read more: How grain is shipped
(Reporting by Jane Roe; Editing by John Doe)"""
    assert kinds(text, "en") == [
        ("headline", "Ministers meet over grain deal"),
        ("byline", "By Jane Roe and John Doe"),
        ("byline", "Central Asia correspondent"),
        ("date", "Updated: 3:45 PM EST, March 3, 2024"),
        ("boilerplate", "[Photo:"),
        ("caption", "Trucks wait near the port of Odra on June 30."),
        ("boilerplate", "]"),
        ("body", "TASHKENT (Reuters) - Ministers met on Monday."),
        ("boilerplate", "Read more: How grain is shipped"),
        ("boilerplate", "(Reporting by Jane Roe; Editing by John Doe)"),
    ]


def test_headline_in_one_line_with_the_story_is_cut_off() -> None:
    text = (
        "Fire destroys old mill . ALBANY — A fire destroyed the mill. "
        + "It had stood empty for years. " * 12
    )
    assert kinds(text, "en")[0] == ("headline", "Fire destroys old mill .")
    assert kinds("Gempa di Alor - - Kupang - Gempa terjadi\nWarga lari", "id")[:2] == [
        ("headline", "Gempa di Alor"),
        ("body", "Kupang - Gempa terjadi"),
    ]


def test_first_line_that_is_a_sentence_is_no_headline() -> None:
    assert kinds("Warga mengungsi.\n\nBanjir melanda.\n\nHujan turun.", "id")[0][0] == "body"
    assert kinds("Gempa", "id") == [("body", "Gempa")]


DATELINES = [
    ("id", "Contoh.co,Brussels - ", "Sekretaris Jenderal", "Brussels"),
    ("id", "JAKARTA, KOMPAS.com — ", "Wakil Menteri", "JAKARTA"),
    ("id", "JAKARTA, KOMPAS. com - ", "Sampai saat ini", "JAKARTA"),
    ("id", "Jakarta (ANTARA) - ", "Menteri", "Jakarta"),
    ("id", "KOMPAS.com - ", "Harga minyak", None),
    ("id", "CNN Indonesia, Jakarta -- ", "Dua prajurit", "Jakarta"),
    ("id", "REUTERS/DOHA - ", "Pemerintah", "DOHA"),
    ("id", "Mazar-i-Sharif - ", "Tentara", "Mazar-i-Sharif"),
    ("id", "Jakarta -", "", "Jakarta"),
    ("en", "LONDON (Reuters) - ", "The", "LONDON"),
    ("en", "KABUL, Nov 11 (Reuters) - ", "A bomb", "KABUL"),
    ("en", "DAVAO CITY, Philippines, Sept 27 (Reuters) - ", "A quake", "DAVAO CITY"),
    ("en", "CHARLESTON, W.Va. - ", "Jim", "CHARLESTON"),
    ("en", "BEIRUT: ", "Rival families", "BEIRUT"),
    ("en", "São Paulo (AFP) — ", "Police", "São Paulo"),
]


@pytest.mark.parametrize(("lang", "dateline", "rest", "place"), DATELINES)
def test_dateline_is_found_with_its_place(lang: str, dateline: str, rest: str, place: str | None) -> None:
    text = dateline + rest
    found = find_dateline(text, lang)
    assert found is not None
    assert text[found.span.end :] == rest
    assert (text[found.place.start : found.place.end] if found.place else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "The president — who was ill — resigned.",
        "Five countries - Britain, China and others - met.",
        "COVID-19 - A threat",
        "BREAKING: Army takes palace",
        "He said - and nobody laughed - that it was over.",
        "",
    ],
)
def test_dash_in_a_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(text, "en") is None


def test_bare_place_counts_in_the_opening_only() -> None:
    assert find_dateline("Makassar - Polisi datang.", "id") is not None
    assert find_dateline("Makassar - Polisi datang.", "id", opening=False) is None


@pytest.mark.parametrize(
    "piece", ["a", "[Gambas:", "(a/", "Baca juga: ", "- ", "Oleh ", "\n", "*", ". Baca juga:"]
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    start = time.process_time()
    find_paragraphs(text, "id")
    assert time.process_time() - start < 5


WORDS = st.sampled_from(
    ["Baca juga: ", "Foto: ", "JAKARTA, ", "(AP) ", " - ", "\n", "12 Mei 2020", "Oleh ", "***", "[", "."]
)


@given(
    st.lists(st.one_of(st.text(max_size=8), WORDS), max_size=25).map("".join), st.sampled_from(["id", "en"])
)
def test_paragraphs_are_ordered_and_hold_all_but_white_space(text: str, lang: str) -> None:
    found = find_paragraphs(text, lang)
    ends = [0, *(p.end for p in found)]
    assert all(before <= p.start < p.end for before, p in zip(ends, found, strict=False))
    left = "".join(text[p.start : p.end] for p in found)
    assert "".join(left.split()) == "".join(text.split())
