from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk import DAY, ENGLISH, FIRST, LATER, OTHER, QUAKE_ID, number, quake, told
from newsevents.link.gist import MOST_IDEAS, gist_of, parse_number
from newsevents.link.gist_json import gist_text, read_gist


def test_gist_has_what_the_article_is_about() -> None:
    gist = gist_of(FIRST)
    assert {"quake", "dead", "west", "Java", "=sukamaju"} <= gist.ideas.keys()
    assert "=sukamaju" in gist.names
    assert {5.4, 12.0} <= gist.numbers
    assert gist.days == ((date(2024, 11, 5), date(2024, 11, 5)),)
    assert (gist.cities, gist.regions, gist.countries) == ({"Sukamaju"}, {"West Java"}, {"ID"})
    assert gist.measures == {"killed:12", "magnitude:5.4"}


def test_two_languages_have_the_same_ideas() -> None:
    shared = gist_of(FIRST).ideas.keys() & gist_of(ENGLISH).ideas.keys()
    assert {"quake", "dead", "west", "Java", "=sukamaju", "magnitude"} <= shared


def test_what_comes_late_counts_less() -> None:
    late = told(9, "Rapat rutin berlangsung. " * 60 + QUAKE_ID)
    assert gist_of(late).ideas["quake"] < gist_of(FIRST).ideas["quake"]


def test_minor_events_count_only_where_there_is_no_main_one() -> None:
    minor = quake(20, QUAKE_ID, "gempa", 12, salience="minor")
    alone, beside = told(9, QUAKE_ID, "id", minor), told(9, QUAKE_ID, "id", minor, *OTHER.events)
    assert gist_of(alone).types == {"DISASTER"}
    assert gist_of(beside).types == {"ECONOMY"}


def test_days_of_plans_and_of_months_say_nothing() -> None:
    month = replace(FIRST.events[0], start=date(2024, 11, 1), end=date(2024, 11, 30))
    plan = replace(FIRST.events[0], status="planned")
    assert gist_of(replace(FIRST, events=(month, plan))).days == ()


def test_dates_clock_times_and_years_are_no_numbers() -> None:
    article = told(9, "Rapat pada 5/11/2024 pukul 10.30 WIB tahun 2023 dihadiri 77 orang.")
    assert gist_of(article).numbers == {77.0}


@pytest.mark.parametrize(
    ("digits", "value"),
    [("16.500", 16500), ("1.234.567", 1234567), ("13,2", 13.2), ("2.5.1", 2.51), ("007", 7)],
)
def test_numbers_of_both_languages(digits: str, value: float) -> None:
    assert parse_number(digits) == value


@pytest.mark.parametrize("article", [FIRST, ENGLISH, LATER, OTHER])
def test_gist_comes_back_from_text(article: object) -> None:
    gist = gist_of(article)  # type: ignore[arg-type]
    assert read_gist(gist.id, gist.day, gist_text(gist)) == gist


@given(st.text(max_size=400))
def test_any_text_has_a_gist(text: str) -> None:
    gist = gist_of(told(9, text))
    assert len(gist.ideas) <= MOST_IDEAS
    assert read_gist(gist.id, DAY, gist_text(gist)) == gist


def test_numbers_of_events_count_wherever_they_stand() -> None:
    event = replace(FIRST.events[0], numbers=(number("killed", 31),))
    assert 31.0 in gist_of(replace(FIRST, events=(event,))).numbers
