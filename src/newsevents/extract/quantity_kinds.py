"""Casualties: whether a number counts killed, injured, missing, displaced or arrested people."""

from __future__ import annotations

from collections.abc import Sequence

from .quantity_grammar import Grammar
from .quantity_tokens import Piece

REACH = 8
ENDS = frozenset('.;:!?()\n"“”')


def casualty_kind(pieces: Sequence[Piece], first: int, end: int, grammar: Grammar) -> str | None:
    """The casualty word nearest to the number at `first` to `end` within its clause, as a kind.

    "menewaskan 12 orang dan melukai 30" gives killed for 12 and injured for 30.
    """
    for k in range(first, end):
        said = grammar.casualties.at(pieces, k)
        if said:
            return said[1]
    after = _nearest(pieces, range(end, min(len(pieces), end + REACH)), grammar)
    before = _nearest(pieces, range(first - 1, max(-1, first - 1 - REACH), -1), grammar)
    if after and before:
        return before[1] if before[0] < after[0] else after[1]
    found = after or before
    return found[1] if found else None


def _nearest(pieces: Sequence[Piece], places: range, grammar: Grammar) -> tuple[int, str] | None:
    for distance, k in enumerate(places):
        piece = pieces[k]
        ends = piece.kind == "n" or piece.low in ENDS or piece.low in grammar.conjunctions
        if ends or (piece.low == "," and distance > 0):
            return None
        found = grammar.casualties.at(pieces, k)
        if found:
            return distance, found[1]
        if piece.low in grammar.words.ones and distance:
            return None
    return None
