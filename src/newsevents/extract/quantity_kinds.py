"""What numbers of people count: killed, injured, missing, displaced, arrested, or a part of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import QuantityMention
from .quantity_amounts import Reader
from .quantity_grammar import CASUALTIES, Grammar
from .quantity_tokens import Piece

REACH = 8
REACH_OF_PARTS = 30
SENTENCE_ENDS = frozenset(".;!?\n")
COUNTED = frozenset(("people", "troops", "vehicles", "buildings", "count"))
ENDS = frozenset('.;:!?()\n"“”')


def casualty_kind(pieces: Sequence[Piece], first: int, end: int, grammar: Grammar) -> str | None:
    """The casualty word nearest to the number at `first` to `end` within its clause, as a kind.

    "menewaskan 12 orang dan melukai 30" gives killed for 12 and injured for 30.
    """
    for k in range(first, end):
        if grammar.relatives.at(pieces, k):
            return None
        said = grammar.casualties.at(pieces, k)
        if said:
            return said[1]
    after = _nearest(pieces, range(end, min(len(pieces), end + REACH)), grammar)
    before = _nearest(pieces, range(first - 1, max(-1, first - 1 - REACH), -1), grammar)
    if after and before:
        return before[1] if before[0] < after[0] else after[1]
    found = after or before
    return found[1] if found else None


def share_unit(
    reader: Reader, mention: QuantityMention, before: QuantityMention, floor: int, end: int
) -> QuantityMention:
    """The mention with the unit of the one before it, of which it is a part: "tiga di antaranya luka".

    `floor` and `end` are the pieces where the one before and the mention end.
    """
    pieces, grammar = reader.pieces, reader.grammar
    shared = "people" if before.kind in CASUALTIES else before.kind
    if mention.unit or shared not in COUNTED or not grammar.partitive.at(pieces, end):
        return mention
    if end - floor > REACH_OF_PARTS or any(piece.low in SENTENCE_ENDS for piece in pieces[floor:end]):
        return mention
    kind = shared if mention.kind == "count" else mention.kind
    return replace(mention, unit=before.unit, kind=kind)


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
