"""One number of a text with its sign, its currency and its unit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..model import Span
from .number_words import Numeral
from .quantity_grammar import Grammar
from .quantity_tokens import Piece, kind_at, low_at, touching
from .quantity_units import Unit, is_noun, read_prefix, read_unit

# "12 lebih cepat" compares, "400 lebih pemain" counts.
LEAST_COUNTED = 100


class Reader(NamedTuple):
    """A text being read: its pieces, grammar, and sorted spans whose digits are no quantities.

    `dates` are those of the spans that are dates.
    """

    text: str
    pieces: list[Piece]
    grammar: Grammar
    taken: list[Span]
    dates: frozenset[Span]

    def taken_by(self, piece: Piece) -> Span | None:
        """The date, clock time or address that the piece stands in."""
        k = bisect_right(self.taken, piece.start, key=lambda span: span.start) - 1
        near = self.taken[max(0, k - 1) : k + 1]
        return next((span for span in near if span.start < piece.end and piece.start < span.end), None)


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


def read_amount(reader: Reader, number: Numeral, floor: int) -> Amount:
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
        if after and (unit is None or after.name == unit.name) and _same_date(reader, number, after):
            unit, end = after, after.end
    low, high = number.low * sign, None if number.high is None else number.high * sign
    return Amount(first, stop, end, number, unit, low, high, prefix is not None)


def read_unit_behind(reader: Reader, amount: Amount, at: int) -> Amount:
    """The amount with the unit that stands behind a word of bound at piece `at`: "35 juta lebih keluarga"."""
    if amount.unit is not None:
        return amount
    unit = read_unit(reader.pieces, amount.number._replace(end=at), reader.grammar)
    counted = unit is not None and (unit.kind != "count" or amount.number.low >= LEAST_COUNTED)
    return amount._replace(unit=unit, end=unit.end) if unit and counted else amount


def _same_date(reader: Reader, number: Numeral, unit: Unit) -> bool:
    """False where the unit belongs to a date and the number does not: "75,02 tahun 2024"."""
    last = reader.taken_by(reader.pieces[unit.end - 1])
    return last is None or last == reader.taken_by(reader.pieces[number.first])


def _sign(reader: Reader, number: Numeral) -> tuple[int, int]:
    """-1 and the place of the sign for "minus 5" and "-5", else 1 and the number's own place."""
    pieces, i = reader.pieces, number.first
    before = low_at(pieces, i - 1)
    free = i < 2 or low_at(pieces, i - 2) in ("(", "$") or not touching(pieces, i - 1)
    free = free and kind_at(pieces, i - 2) != "n"
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
    """ "2.7m sales" are millions, "a 2.7m fence" and "37m high" metres: the words around decide."""
    i, j, words = number.first, number.end, grammar.words
    factor = words.glued_scale.get(pieces[j].text) if j == i + 1 and touching(pieces, j) else None
    if not factor:
        return number
    scaled = number.times(factor)._replace(end=j + 1)
    counted = is_noun(pieces, j + 1, grammar) and low_at(pieces, i - 1) not in words.glued_not
    millions = read_unit(pieces, scaled, grammar) is not None or counted
    return scaled if millions and low_at(pieces, j + 1) not in words.glued_not else number
