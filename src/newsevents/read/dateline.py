"""The place, date and agency that open a story ("JAKARTA, KOMPAS.com -"): no part of its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsevents.model import Span
from newsevents.packs import toml

LONGEST = 110
"""Characters within which the dash of a dateline stands."""

_DASH = re.compile(r"\s+(?:-{1,2}|[–—])(?:\s+|$)|\s*[—–]\s*|(?<=\))\s*-{1,2}\s*|-{1,2}\s+|\s-{2}")
_COLON = re.compile(r":\s+")
_GAP = re.compile(r"\s{2,}(?=\w)")
_CUT = re.compile(r"[,/()|]")
_DOMAIN = re.compile(r"[\w-]+(?:\.\s?(?:com|co|id|net|org|tv|news|info|asia)){1,2}$", re.IGNORECASE)
_PLACE = re.compile(r"[^\W\d_][\w.'’`-]*(?: (?:[^\W\d_][\w.'’`-]*)){0,4}$")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's span (with its dash) and the span of the place in it, in the paragraph's characters."""

    span: Span
    place: Span | None


def find_dateline(paragraph_text: str, lang: str, opening: bool = True) -> Dateline | None:
    """The dateline at the start of a paragraph, or None.

    `opening` is true for the first paragraph of a story: there a bare "Makassar - " counts too; further down
    only datelines with an agency, a date or a place in capitals do.

    >>> text = "JAKARTA, KOMPAS.com - Harga minyak turun."
    >>> found = find_dateline(text, "id")
    >>> text[found.span.end:], text[found.place.start:found.place.end]
    ('Harga minyak turun.', 'JAKARTA')
    """
    head = paragraph_text[:LONGEST]
    for mark in _marks(head, opening):
        found = _read_head(head, mark, lang, opening)
        if found:
            return found
    return None


def _marks(head: str, opening: bool) -> list[re.Match[str]]:
    """Where a dateline may end: at its first dashes, or (in an opening) at a colon or a gap."""
    dashes = [m for m in _DASH.finditer(head) if m.start() > 0][:3]
    others = [m for m in (_COLON.search(head), _GAP.search(head)) if m] if opening else []
    return dashes + others


def _read_head(head: str, mark: re.Match[str], lang: str, opening: bool) -> Dateline | None:
    """The dateline that ends at `mark`, if every piece before it is a place, a date or an agency."""
    pieces = _pieces(head[: mark.start()])
    kinds = [_kind(head[a:b], lang) for a, b in pieces]
    if not pieces or "other" in kinds or head[mark.end() : mark.end() + 1].islower():
        return None
    if not (_is_strong(kinds, mark, head) or (opening and _is_plain(kinds, mark))):
        return None
    places = [span for span, kind in zip(pieces, kinds, strict=True) if kind.endswith("place")]
    return Dateline(Span(0, mark.end()), Span(*places[0]) if places else None)


def _is_strong(kinds: list[str], mark: re.Match[str], head: str) -> bool:
    """True where an agency, capitals, or a place with a date leave no doubt."""
    if mark.re is not _DASH:
        return kinds[0] == "capital place" and ("agency" in kinds or head[: mark.start()].isupper())
    return "agency" in kinds or kinds[0] == "capital place" or ("date" in kinds and "place" in kinds)


def _is_plain(kinds: list[str], mark: re.Match[str]) -> bool:
    """True for a place ("Makassar - ", "Sukkur, Pakistan - ") or a date alone before a dash."""
    return mark.re is _DASH and (kinds in (["place"], ["place", "place"], ["date"]))


def _pieces(head: str) -> list[tuple[int, int]]:
    """The parts of a dateline between commas, slashes and brackets, without white space and empty parts."""
    pieces, start = [], 0
    for end in [m.start() for m in _CUT.finditer(head)] + [len(head)]:
        part = head[start:end]
        stripped = part.strip()
        if stripped:
            left = start + part.index(stripped)
            pieces.append((left, left + len(stripped)))
        start = end + 1
    return pieces


def _kind(piece: str, lang: str) -> str:
    """What a part of a dateline is: agency | date | capital place | place | other."""
    if piece.lower() in _words(lang, "agencies") or _DOMAIN.match(piece):
        return "agency"
    if {w.lower() for w in _WORD.findall(piece)} <= _words(lang, "calendar"):
        return "date" if any(c.isdigit() for c in piece) else "other"
    if not _PLACE.match(piece) or any(c.isdigit() for c in piece) or piece.lower() in _words(lang, "labels"):
        return "other"
    if piece.isupper() and len(piece) > 2:
        return "capital place"
    words = piece.split()
    return "place" if len(words) <= 3 and all(word[0].isupper() for word in words) else "other"


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    layout = toml(lang, "layout.toml")
    if name == "calendar":
        return frozenset(layout["date"]["months"]) | frozenset(layout["date"]["weekdays"])
    return frozenset(layout["dateline"][name])
