"""Quantities of a text: numbers with their bounds, units and what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..model import QuantityMention, Span
from .number_words import Numeral, read_numeral
from .quantity_bars import is_barred
from .quantity_grammar import Grammar, load_grammar
from .quantity_kinds import casualty_kind
from .quantity_tokens import Piece, kind_at, low_at, split_pieces, touching
from .quantity_units import Unit, read_prefix, read_unit

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|co|id|org|net|go)\b\S*", re.IGNORECASE)
HUMANS = ("people", "troops")


class Reader(NamedTuple):
    """A text being read: its pieces, grammar, and sorted spans whose digits are no quantities."""

    text: str
    pieces: list[Piece]
    grammar: Grammar
    taken: list[Span]

    def is_taken(self, piece: Piece) -> bool:
        k = bisect_right(self.taken, piece.start, key=lambda span: span.start) - 1
        near = self.taken[max(0, k - 1) : k + 1]
        return any(span.start < piece.end and piece.start < span.end for span in near)


class Amount(NamedTuple):
    """A number with its unit at pieces `first` to `end`; `stop` is where the number alone ends."""

    first: int
    stop: int
    end: int
    number: Numeral
    unit: Unit | None
    low: float | None
    high: float | None
    prefixed: bool


def find_quantities(text: str, lang: str, taken: Sequence[Span] = ()) -> list[QuantityMention]:
    """The quantities of a text in text order; none for a language without quantities in its pack.

    `taken` are the spans of dates and clock times. Ages, ordinals, article numbers and scores are left out.

    >>> [(q.text, q.low, q.high, q.unit) for q in find_quantities("Lebih dari 100 ribu warga mengungsi.", "id")]
    [('Lebih dari 100 ribu warga', 100000.0, None, 'warga')]
    """
    grammar = load_grammar(lang)
    if grammar is None:
        return []
    addresses = [Span(m.start(), m.end()) for m in ADDRESS.finditer(text)] if "." in text or "@" in text else []
    reader = Reader(text, split_pieces(text), grammar, sorted([*taken, *addresses], key=lambda s: s.start))
    found: list[QuantityMention] = []
    i = floor = 0
    while i < len(reader.pieces):
        amount, i = _read_at(reader, i, floor)
        if amount:
            mention, floor = _bounded(reader, amount, floor)
            found.append(mention)
            i = max(i, floor)
    return found


def _read_at(reader: Reader, i: int, floor: int) -> tuple[Amount | None, int]:
    """The amount whose number begins at piece `i`, if any, and the piece to go on from."""
    pieces, grammar = reader.pieces, reader.grammar
    piece = pieces[i]
    if piece.kind != "n" and piece.low not in grammar.starters:
        return None, i + 1
    if reader.is_taken(piece):
        return None, i + 1
    number = read_numeral(pieces, i, grammar.words)
    if number is None:
        return None, i + 1
    first = _amount(reader, number, floor)
    joined = _range(reader, first, floor)
    if joined:
        return (None if _is_barred_range(reader, first, joined) else joined), joined.end
    if not first.prefixed and is_barred(pieces, number, first.unit, grammar):
        return None, number.end
    return first, first.end


def _amount(reader: Reader, number: Numeral, floor: int) -> Amount:
    """A number with the currency before it or the unit after it."""
    pieces, grammar = reader.pieces, reader.grammar
    sign, at = _sign(reader, number)
    number = _short_million(pieces, number, grammar)
    prefix = read_prefix(pieces, at, grammar)
    if prefix and prefix[0] < floor:
        prefix = None
    first, unit = (prefix[0], prefix[1]) if prefix else (at, None)
    if prefix and unit and unit.kind == "money":
        number = _money_scale(pieces, number, grammar)
    stop = end = number.end
    if unit is None or unit.kind == "money":
        after = read_unit(pieces, number, grammar)
        if after and (unit is None or after.name == unit.name):
            unit, end = after, after.end
    low, high = number.low * sign, None if number.high is None else number.high * sign
    return Amount(first, stop, end, number, unit, low, high, prefix is not None)


def _sign(reader: Reader, number: Numeral) -> tuple[int, int]:
    """-1 and the place of the sign for "minus 5" and "-5", else 1 and the number's own place."""
    pieces, i = reader.pieces, number.first
    before = low_at(pieces, i - 1)
    free = i < 2 or not touching(pieces, i - 1) or low_at(pieces, i - 2) in ("(", "$")
    hyphen_word = before == "-" and low_at(pieces, i - 2) in reader.grammar.minus
    if before in ("-", "−") and touching(pieces, i) and free and pieces[i].kind == "n":
        return -1, i - 1
    if before in reader.grammar.minus:
        return -1, i - 1
    return (-1, i - 2) if hyphen_word else (1, i)


def _money_scale(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> Numeral:
    """Money may carry a short scale of its own: "Rp 1 M", "£2.7m"."""
    j = number.end
    if number.end == number.first + 1 and kind_at(pieces, j) == "w":
        factor = grammar.words.money_symbols.get(pieces[j].text)
        if factor:
            return number.times(factor)._replace(end=j + 1)
    return number


def _short_million(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> Numeral:
    """ "2.7m sales" are millions, "a 2.7m fence" are metres: a plural or measure within three words decides."""
    j = number.end
    factor = grammar.words.glued_scale.get(pieces[j].text) if j < len(pieces) and touching(pieces, j) else None
    if not factor or j != number.first + 1:
        return number
    scaled = number.times(factor)._replace(end=j + 1)
    unit = read_unit(pieces, scaled, grammar)
    return scaled if unit and unit.name and number.low != 1 else number


def _range(reader: Reader, first: Amount, floor: int) -> Amount | None:
    """ "10-15", "Rp 4-5 juta", "antara 5 dan 10", "from 5% to 7%" as one amount."""
    pieces, grammar = reader.pieces, reader.grammar
    if first.number.low != first.number.high:
        return None
    opened = grammar.between.before(pieces, first.first)
    for j in dict.fromkeys((first.stop, first.end)):
        joined = _join(reader, j, bool(opened), first)
        second = joined and _second(reader, first, joined, floor)
        if second and second.low is not None and _fits(reader, first, second, bool(opened), j):
            return _merge(first, second, bool(opened))
    return None


def _join(reader: Reader, j: int, opened: bool, first: Amount) -> int | None:
    """Where the second number of a range begins, if a connector stands at piece `j`."""
    pieces, grammar = reader.pieces, reader.grammar
    if low_at(pieces, j) == "-" and low_at(pieces, j + 1) == "to":
        j += 1
        return j + 2 if low_at(pieces, j + 1) == "-" else j + 1
    tables = [grammar.range_words, *([grammar.range_and] if opened else [])]
    for table in tables:
        found = table.at(pieces, j)
        if found:
            return found[0]
    found = grammar.range_or.at(pieces, j)
    return found[0] if found and first.number.low >= 1 else None


def _second(reader: Reader, first: Amount, at: int, floor: int) -> Amount | None:
    pieces, grammar = reader.pieces, reader.grammar
    for k in range(at, min(at + 4, len(pieces))):
        piece = pieces[k]
        if (piece.kind == "n" or piece.low in grammar.starters) and not reader.is_taken(piece):
            number = read_numeral(pieces, k, grammar.words)
            second = _amount(reader, number, at) if number else None
            return second if second and second.first == at else None
    return None


def _fits(reader: Reader, first: Amount, second: Amount, opened: bool, at: int) -> bool:
    """True if two amounts make a range: units agree, and it is no score, year span, date or change."""
    pieces, grammar = reader.pieces, reader.grammar
    a, b = first.unit, second.unit
    own = first.prefixed or (a is not None and a.end > first.stop and at == first.end)
    if own and (a is None or b is None or (a.name != b.name and a.kind != b.kind)):
        return False
    if second.prefixed and not first.prefixed:
        return False
    if first.low is None or second.low is None or second.high is None or abs(second.low) < 1e-12:
        return False
    connector = low_at(pieces, at)
    rising = first.number.base < second.number.base or first.low < second.low
    if connector in grammar.range_or.first:
        return rising and second.number.base - first.number.base == 1
    hyphen = connector in ("-", "–", "—")
    if not rising and (hyphen or not opened):
        return False
    if own and not opened and not hyphen and low_at(pieces, first.first - 1) in grammar.change_verbs:
        return False
    return not _is_no_range(reader, first, second, hyphen)


def _is_no_range(reader: Reader, first: Amount, second: Amount, hyphen: bool) -> bool:
    pieces, grammar = reader.pieces, reader.grammar
    unit = second.unit or first.unit
    if unit is None or not unit.measured:
        years = all(1500 <= n.low <= 2100 and n.end == n.first + 1 and n.digits for n in (first.number, second.number))
        small = hyphen and second.number.low < 30 and (unit is None or first.number.low == 0)
        chained = touching(pieces, second.stop) and low_at(pieces, second.stop) in ("-", "/")
        if (years and (unit is None or unit.kind == "count")) or small or (hyphen and chained and unit is None):
            return True
    if hyphen and touching(pieces, first.first) and kind_at(pieces, first.first - 1) in "wn":
        return not first.prefixed
    return False


def _is_barred_range(reader: Reader, first: Amount, joined: Amount) -> bool:
    """True if the range is one of ages, dates or article numbers."""
    pieces, grammar = reader.pieces, reader.grammar
    if first.prefixed:
        return False
    months = grammar.bars["months"]
    if joined.number.digits and joined.number.low <= 31:
        if months.at(pieces, joined.stop) or months.before(pieces, first.first):
            return True
    whole = joined.number._replace(first=first.number.first, digits=False, high=None)
    return is_barred(pieces, whole, joined.unit, grammar)


def _merge(first: Amount, second: Amount, opened: bool) -> Amount:
    low, high = first.low or 0.0, second.high or 0.0
    shares = first.number.scale == 1 and second.number.scale != 1 and first.number.base < second.number.base
    if shares:
        low *= second.number.scale
    low, high = min(low, high), max(low, high)
    end = max(second.end, first.end)
    return Amount(first.first, second.stop, end, second.number, second.unit or first.unit, low, high, first.prefixed)


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
        end = max(end, after[0])
    return _mention(reader, amount._replace(first=first, end=end, low=low, high=high), about), end


def _is_reached(pieces: Sequence[Piece], first: int, bound: str, grammar: Grammar) -> bool:
    """ "naik hingga 5 persen": after such verbs a value is reached, not a limit."""
    return bound == "high" and low_at(pieces, first - 1) in grammar.not_high_after


def _mention(reader: Reader, amount: Amount, about: bool) -> QuantityMention:
    pieces = reader.pieces
    start, end = pieces[amount.first].start, pieces[amount.end - 1].end
    kind, name = (amount.unit.kind, amount.unit.name) if amount.unit else ("count", None)
    if kind in HUMANS or amount.unit is None:
        kind = casualty_kind(pieces, amount.first, amount.end, reader.grammar) or kind
    number = Span(start, max(pieces[amount.stop - 1].end, start))
    return QuantityMention(
        Span(start, end), reader.text[start:end], amount.low, amount.high, about, name, kind, number
    )
