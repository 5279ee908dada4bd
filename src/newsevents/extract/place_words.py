"""What a pack's places.toml tells: exact names, demonyms, regions, type words and the words around places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from newsevents.extract.place_index import Candidate, place_index
from newsevents.packs import path, table, toml

CODE = re.compile(r"[A-Z]{2}(\.\w+)?")
FALLBACK = "en"  # for a language without a places.toml


@dataclass(frozen=True)
class PlaceWords:
    """One pack's places.toml, with names already resolved to candidates."""

    lang: str
    exact: dict[str, tuple[Candidate, ...]]
    demonyms: dict[str, tuple[Candidate, ...]]
    after_comma: dict[str, tuple[Candidate, ...]]
    prepositions: frozenset[str]
    weak_prepositions: frozenset[str]
    types_before: dict[str, list[str]]
    types_after: frozenset[str]
    plurals_after: dict[str, str]
    streets: frozenset[str]
    street_words: frozenset[str]
    titles: frozenset[str]
    joints: frozenset[str]
    conjunctions: frozenset[str]
    common: frozenset[str]
    never: frozenset[str]
    countries_here: frozenset[str]
    org_place_first: bool


def coded(value: str | list[str]) -> tuple[Candidate, ...]:
    """The candidates of a code ("ID.30") or a name ("Surakarta"); of a list, the first is the likeliest."""
    if isinstance(value, list):
        first, *others = (coded(v)[0] for v in value)
        return replace(first, weight=max(o.weight for o in others) + 2.0), *others
    return place_index().named("#" + value) if CODE.fullmatch(value) else place_index().named(value)


def region(name: str, at: list[Any]) -> tuple[Candidate, ...]:
    """A region that is no administrative unit, from [lat, lon, country?]."""
    country = at[2] if len(at) > 2 else ""
    above = coded(country)[0].chain if country else ()
    row = -1 - abs(hash((at[0], at[1]))) % 10**9  # the same for all names of one region; no row of the index
    return (Candidate(row, name, country, "region", at[0], at[1], 7.0, None, None, True, (row, *above)),)


def people(table: dict[str, list[str]]) -> dict[str, tuple[Candidate, ...]]:
    """Each demonym and its plural → the country."""
    found = {}
    for code, words in table.items():
        for word in words:
            found[word] = coded(code)[:1]
            if not word.endswith(("ese", "ish", "ch", "men", "man")):
                found[word + "s"] = found[word]
    return found


@cache
def place_words(lang: str) -> PlaceWords:
    """The words of a language's pack; English ones where a pack has none."""
    lang = lang if path(lang, "places.toml").exists() else FALLBACK
    t = toml(lang, "places.toml")
    sets = (
        "prepositions",
        "weak_prepositions",
        "streets",
        "street_words",
        "titles",
        "joints",
        "conjunctions",
        "never",
        "types_after",
    )
    exact = {name: coded(value) for name, value in t["exact"].items()}
    exact |= {name: region(name, at) for name, at in t["regions"].items()}
    return PlaceWords(
        lang=lang,
        exact=exact,
        demonyms=people(t["demonyms"]),
        after_comma={name: coded(value) for name, value in t["after_comma"].items()},
        types_before=t["types_before"],
        plurals_after=t["plurals_after"],
        countries_here=frozenset(t["countries_here"]),
        common=frozenset(t["common"]).union(row[0] for row in table(lang, "place_homonyms.txt")),
        org_place_first=t["org_place_first"],
        **{name: frozenset(t[name]) for name in sets},
    )
