"""Weigh the signs that a name in a text is a place: the reader's label, words around it, how well known it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.extract.place_text import PlaceText
from newsevents.extract.place_words import PlaceWords

if TYPE_CHECKING:
    from newsevents.extract.place_names import Found

ENOUGH = 2.0  # a name is a place from here on
ENOUGH_BY_LABEL = 2.5  # and from here on where a reader has labelled names
PERHAPS = -1.0  # and from here on if the same name is one elsewhere in the text
BIG = 5.0  # weight of a town of 100,000
GREAT = 6.5  # weight of a first-level region of three million, or of one in a country whose regions are well known
KNOWN = 3.4  # and of 2,500
TINY = 2.5
UNSEEN = 0.0
WHOLE = 1.0
COMMON = 3.0
ENUM = 1.0
ORG_EDGE = 1.0
GPE_WHOLE = 2.5


def signs(text: PlaceText, words: PlaceWords, hit: Found, listed: bool) -> float:
    """The sum of all signs for one name."""
    return (
        _renown(words, hit)
        + _label(text, words, hit)
        + _neighbours(text, words, hit)
        + ENUM * (listed and not text.entities)
        + _region_follows(text, words, hit)
        - COMMON * _is_common(text, words, hit)
    )


def _is_common(text: PlaceText, words: PlaceWords, hit: Found) -> bool:
    """Is the name a word of the language as well, and no country."""
    if hit.exact or hit.candidates[0].feature == "country":
        return False
    name = hit.text.lower()
    return name in words.common or name in text.small_words


def _renown(words: PlaceWords, hit: Found) -> float:
    """How well known the best candidate is; countries and regions need no other sign."""
    best = hit.candidates[0]
    if hit.exact or best.feature == "country" or (best.feature == "admin1" and best.weight >= GREAT):
        return 4.0
    weight = best.weight if best.own or best.feature == "admin2" else best.weight - 1.0
    weight += 0.5 * (best.country in words.countries_here) + 0.5 * (hit.count > 1)
    return 2.0 if weight >= BIG else 1.0 if weight >= KNOWN else -1.0 if weight < TINY else 0.0


def _label(text: PlaceText, words: PlaceWords, hit: Found) -> float:
    """What the reader's label of the name says."""
    entity = text.entity_at(hit.start, hit.end)
    if entity is None:
        return -UNSEEN * bool(text.entities and not hit.exact)
    whole = entity.start >= hit.start and entity.end <= hit.end + 2
    edge = whole or entity.start == hit.start or abs(entity.end - hit.end) <= 1
    if entity.label == "PER":
        return -1.5 if whole else -6.0
    if entity.label in ("GPE", "LOC"):
        return GPE_WHOLE if whole else 1.0 if edge else 0.0
    if entity.label == "ORG" and hit.kind == "demonym" and not whole:
        return -4.0
    if entity.label == "ORG":
        if whole:
            return WHOLE
        near = entity.start == hit.start if words.org_place_first else abs(entity.end - hit.end) <= 1
        return ORG_EDGE if near else 0.0
    return 0.0


def _neighbours(text: PlaceText, words: PlaceWords, hit: Found) -> float:
    """Prepositions and titles before the name, and capitalised words beside it that may make it another name."""
    before, entity = text.word(hit.first - 1), text.entity_at(hit.start, hit.end)
    close = text.gap(hit.first - 1) in (" ", ". ", "\u00a0")
    score = 0.0
    if close and before.lower() in words.prepositions:
        score += 1.0 if before.lower() in words.weak_prepositions else 2.0
    elif close and before in words.titles:
        score -= 4.0
    elif hit.count == 1 and hit.text in text.person_words:
        score -= 2.5
    if not hit.exact and text.gap(hit.first - 1) == "-" and text.capital(hit.first - 1):
        score -= 2.0
    if entity is None and not hit.exact and not text.in_heading(hit.first):
        score -= 2.0 * text.name_beside(hit.first - 1) + 1.0 * text.name_beside(hit.first + hit.count - 1)
    return score


def _region_follows(text: PlaceText, words: PlaceWords, hit: Found) -> float:
    """A region after a comma or in brackets ("Springfield, Ohio") speaks for a place."""
    last = hit.first + hit.count - 1
    if text.gap(last).strip(" ") not in (",", "("):
        return 0.0
    after = text.word(last + 1)
    around = {row for c in hit.candidates for row in c.chain[1:]}
    for n in (1, 2):
        end = text.tokens[last + n][1] if last + n < len(text.tokens) else len(text.text)
        name = text.text[text.tokens[last + 1][0] : end] if after else ""
        for known in (words.exact.get(name), words.exact.get(name + "."), words.after_comma.get(name)):
            if known and known[0].row in around:
                return 3.0
        if name and any(c.row in around for c in _named(name)):
            return 3.0
    return 0.0


def _named(name: str) -> tuple:  # type: ignore[type-arg]
    from newsevents.extract.place_index import place_index

    return place_index().named(name)
