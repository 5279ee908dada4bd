"""Places of an article: found, told apart from people and organisations, and resolved by each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from newsevents.extract.place_choice import Naming, Prior, choose
from newsevents.extract.place_index import Candidate, fold, place_index
from newsevents.extract.place_names import find_names
from newsevents.extract.place_text import Found, PlaceText
from newsevents.extract.place_words import PlaceWords, place_words
from newsevents.model import Article, Entity, PlaceMention, Span

HERE = 1.0  # bonus of the countries where a language is at home
SOURCE = 1.5  # and of the country that the paper is from
QUALIFIES = re.compile(r"\.?\s?[,(]\s?")
HOST_NAME_LETTERS = 5
HOST_KNOWN = 3.5  # weight of a place that a paper may be named after
HOST_CAP = 4.5  # such a paper is seldom from the largest place of that name
TOWNS = ("city", "admin2", "admin3")
CAPITAL = 5.5  # weight from which a town stands for its country
HOST = re.compile(r"https?://([^/:?#]+)", re.IGNORECASE)
COUNTRY_OF_TOP = {"uk": "GB", "tv": "", "co": "", "io": "", "ai": "", "me": ""}  # other endings are ISO codes
GENERIC = frozenset({"com", "net", "org", "info", "news", "tv", "co", "io"})


def find_places(article: Article, entities: Sequence[Entity]) -> list[PlaceMention]:
    """All toponyms and demonyms of the article in text order, resolved where the gazetteer knows them.

    >>> text = "Gempa mengguncang Cianjur, Jawa Barat, pada Senin."
    >>> [(p.text, p.country, p.feature) for p in find_places(Article("1", text, "id"), ())]
    [('Cianjur', 'ID', 'city'), ('Jawa Barat', 'ID', 'admin1')]
    """
    words = place_words(article.lang)
    found = find_names(PlaceText(article.text, entities), words)
    chosen = _resolve(article, words, found)
    around = _around(found, chosen, article.text)
    return [_mention(f, c, near) for f, c, near in zip(found, chosen, around, strict=True)]


def _resolve(article: Article, words: PlaceWords, found: Sequence[Found]) -> list[Candidate | None]:
    """One candidate for each name found, the same for the same name; None for names the gazetteer lacks."""
    groups: dict[tuple[str, tuple[Candidate, ...]], list[int]] = {}
    for i, f in enumerate(found):
        if f.candidates:
            groups.setdefault((fold(f.text), f.candidates), []).append(i)
    namings = [
        Naming(candidates, len(at), frozenset().union(*(_beside(found, i, article.text) for i in at)))
        for (_, candidates), at in groups.items()
    ]
    best: list[Candidate | None] = [None] * len(found)
    for at, candidate in zip(groups.values(), choose(namings, _prior(article, words)), strict=True):
        for i in at:
            best[i] = candidate
    return best


def _beside(found: Sequence[Found], i: int, text: str) -> frozenset[int]:
    """Rows of the names right after name i, when it is written as their part: "Paris, Texas"."""
    if i + 1 < len(found) and QUALIFIES.fullmatch(text, found[i].end, found[i + 1].start):
        return frozenset(c.row for c in found[i + 1].candidates)
    return frozenset()


def _around(found: Sequence[Found], chosen: Sequence[Candidate | None], text: str) -> list[Candidate | None]:
    """Where an unknown name lies: in the place right after it, else in the last town before it."""
    last = next((c for c in chosen if c and c.feature in TOWNS), next((c for c in chosen if c), None))
    out: list[Candidate | None] = []
    for i, c in enumerate(chosen):
        follows = i + 1 < len(found) and QUALIFIES.fullmatch(text, found[i].end, found[i + 1].start)
        out.append(chosen[i + 1] or last if follows else last)
        last = c if c and c.feature in TOWNS else last
    return out


def _mention(f: Found, c: Candidate | None, around: Candidate | None) -> PlaceMention:
    """The mention of a name with its place; unknown names and addresses with the coordinates around them."""
    span, known = Span(f.start, f.end), c or around
    if c is None:
        feature = "address" if f.kind == "address" else "region"
    else:
        feature = "demonym" if f.kind == "demonym" else c.feature
    return PlaceMention(
        span=span,
        text=f.text,
        name=c.name if c else None,
        country=(known.country or None) if known else None,
        admin=known.admin if known else None,
        lat=known.lat if known else None,
        lon=known.lon if known else None,
        geonameid=c.geonameid if c else None,
        feature=feature,
    )


def _prior(article: Article, words: PlaceWords) -> Prior:
    """What language, source and host name say about where the places are."""
    countries = dict.fromkeys(words.countries_here, HERE)
    match = HOST.match(article.url or "")
    host = match[1].lower() if match else ""
    top = host.rpartition(".")[2]
    for code in (article.country or "", COUNTRY_OF_TOP.get(top, top.upper())):
        if len(code) == 2:
            countries[code] = countries.get(code, 0.0) + SOURCE
    return Prior(countries, _host_names(host))


@lru_cache(maxsize=4096)
def _host_names(host: str) -> tuple[tuple[Candidate, ...], ...]:
    """Candidates of the places that a host name starts or ends with: "www.concordmonitor.com" → Concord."""
    found = []
    for label in host.split(".")[:-1]:
        for word in label.split("-"):
            if len(word) < HOST_NAME_LETTERS or word in GENERIC:
                continue
            cuts = [word[:n] for n in range(len(word), HOST_NAME_LETTERS - 1, -1)]
            cuts += [word[n:] for n in range(1, len(word) - HOST_NAME_LETTERS + 1)]
            known = (place_index().named(cut) for cut in cuts)
            named = next((c for c in known if c and c[0].weight >= HOST_KNOWN), None)
            found += [tuple(replace(c, weight=min(c.weight, HOST_CAP)) for c in named)] if named else []
    return tuple(found)


def country_of(name: str, lang: str) -> str | None:
    """ISO code of the country that a name stands for (a country, its people, a large city), or None.

    >>> [country_of(name, "id") for name in ("AS", "Korsel", "Washington", "Prabowo")]
    ['US', 'KR', 'US', None]
    """
    words = place_words(lang)
    known = words.exact.get(name) or words.demonyms.get(name) or place_index().named(name)[:1]
    if not known or name in words.never:
        return None
    city = known[0].feature not in ("country", "admin1", "region")
    if city and known[0].weight < (CAPITAL if known[0].own else CAPITAL + 1.5):
        return None
    return known[0].country or None
