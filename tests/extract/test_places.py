"""Places found, told apart and resolved, on sentences written for these tests."""

from __future__ import annotations

import doctest
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.extract import places
from newsevents.extract.places import country_of, find_places
from newsevents.model import Article, Entity, PlaceMention


def found(text: str, lang: str = "id", **more: str) -> list[PlaceMention]:
    return find_places(Article("x", text, lang, **more), ())


LONG = [
    "Kota " * 5000,
    "A" * 200000,
    "Kab. " * 5000,
    "- " * 50000,
    "Jalan Paris, " * 2000,
    "di Batu, " * 5000,
]


def names(text: str, label: str, name: str) -> Entity:
    start = text.index(name)
    return Entity(start, start + len(name), name, label)


def test_doctests() -> None:
    assert doctest.testmod(places).failed == 0


@pytest.mark.parametrize(
    ("text", "place", "country", "admin"),
    [
        ("Banjir merendam Kabupaten Trenggalek sejak Senin.", "Kabupaten Trenggalek", "ID", "East Java"),
        ("Longsor terjadi di Kecamatan Munjungan, Trenggalek.", "Kecamatan Munjungan", "ID", "East Java"),
        ("Gempa terasa hingga ke Jogja.", "Jogja", "ID", "Yogyakarta"),
        ("Warga Jaksel mengungsi.", "Jaksel", "ID", "Jakarta"),
        ("Gubernur Jatim meninjau lokasi.", "Jatim", "ID", "East Java"),
        ("Menteri itu terbang ke Inggris.", "Inggris", "GB", None),
        ("Pasukan AS ditarik dari Irak.", "AS", "US", None),
        ("Harga beras di Palu naik.", "Palu", "ID", "Central Sulawesi"),
    ],
)
def test_indonesian_names(text: str, place: str, country: str, admin: str | None) -> None:
    hit = next(p for p in found(text) if p.text == place)
    assert (hit.country, hit.admin) == (country, admin)


@pytest.mark.parametrize(
    ("text", "place", "country", "admin"),
    [
        ("A fire broke out in Springfield, Ohio, on Monday.", "Springfield", "US", "Ohio"),
        ("A fire broke out in Springfield, Mo., on Monday.", "Springfield", "US", "Missouri"),
        ("A man from Paris, TX, was held.", "Paris", "US", "Texas"),
        ("The mayor of Paris met farmers in France.", "Paris", "FR", "Île-de-France"),
        ("Laurel County deputies arrested a man.", "Laurel County", "US", "Kentucky"),
        ("U.S. troops left.", "U.S.", "US", None),
    ],
)
def test_english_names(text: str, place: str, country: str, admin: str | None) -> None:
    hit = next(p for p in found(text, "en") if p.text == place)
    assert (hit.country, hit.admin) == (country, admin)


def test_other_places_decide() -> None:
    text = "Police in Athens said the van was stolen in Decatur and found near Huntsville, Alabama."
    assert {p.admin for p in found(text, "en")} == {"Alabama"}


def test_the_host_of_the_paper_decides() -> None:
    text = "Police in Richmond are looking for a driver."
    (here,) = found(text, "en", url="https://www.richmondtimes.co.uk/1")
    assert here.country == "GB"


def test_people_and_streets_are_no_places() -> None:
    text = "Jordan Paris, 19, of Memphis Street was taken to court."
    assert find_places(Article("x", text, "en"), [names(text, "PER", "Jordan Paris")]) == []


def test_demonyms_are_places_of_their_country() -> None:
    hits = found("Iraqi and Sri Lankan ministers met two Georgians.", "en")
    assert [(h.text, h.country, h.feature) for h in hits] == [
        ("Iraqi", "IQ", "demonym"),
        ("Sri Lankan", "LK", "demonym"),
        ("Georgians", "GE", "demonym"),
    ]


def test_an_unknown_village_lies_in_the_place_beside_it() -> None:
    village, district, *_ = found("Truk terguling di Desa Wulungsari, Munjungan, Trenggalek.")
    assert (village.text, village.name, village.geonameid) == ("Desa Wulungsari", None, None)
    assert (village.lat, village.lon) == (district.lat, district.lon)


def test_a_street_is_an_address_in_its_town() -> None:
    street, town = found("Pohon tumbang di Jalan Melati Raya, Semarang.")
    assert (street.text, street.feature, street.name) == ("Jalan Melati Raya", "address", None)
    assert (street.lat, street.lon) == (town.lat, town.lon)


def test_a_name_the_reader_knows_but_the_gazetteer_does_not() -> None:
    text = "The search in Quillbrook, near Knoxville, Tennessee, ended."
    first = find_places(Article("x", text, "en"), [names(text, "GPE", "Quillbrook")])[0]
    assert (first.text, first.name, first.admin) == ("Quillbrook", None, "Tennessee")


@pytest.mark.parametrize(
    ("name", "lang", "country"),
    [
        ("Washington", "id", "US"),
        ("Beijing", "id", "CN"),
        ("Moscow", "en", "RU"),
        ("Tiongkok", "id", "CN"),
        ("Palestinian", "en", "PS"),
        ("Korut", "id", "KP"),
        ("Jakarta", "en", "ID"),
        ("Prabowo", "id", None),
        ("", "id", None),
    ],
)
def test_country_of(name: str, lang: str, country: str | None) -> None:
    assert country_of(name, lang) == country


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["id", "en", "fr"]))
def test_any_text_keeps_its_offsets(text: str, lang: str) -> None:
    hits = found(text, lang)
    assert all(text[h.span.start : h.span.end] == h.text for h in hits)
    assert all(a.span.end <= b.span.start for a, b in pairwise(hits))


@pytest.mark.parametrize("text", LONG)
def test_long_texts_take_linear_time(text: str) -> None:
    before = time.perf_counter()
    found(text)
    assert time.perf_counter() - before < 4
