from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.link import ids
from newsroom import TEXT, WIB, article, kept_troops, place, planned_meeting


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.detil.co/a/b", "http://detil.co/a/b/"),
        ("https://detil.co/a?utm_source=x&id=2", "https://detil.co/a?id=2#top"),
        ("https://DETIL.co:443/a", "https://detil.co/a"),
        ("  https://detil.co/a ", "https://detil.co/a"),
    ],
)
def test_addresses_of_one_page_are_one(one: str, other: str) -> None:
    assert ids.canonical_url(one) == ids.canonical_url(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://detil.co/a?id=1", "https://detil.co/a?id=2"),
        ("https://detil.co/a", "https://detil.co/A"),
        ("https://detil.co/a", "https://detil.co:8080/a"),
        ("https://m.detil.co/a", "https://detil.co/a"),
    ],
)
def test_addresses_of_two_pages_are_two(one: str, other: str) -> None:
    assert ids.canonical_url(one) != ids.canonical_url(other)


@given(st.text())
def test_any_text_has_an_address_and_a_name(text: str) -> None:
    assert isinstance(ids.canonical_url(text), str)
    assert ids.actor_key(text, None) != ids.actor_key(text, "ID")


def test_ids_do_not_change_between_releases() -> None:
    assert str(ids.article_id(article())) == "b1a65a77-5f77-8bd1-b0d0-972b33207cad"
    assert ids.content_hash(article()) == "38cfed77f53406a29072fe6fa9b0e06a"
    first, again = ids.event_ids(article(), ids.article_id(article()), [kept_troops(), kept_troops()])
    assert first.hex() == "0197ea7cb1a68a7780002b10edf9af6d"
    assert again.hex() == "0197ea7cb1a68a7780002bc6bafef2f3"
    assert ids.actor_key("NATO", None).hex() == "56dbc861775d8138a8c0fd4c7a8619d5"
    assert ids.place_key(place(TEXT, "Baghdad")).hex() == "789f529a205489fcb91371990cd51f9c"


def test_all_ids_are_uuids_of_version_8() -> None:
    given_id = ids.article_id(article())
    event = ids.uuid.UUID(bytes=ids.event_ids(article(), given_id, [kept_troops()])[0])
    assert {given_id.version, event.version} == {8}
    assert {given_id.variant, event.variant} == {ids.uuid.RFC_4122}


def test_article_without_address_is_known_by_its_text() -> None:
    one = article(url=None, id="seeds/a.txt", title="A")
    assert ids.article_id(one) == ids.article_id(replace(one, id="elsewhere/b.txt", source="other"))
    assert ids.article_id(one) != ids.article_id(replace(one, text=TEXT + " Lagi."))


@pytest.mark.parametrize(
    "change",
    [
        {"text": TEXT + " Lagi."},
        {"title": "Lain"},
        {"lang": "en"},
        {"published": datetime(2020, 10, 31, tzinfo=WIB)},
        {"published": None},
        {"byline": "Sari"},
    ],
)
def test_content_makes_the_version(change: dict[str, object]) -> None:
    assert ids.content_hash(article()) != ids.content_hash(replace(article(), **change))  # type: ignore[arg-type]


def test_where_it_was_read_makes_no_version() -> None:
    moved = replace(article(), id="b", url="https://x.example/", source="y", confidence=0.2)
    assert ids.content_hash(article()) == ids.content_hash(moved)


def test_event_ids_sort_by_time_article_and_place_in_the_text() -> None:
    early, late = article(), article(published=datetime(2020, 10, 30, 0, 1, tzinfo=WIB))
    owner = ids.article_id(early)
    first, second = ids.event_ids(early, owner, [kept_troops(), planned_meeting()])
    assert first < second < ids.event_ids(late, owner, [kept_troops()])[0]


def test_event_ids_are_the_same_again_and_differ_for_a_repeated_event() -> None:
    owner = ids.article_id(article())
    same = [kept_troops()] * 3
    found = ids.event_ids(article(), owner, same)
    assert found == ids.event_ids(article(), owner, same)
    assert len(set(found)) == 3
    assert ids.event_ids(article(), owner, [replace(kept_troops(), type="AID")])[0] not in found


@pytest.mark.parametrize("published", [None, datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])
def test_event_ids_of_undated_and_odd_dates(published: datetime | None) -> None:
    odd = article(published=published)
    assert [len(id_) for id_ in ids.event_ids(odd, ids.article_id(odd), [kept_troops()])] == [16]


def test_actor_is_known_by_name_and_country_whatever_the_case() -> None:
    assert ids.actor_key("Jens  Stoltenberg", "NO") == ids.actor_key("JENS STOLTENBERG", "NO")
    assert ids.actor_key("Georgia", "GE") != ids.actor_key("Georgia", "US")
    assert ids.actor_key("A", None) != ids.actor_key("A", "")


def test_place_is_known_by_its_number_else_by_name_and_country() -> None:
    numbered = place(TEXT, "Baghdad")
    assert ids.place_key(numbered) == ids.place_key(replace(numbered, name="Bagdad", text="Bagdad"))
    bare = replace(numbered, geonameid=None)
    assert ids.place_key(bare) != ids.place_key(numbered)
    assert ids.place_key(bare) != ids.place_key(replace(bare, country="US"))
    assert ids.place_key(replace(bare, name=None)) == ids.place_key(bare)
