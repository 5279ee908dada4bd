"""The dictionaries of known actors."""

from __future__ import annotations

import pytest

from newsevents import packs
from newsevents.extract.actor_index import find_actor, find_country


@pytest.mark.parametrize(
    ("name", "lang", "kind", "country", "role"),
    [
        ("Gedung Putih", "id", "ORG", "US", "GOV"),
        ("Istana", "id", "ORG", "ID", "GOV"),
        ("Tiongkok", "id", "GPE", "CN", None),
        ("KPK", "id", "ORG", "ID", "GOV"),
        ("Vladimir Putin", "en", "PER", "RU", "GOV"),
        ("Hezbollah", "en", "ORG", "LB", "REB"),
        ("Google", "en", "ORG", "US", "BUS"),
        ("NATO", "en", "ORG", None, "IGO"),
    ],
)
def test_known_actors(name: str, lang: str, kind: str, country: str | None, role: str | None) -> None:
    actor = find_actor(name, lang)
    assert actor is not None
    assert (actor.kind, actor.country, actor.role) == (kind, country, role)


@pytest.mark.parametrize(
    ("text", "lang", "country"),
    [
        ("tentara Amerika Serikat", "id", "US"),
        ("warga Korsel", "id", "KR"),
        ("the Syrian army", "en", "SY"),
        ("the turkey farm", "en", None),
        ("warga desa", "id", None),
    ],
)
def test_the_country_named_in_a_phrase(text: str, lang: str, country: str | None) -> None:
    assert find_country(text.split(), lang) == country


@pytest.mark.parametrize("lang", ["shared", *packs.languages()])
def test_tables_are_well_formed(lang: str) -> None:
    for name, kind, country, role, *full in packs.table(lang, "actors.tsv"):
        assert name == name.casefold()
        assert kind in {"PER", "ORG", "GPE"}
        assert not country or (len(country) == 2 and country.isupper())
        assert not role or len(role) == 3
        assert len(full) == (lang != "shared")
