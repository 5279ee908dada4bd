"""Weigh the signs that a name is a place: the reader's label, the words around it, how well known it is.

The weights were set by hand on local news in English (with labels) and Indonesian disaster reports (without).
"""

from __future__ import annotations

from newsevents.extract.place_index import place_index
from newsevents.extract.place_text import Found, PlaceText
from newsevents.extract.place_words import PlaceWords
from newsevents.model import Entity

ENOUGH = 2.0  # a name is a place from here on
ENOUGH_BY_LABEL = 2.5  # and from here on where a reader has labelled names
PERHAPS = -1.0  # and from here on if the same name is one elsewhere in the text

GREAT = 6.5  # log10 of the people of a first-level region that is named alone
BIG = 5.0  # of a town that is
KNOWN = 3.4
TINY = 2.5


def enough(text: PlaceText) -> float:
    """The sum of signs from which a name is a place."""
    return ENOUGH_BY_LABEL if text.entities else ENOUGH


def signs(text: PlaceText, words: PlaceWords, hit: Found) -> float:
    """The sum of all signs for one name."""
    entity = text.entity_at(hit.start, hit.end)
    return (
        _renown(words, hit)
        + (_label(words, hit, entity) if entity else 0.0)
        + _word_before(text, words, hit)
        + (0.0 if hit.exact else _capitals_beside(text, hit, entity))
        + 3.0 * _region_follows(text, words, hit)
        - 3.0 * _is_common(text, words, hit)
    )


def _renown(words: PlaceWords, hit: Found) -> float:
    """How well known the best candidate is; countries and great regions need no other sign."""
    best = hit.candidates[0]
    if hit.exact or best.feature == "country" or (best.feature == "admin1" and best.weight >= GREAT):
        return 4.0
    weight = best.weight if best.own or best.feature == "admin2" else best.weight - 1.0
    weight += 0.5 * (best.country in words.countries_here) + 0.5 * (hit.count > 1)
    return 2.0 if weight >= BIG else 1.0 if weight >= KNOWN else -1.0 if weight < TINY else 0.0


def _is_common(text: PlaceText, words: PlaceWords, hit: Found) -> bool:
    """Is the name a word of the language as well, and no country."""
    if hit.exact or hit.candidates[0].feature == "country":
        return False
    name = hit.text.lower()
    return name in words.common or name in text.small_words


def _label(words: PlaceWords, hit: Found, entity: Entity) -> float:
    """What the reader's label says of the name or of the longer name that it is part of."""
    first, last = entity.start >= hit.start, entity.end <= hit.end + 2
    if entity.label == "PER":
        return -1.5 if first and last else -6.0
    if entity.label in ("GPE", "LOC"):
        return 2.5 if first and last else 1.0 if first or last else 0.0
    if entity.label != "ORG":
        return 0.0
    if hit.kind == "demonym" and not (first and last):
        return -4.0
    return 1.0 * (first if words.org_place_first else last)


def _word_before(text: PlaceText, words: PlaceWords, hit: Found) -> float:
    """A preposition, a title or a person's first name before it, or another place that it is listed with."""
    if text.gap(hit.first - 1) in (" ", ". ", "\u00a0"):
        before = text.word(hit.first - 1)
        if before.lower() in words.prepositions:
            return 1.0 if before.lower() in words.weak_prepositions else 2.0
        if before in words.titles:
            return -4.0
    if hit.count == 1 and hit.text in text.person_words:
        return -2.5
    return 1.0 * (hit.listed and not text.entities)


def _capitals_beside(text: PlaceText, hit: Found, entity: Entity | None) -> float:
    """Capitalised words joined to the name make it part of another name, unless a label explains them."""
    score = -2.0 * (text.gap(hit.first - 1) == "-" and text.capital(hit.first - 1))
    if entity is None and not text.in_heading(hit.first):
        score -= 2.0 * text.name_beside(hit.first - 1)
        score -= 1.0 * text.name_beside(hit.first + hit.count - 1)
    return score


def _region_follows(text: PlaceText, words: PlaceWords, hit: Found) -> bool:
    """Does a region around it follow after a comma or in brackets: "Springfield, Ohio"."""
    last = hit.first + hit.count - 1
    if text.gap(last).strip(" ") not in (",", "("):
        return False
    around = {row for c in hit.candidates for row in c.chain[1:]}
    for n in (1, 2):
        name = text.words(last + 1, n)
        known = (words.exact.get(name), words.exact.get(name + "."), words.after_comma.get(name))
        if any(c.row in around for named in (*known, place_index().named(name)) for c in named or ()):
            return True
    return False
