from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsdesk import ENGLISH, FIRST, LATER, OTHER, RATE, quake, told
from newsevents import packs
from newsevents.link.gist import gist_of
from newsevents.link.story_pairs import compare_gists, same_story
from newsevents.link.told import Told, ToldPlace


@pytest.mark.parametrize(
    ("one", "other"), [(FIRST, ENGLISH), (FIRST, LATER), (ENGLISH, LATER), (FIRST, FIRST)]
)
def test_one_happening_told_twice(one: Told, other: Told) -> None:
    assert same_story(gist_of(one), gist_of(other)) > 0.5


ELSEWHERE = FIRST.text.replace("Sukamaju", "Harapan").replace("5,4", "4,7").replace("12 orang", "3 orang")
HARAPAN = ToldPlace("Kabupaten Harapan", "ID", "North Sumatra", "admin2")


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        told(9, ELSEWHERE.replace("Jawa Barat", "Sumatera Utara"), "id",
             quake(19, ELSEWHERE, "gempa", 3, places=(HARAPAN,), numbers=())),
    ],
)  # fmt: skip
def test_other_happenings(other: Told) -> None:
    assert same_story(gist_of(FIRST), gist_of(other)) < 0.5


def test_order_does_not_matter() -> None:
    articles = [FIRST, ENGLISH, LATER, OTHER, told(9, ""), told(10, RATE, "en", day=None)]
    gists = [gist_of(article) for article in articles]
    for one in gists:
        for other in gists:
            assert same_story(one, other) == pytest.approx(same_story(other, one), abs=1e-12)


def test_every_sign_has_its_weight() -> None:
    signs = compare_gists(gist_of(FIRST), gist_of(OTHER))
    assert {*signs, "bias"} == packs.toml("shared", "linking.toml")["story"].keys()


def test_clashes_are_seen() -> None:
    other = quake(
        19, FIRST.text, "gempa", 12, places=(HARAPAN,), start=date(2024, 11, 9), end=date(2024, 11, 9)
    )
    signs = compare_gists(gist_of(FIRST), gist_of(replace(FIRST, events=(other,))))
    assert (signs["city_clash"], signs["region_clash"], signs["country_clash"]) == (1, 1, 0)
    assert (signs["day_clash"], signs["day_same"]) == (1, 0)
