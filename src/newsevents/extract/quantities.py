"""Quantities of a text: numbers with their bounds, units and what they count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..model import DateMention, QuantityMention, Span
from .number_words import read_numeral
from .quantity_amounts import Amount, Reader, read_amount, read_unit_behind
from .quantity_bars import is_barred, read_age
from .quantity_grammar import Grammar, load_grammar
from .quantity_kinds import casualty_kind, share_unit
from .quantity_ranges import SIGNS, add_part, is_barred_range, join_range
from .quantity_tokens import Piece, kind_at, low_at, split_pieces

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\S+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|co|id|org|net|go)\b\S*",
    re.IGNORECASE,
)
# No text without one of these has an address: looking for them is cheaper.
HINT = re.compile(r"://|www\.|@|\.(?:com|co|id|org|net|go)\b", re.IGNORECASE)
HUMANS = ("people", "troops")


def find_quantities(text: str, lang: str, taken: Sequence[Span] = ()) -> list[QuantityMention]:
    """The quantities of a text in text order; none for a language without quantities in its pack.

    `taken` are the spans of dates and clock times: of their numbers only lengths count ("dua pekan lalu").
    Ages have their own kind. Ordinals, article numbers and scores are left out.

    >>> text = "Lebih dari 100 ribu warga mengungsi."
    >>> [(q.text, q.low, q.high, q.unit, q.kind) for q in find_quantities(text, "id")]
    [('Lebih dari 100 ribu warga', 100000.0, None, 'warga', 'displaced')]
    """
    grammar = load_grammar(lang)
    if grammar is None:
        return []
    addresses = [Span(*m.span()) for m in ADDRESS.finditer(text)] if HINT.search(text) else []
    barred = sorted([*taken, *addresses], key=lambda s: s.start)
    reader = Reader(text, split_pieces(text), grammar, barred, frozenset(taken))
    found: list[QuantityMention] = []
    after = floor = 0
    for i, piece in enumerate(reader.pieces):
        if i < after or not (piece.kind == "n" or piece.low in grammar.starters):
            continue
        amount, after = _read_at(reader, i, floor)
        if amount:
            mention, last = _bounded(reader, amount, floor)
            found.append(share_unit(reader, mention, found[-1], floor, last) if found else mention)
            floor = last
            after = max(after, floor)
    return found


def keep_counts(
    quantities: Iterable[QuantityMention], dates: Sequence[DateMention]
) -> tuple[QuantityMention, ...]:
    """The quantities that may be those of an event: no ages, no lengths that dates are told by.

    `dates` are in text order, none overlapping.
    """
    starts = [mention.span.start for mention in dates]

    def is_dated(span: Span) -> bool:
        last = bisect_left(starts, span.end) - 1
        return last >= 0 and dates[last].span.overlaps(span)

    return tuple(q for q in quantities if q.kind != "age" and not is_dated(q.span))


def _read_at(reader: Reader, i: int, floor: int) -> tuple[Amount | None, int]:
    """The amount whose number begins at piece `i`, if any, and the piece to go on from."""
    pieces, grammar = reader.pieces, reader.grammar
    taken = reader.taken_by(pieces[i])
    if taken and kind_at(pieces, i + 1) != "w" and low_at(pieces, i + 1) not in SIGNS:
        return None, i + 1
    number = read_numeral(pieces, i, grammar.words)
    if number is None:
        return None, i + 1
    first = add_part(reader, read_amount(reader, number, floor))
    amount = join_range(reader, first)
    if taken:
        return _length_within(reader, amount or first, taken)
    if amount:
        return (None if is_barred_range(reader, first, amount) else amount), amount.end
    age = None if first.prefixed else read_age(pieces, number, first.unit, grammar)
    if age:
        return first._replace(unit=age, end=age.end), age.end
    if not first.prefixed and is_barred(pieces, first.number, first.unit, grammar):
        return None, number.end
    return first, first.end


def _length_within(reader: Reader, amount: Amount, date: Span) -> tuple[Amount | None, int]:
    """The length of time that a date is told by ("dua pekan lalu"); no other number of a date counts."""
    pieces, unit = reader.pieces, amount.unit
    named = reader.grammar.bars["clock_before"].before(pieces, amount.first)
    length = date in reader.dates and unit is not None and unit.kind == "duration" and not named
    if length and pieces[amount.end - 1].end <= date.end:
        return amount, amount.end
    return None, amount.number.first + 1


def _bounded(reader: Reader, amount: Amount, floor: int) -> tuple[QuantityMention, int]:
    """The amount as a mention with the bounds that the words around it set, and the piece after it."""
    pieces, grammar = reader.pieces, reader.grammar
    first, stop, end = amount.first, amount.stop, amount.end
    low, high, about = amount.low, amount.high, amount.number.about
    opened = grammar.between.before(pieces, first) if low != high and high is not None else None
    if opened and opened[0] >= floor:
        first = opened[0]
    while True:
        found = grammar.bound.before(pieces, first)
        if not found or found[0] < floor:
            break
        first, bound = found
        about = about or bound == "about"
        if low == high and not _is_reached(pieces, first, bound, grammar):
            low, high = (low, None) if bound == "low" else (None, high) if bound == "high" else (low, high)
    after = grammar.bound_after.at(pieces, end) or grammar.bound_after.at(pieces, stop)
    if after and low == high:
        low, high = (low, None) if after[1] == "low" else (None, high)
        amount = read_unit_behind(reader, amount, after[0])
        end = max(amount.end, after[0])
    return _mention(reader, amount._replace(first=first, end=end, low=low, high=high), about), end


def _is_reached(pieces: Sequence[Piece], first: int, bound: str, grammar: Grammar) -> bool:
    """ "naik hingga 5 persen": after such verbs a value is reached, not a limit."""
    reaches = bound == "high" and low_at(pieces, first) in grammar.reaching
    return reaches and low_at(pieces, first - 1) in grammar.not_high_after


def _mention(reader: Reader, amount: Amount, about: bool) -> QuantityMention:
    pieces = reader.pieces
    start, end = pieces[amount.first].start, pieces[amount.end - 1].end
    kind, name = (amount.unit.kind, amount.unit.name) if amount.unit else ("count", None)
    if kind in HUMANS or amount.unit is None:
        kind = casualty_kind(pieces, amount.first, amount.end, reader.grammar) or kind
    number = Span(start, max(pieces[amount.stop - 1].end, start))
    low, high = _exact(amount.low), _exact(amount.high)
    return QuantityMention(Span(start, end), reader.text[start:end], low, high, about, name, kind, number)


def _exact(value: float | None) -> float | None:
    """The value without the dust of binary multiplication (8,2 miliar is 8200000000)."""
    return None if value is None else float(f"{value:.15g}")
