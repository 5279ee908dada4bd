"""Known actors from the packs' dictionaries: countries, peoples, leaders, bodies, companies, armed groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from newsevents import packs

LONGEST_NAME = 5  # words of a country's or people's name
REMEMBERED_NAMES = 20_000


@dataclass(frozen=True, slots=True)
class Actor:
    """What a dictionary says of a name: kind GPE | PER | ORG, country, sector, full name if another."""

    kind: str
    country: str | None
    role: str | None
    full_name: str | None = None


@cache
def _actors(lang: str) -> dict[str, tuple[str, ...]]:
    """The actors of a language's own list; all others stand in the shared one ("shared")."""
    return {row[0]: row[1:] for row in packs.table(lang, "actors.tsv")}


@lru_cache(REMEMBERED_NAMES)
def find_actor(name: str, lang: str) -> Actor | None:
    """The actor with exactly this name, whatever its case; what the language's own list says counts first.

    >>> find_actor("White House", "en")
    Actor(kind='ORG', country='US', role='GOV', full_name=None)
    >>> find_actor("Jokowi", "id").full_name
    'Joko Widodo'
    """
    folded = name.casefold()
    row = _actors(lang).get(folded) or _actors("shared").get(folded)
    return Actor(*(field or None for field in row)) if row else None  # type: ignore[arg-type]


def find_country(words: Sequence[str], lang: str) -> str | None:
    """The country that a run of words names first, or whose people; words in small letters name none.

    >>> find_country(["pasukan", "Amerika", "Serikat"], "id"), find_country(["Iraqi", "forces"], "en")
    ('US', 'IQ')
    """
    for first, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for last in range(min(len(words), first + LONGEST_NAME), first, -1):
            actor = find_actor(" ".join(words[first:last]), lang)
            if actor and actor.kind == "GPE" and actor.country:
                return actor.country
    return None
