"""Role nouns: what they name and whose sector they belong to."""

from __future__ import annotations

import pytest

from newsevents import packs
from newsevents.extract.roles import KINDS, entries, load_roles

SECTORS = set(
    [
        "GOV",
        "MIL",
        "COP",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "REB",
        "CRM",
        "SPY",
        "BUS",
        "MED",
        "EDU",
        "REL",
        "IGO",
        "NGO",
        "CVL",
    ]
)


@pytest.mark.parametrize(
    ("lang", "phrase", "head", "expected"),
    [
        ("id", "polisi", 0, ("GROUP", "COP")),
        ("id", "Menteri Pertahanan", 0, ("PER", "GOV")),
        ("id", "ketua DPR", 0, ("PER", "LEG")),
        ("id", "Kapolres Bogor", 0, ("PER", "COP")),
        ("id", "kelompok bersenjata", 0, ("GROUP", "REB")),
        ("id", "pasukan pemberontak", 0, ("GROUP", "REB")),
        ("id", "partai politik", 0, ("ORG", "PTY")),
        ("id", "wartawan", 0, ("PER", "MED")),
        ("id", "perusahaan tambang", 0, ("ORG", "BUS")),
        ("id", "menteri-menteri", 0, ("GROUP", "GOV")),
        ("en", "police chief", 1, ("PER", "COP")),
        ("en", "mayors", 0, ("GROUP", "GOV")),
        ("en", "city council", 1, ("ORG", "GOV")),
        ("en", "the rebels", 1, ("GROUP", "REB")),
        ("en", "human rights activist", 2, ("PER", "OPP")),
        ("en", "villagers", 0, ("GROUP", "CVL")),
    ],
)
def test_the_longest_role_noun_around_the_head_decides(
    lang: str, phrase: str, head: int, expected: tuple[str, str]
) -> None:
    role = load_roles(lang).find(phrase.split(), head)
    assert role is not None
    assert (role.kind, role.sector) == expected


@pytest.mark.parametrize(
    ("lang", "phrase"), [("id", "gempa bumi"), ("id", "harga beras"), ("en", "heavy rain")]
)
def test_things_have_no_role(lang: str, phrase: str) -> None:
    assert load_roles(lang).find(phrase.split(), 0) is None


def test_short_titles_are_spelled_out() -> None:
    assert load_roles("id").spelled_out(["Wamenkeu"]) == ["wakil", "menteri", "keuangan"]


@pytest.mark.parametrize("lang", packs.languages())
def test_every_pack_has_well_formed_roles(lang: str) -> None:
    table = packs.toml(lang, "roles.toml")
    for section in KINDS:
        assert set(table[section]) <= SECTORS
        for nouns in table[section].values():
            assert all(noun == noun.lower() for noun in entries(nouns))


@pytest.mark.parametrize("lang", packs.languages())
def test_every_pack_has_pronouns(lang: str) -> None:
    table = packs.toml(lang, "pronouns.toml")
    assert table["person"]
    assert table["people"]
