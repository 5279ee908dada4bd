"""Known actors from the packs' dictionaries: countries, peoples, leaders, bodies, companies, armed groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsevents import packs

LONGEST_NAME = 6  # words; longer names are looked up by nobody


@dataclass(frozen=True, slots=True)
class Actor:
    """What a dictionary says of a name: kind GPE | PER | ORG, ISO country and sector role if any."""

    kind: str
    country: str | None
    role: str | None


@cache
def _actors() -> dict[str, Actor]:
    rows = packs.table("shared", "actors.tsv")
    return {name: Actor(kind, country or None, role or None) for name, kind, country, role in rows}


def find_actor(words: str) -> Actor | None:
    """The actor with exactly this name, whatever its case.

    >>> find_actor("White House")
    Actor(kind='ORG', country='US', role='GOV')
    """
    return _actors().get(words.casefold())


def find_country(words: list[str]) -> str | None:
    """The country that a run of words names first, or whose people; words in small letters name none.

    >>> find_country(["pasukan", "Amerika", "Serikat"]), find_country(["Iraqi", "forces"])
    ('US', 'IQ')
    """
    for first, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for last in range(min(len(words), first + LONGEST_NAME), first, -1):
            actor = find_actor(" ".join(words[first:last]))
            if actor and actor.kind == "GPE" and actor.country:
                return actor.country
    return None
