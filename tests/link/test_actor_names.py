from __future__ import annotations

import random
from uuid import UUID

import pytest

from newsevents.link.actor_names import Actor, initials, is_acronym, link_actors, name_words


def actor(
    serial: int, name: str, country: str | None = "ID", kind: str = "PER", role: str | None = "GOV"
) -> Actor:
    return Actor(UUID(int=serial), name, country, kind, role)


FULL = actor(1, "Tirta Wulandari Saputra")


@pytest.mark.parametrize(
    "short",
    [
        actor(2, "Tirta"),
        actor(2, "Wulandari", None, role=None),
        actor(2, "Menteri Keuangan Tirta Wulandari"),
        actor(2, "Saputra", role=None),
        actor(2, "President Tirta"),
        actor(2, "Gubernur Tirta Wulandari Saputra"),
        actor(2, "Tirta Wulandari Saputra", None),
    ],
)
def test_short_form_is_linked_to_the_full_name(short: Actor) -> None:
    assert link_actors([short, FULL]) == {short.id: FULL.id}


@pytest.mark.parametrize(
    "other",
    [
        actor(2, "Tirta", "MY"),  # another country
        actor(2, "Tirta", role="CRM"),  # another role
        actor(2, "Tirta", kind="ORG"),
        actor(2, "Tir"),
        actor(2, "Menteri Keuangan"),  # nothing but a title
        actor(2, "Tirta Kusuma"),  # another name
    ],
)
def test_others_are_not_linked(other: Actor) -> None:
    assert link_actors([other, FULL]) == {}


def test_shared_surname_is_linked_to_nobody() -> None:
    assert link_actors([actor(2, "Saputra"), FULL, actor(3, "Budi Saputra")]) == {}


def test_shared_surname_is_told_apart_by_country() -> None:
    short, foreign = actor(2, "Saputra"), actor(3, "Budi Saputra", "MY")
    assert link_actors([short, FULL, foreign]) == {short.id: FULL.id}


def test_forms_of_one_name_all_go_to_the_longest() -> None:
    short, middle = actor(2, "Tirta"), actor(3, "Tirta Wulandari")
    assert link_actors([short, middle, FULL]) == {short.id: FULL.id, middle.id: FULL.id}


def test_acronym_is_linked_to_what_it_stands_for() -> None:
    short, full = actor(2, "BPC", kind="ORG"), actor(3, "Badan Pusat Cuaca", kind="ORG")
    assert link_actors([short, full]) == {short.id: full.id}
    assert link_actors([short, full, actor(4, "Balai Penelitian Cabai", kind="ORG")]) == {}


def test_order_does_not_matter() -> None:
    actors = [
        FULL,
        actor(2, "Tirta"),
        actor(3, "Tirta Wulandari"),
        actor(4, "Budi Saputra"),
        actor(5, "Saputra"),
    ]
    for seed in range(5):
        shuffled = random.Random(seed).sample(actors, len(actors))
        assert link_actors(shuffled) == link_actors(actors)


def test_words_and_initials() -> None:
    assert name_words(actor(1, "Wakil Menteri dr. Tirta")) in (("tirta",), ("dr.", "tirta"))
    assert initials(actor(1, "Badan Pusat Cuaca dan Iklim", kind="ORG")) == "BPCI"
    assert initials(FULL) == ""
    assert is_acronym(actor(1, "BPC", kind="ORG"))
    assert not is_acronym(actor(1, "Bpc", kind="ORG"))
