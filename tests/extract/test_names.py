"""What a noun phrase is said to be: canonical name, kind, country and sector."""

from __future__ import annotations

import pytest
from hand_reading import by_hand
from hypothesis import given
from hypothesis import strategies as st

from newsevents.extract.names import Names
from newsevents.model import Mention, PlaceMention, Reading, Span


def mention_of(reading: Reading, word: str, nth: int = 0, places: tuple[PlaceMention, ...] = ()) -> Mention:
    names = Names(reading, places)
    head = [t for t in reading.tokens if t.text == word][nth]
    return names.mention(*names.phrase(head))


MINISTER = by_hand(
    "id",
    "Menteri/NOUN/4/nsubj Keuangan/PROPN/1/flat Purbaya/PROPN/1/flat menolak/VERB/0/root"
    " usul/NOUN/4/obj itu/DET/5/det ./PUNCT/4/punct",
    "Purbaya/PROPN/2/nsubj menilai/VERB/0/root usul/NOUN/2/obj ./PUNCT/2/punct",
    "Menkeu/NOUN/2/nsubj pergi/VERB/0/root ./PUNCT/2/punct",
    "Purbaya/PROPN/4/nsubj Yudhi/PROPN/1/flat Sadewa/PROPN/1/flat pulang/VERB/0/root ./PUNCT/4/punct",
    names={"Purbaya Yudhi Sadewa": "PER", "Purbaya": "PER"},
)


def test_short_names_and_titles_join_the_full_name() -> None:
    found = [
        mention_of(MINISTER, "Menteri"),
        mention_of(MINISTER, "Purbaya", 1),
        mention_of(MINISTER, "Menkeu"),
    ]
    assert {m.name for m in found} == {"Purbaya Yudhi Sadewa"}
    assert {m.kind for m in found} == {"PER"}
    assert {m.role for m in found} == {"GOV"}
    assert {m.country for m in found} == {"ID"}


def test_the_title_stays_in_the_text() -> None:
    found = mention_of(MINISTER, "Menteri")
    assert found.text == "Menteri Keuangan Purbaya"
    assert MINISTER.article.text[found.span.start : found.span.end] == found.text


def test_a_thing_has_neither_country_nor_sector() -> None:
    found = mention_of(MINISTER, "usul")
    assert (found.name, found.kind, found.country, found.role) == ("usul", "THING", None, None)


def test_acronym_in_brackets_joins_the_full_name() -> None:
    reading = by_hand(
        "id",
        "Badan/PROPN/7/nsubj Pusat/PROPN/1/flat Statistik/PROPN/1/flat (/PUNCT/5/punct"
        " _BPS/PROPN/1/appos _)/PUNCT/5/punct"
        " mencatat/VERB/0/root inflasi/NOUN/7/obj",
        "BPS/PROPN/2/nsubj merilis/VERB/0/root data/NOUN/2/obj",
        names={"Badan Pusat Statistik": "ORG", "BPS": "ORG"},
    )
    assert mention_of(reading, "BPS", 1).name == mention_of(reading, "Badan").name == "Badan Pusat Statistik"
    assert mention_of(reading, "BPS", 1).role == "GOV"


@pytest.mark.parametrize(
    ("words", "head", "expected"),
    [
        ("pasukan/NOUN/3/nsubj Irak/PROPN/1/nmod maju/VERB/0/root", "pasukan", ("GROUP", "IQ", "MIL")),
        ("pemerintah/NOUN/3/nsubj AS/PROPN/1/nmod menolak/VERB/0/root", "pemerintah", ("ORG", "US", "GOV")),
        ("para/DET/2/det mahasiswa/NOUN/3/nsubj berdemo/VERB/0/root", "mahasiswa", ("GROUP", "ID", "EDU")),
        ("Taliban/PROPN/2/nsubj menyerang/VERB/0/root", "Taliban", ("ORG", "AF", "REB")),
        ("PBB/PROPN/2/nsubj mendesak/VERB/0/root", "PBB", ("ORG", None, "IGO")),
        ("gempa/NOUN/2/nsubj mengguncang/VERB/0/root", "gempa", ("THING", None, None)),
    ],
)
def test_kind_country_and_sector_in_indonesian(
    words: str, head: str, expected: tuple[str | None, ...]
) -> None:
    found = mention_of(by_hand("id", words), head)
    assert (found.kind, found.country, found.role) == expected


@pytest.mark.parametrize(
    ("words", "head", "expected"),
    [
        ("Iraqi/ADJ/2/amod forces/NOUN/3/nsubj advanced/VERB/0/root", "forces", ("GROUP", "IQ", "MIL")),
        ("Two/NUM/2/nummod gunmen/NOUN/3/nsubj fled/VERB/0/root", "gunmen", ("GROUP", None, "REB")),
        ("Moscow/PROPN/2/nsubj denied/VERB/0/root", "Moscow", ("GPE", "RU", None)),
        (
            "The/DET/2/det White/PROPN/3/compound House/PROPN/4/nsubj denied/VERB/0/root",
            "House",
            ("ORG", "US", "GOV"),
        ),
        ("a/DET/2/det judge/NOUN/3/nsubj ruled/VERB/0/root", "judge", ("PER", None, "JUD")),
    ],
)
def test_kind_country_and_sector_in_english(words: str, head: str, expected: tuple[str | None, ...]) -> None:
    found = mention_of(by_hand("en", words), head)
    assert (found.kind, found.country, found.role) == expected


def test_a_place_in_the_phrase_gives_the_country() -> None:
    reading = by_hand("en", "Springfield/PROPN/2/compound police/NOUN/3/nsubj arrested/VERB/0/root")
    place = PlaceMention(
        Span(0, 11), "Springfield", "Springfield", "US", "Illinois", 39.8, -89.6, 4250542, "city"
    )
    assert mention_of(reading, "police", places=(place,)).country == "US"


def test_title_after_a_comma_counts_for_the_bearer() -> None:
    reading = by_hand(
        "en",
        "Stoltenberg/PROPN/5/nsubj ,/PUNCT/4/punct NATO/PROPN/4/compound"
        " secretary-general/NOUN/1/appos spoke/VERB/0/root",
        names={"Stoltenberg": "PER", "NATO": "ORG"},
    )
    assert mention_of(reading, "secretary-general").name == "Stoltenberg"


@given(st.text(max_size=60), st.sampled_from(["id", "en"]))
def test_any_text_is_answered(text: str, lang: str) -> None:
    words = [w for w in text.split() if "/" not in w and not w.startswith("_")]
    if not words:
        return
    rows = " ".join(f"{w}/{'PROPN' if k % 2 else 'NOUN'}/{max(1, k)}/nmod" for k, w in enumerate(words))
    reading = by_hand(lang, rows, names={words[-1]: "PER", words[0]: "ORG"})
    names = Names(reading, ())
    for token in reading.tokens:
        found = names.resolve(token) or names.mention(*names.phrase(token))
        assert reading.article.text[found.span.start : found.span.end] == found.text != ""


def test_time_grows_with_the_text_and_no_faster() -> None:
    one = (
        "Budi/PROPN/2/nsubj Andi/PROPN/1/flat memukul/VERB/0/root dia/PRON/3/obj di/ADP/6/case"
        " Bogor/PROPN/3/obl"
    )
    reading = by_hand("id", *[one] * 500, names={"Budi Andi": "PER", "Bogor": "LOC"})
    names = Names(reading, ())
    found = [names.resolve(t) or names.mention(*names.phrase(t)) for t in reading.tokens]
    assert len({m.name for m in found if m.kind == "PER"}) == 1
