from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from newsdesk import ENGLISH, FIRST, LATER, OTHER, event, number, quake, told
from newsevents.link.event_pairs import LEAST, alike, link_events, side_of
from newsevents.link.told import Told, ToldPlace

QUAKE = FIRST.events[0]


@pytest.mark.parametrize(("one", "other"), [(FIRST, ENGLISH), (FIRST, LATER), (LATER, ENGLISH)])
def test_one_event_told_twice_is_linked(one: Told, other: Told) -> None:
    pair = tuple(sorted((one.events[0].id, other.events[0].id)))
    assert link_events(one, other).keys() == {pair}
    assert link_events(one, other) == link_events(other, one)


def test_other_event_is_not_linked() -> None:
    assert link_events(FIRST, OTHER) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"start": date(2024, 11, 8), "end": date(2024, 11, 8)},
        {"status": "denied"},
        {"places": (ToldPlace("Tokyo", "JP", "Tokyo", "city"),)},
        {"places": (ToldPlace("Harapan", "ID", "West Java", "city"),), "numbers": (number("killed", 0),)},
    ],
)
def test_what_speaks_against_it(fields: dict[str, Any]) -> None:
    other = replace(QUAKE, id=UUID(int=99), **fields)
    if "numbers" in fields:
        other = replace(other, numbers=())
    assert alike(side_of(QUAKE, "id"), side_of(other, "id")) == 0


def test_toll_that_rises_does_not_speak_against_it() -> None:
    later = replace(QUAKE, id=UUID(int=99), numbers=(number("killed", 15),))
    assert alike(side_of(QUAKE, "id"), side_of(later, "id")) > LEAST


def test_each_event_is_linked_once_with_the_best() -> None:
    visit = event(30, "CONSULT", "kunjung", "Menteri Sosial mengunjungi korban gempa di Sukamaju.")
    two = told(8, FIRST.text, "id", quake(31, FIRST.text, "gempa", 12), visit)
    again = told(9, FIRST.text, "id", quake(32, FIRST.text, "gempa", 12), replace(visit, id=UUID(int=33)))
    assert link_events(two, again).keys() == {(UUID(int=31), UUID(int=32)), (UUID(int=30), UUID(int=33))}
