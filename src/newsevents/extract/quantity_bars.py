"""Numbers that are no quantities: dates, clock times, ages, ordinals, names, scores, identifiers."""

from __future__ import annotations

from collections.abc import Sequence

from .number_words import Numeral
from .quantity_grammar import Grammar
from .quantity_tokens import Piece, kind_at, low_at, touching
from .quantity_units import Unit

JOINTS = frozenset("-–/:.x×")
OLDEST = 110


def is_barred(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """True if the number without a currency before it is no quantity."""
    if _is_age(pieces, number, unit, grammar) or _after_name_word(pieces, number, unit, grammar):
        return True
    if not number.digits:
        return _is_bare_word(pieces, number, unit, grammar)
    return (
        _is_identifier(pieces, number, unit, grammar)
        or _is_chain(pieces, number, unit)
        or _is_date_or_clock(pieces, number, grammar)
        or _is_ordinal(pieces, number, grammar)
        or _is_year(pieces, number, unit, grammar)
        or _is_list_mark(pieces, number)
        or _follows_name(pieces, number, unit, grammar)
    )


def _known(unit: Unit | None) -> bool:
    return unit is not None and (unit.measured or unit.kind != "count")


def _is_age(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    if number.low > OLDEST:
        return False
    i, j = number.first, number.end
    if grammar.bars["age_before"].before(pieces, i) or grammar.bars["age_after"].at(pieces, j):
        return True
    if grammar.bars["age_year_words"].at(pieces, j):
        j += 1
    elif unit or not number.digits:
        return False
    return _is_apposition(pieces, i, j)


def _is_apposition(pieces: Sequence[Piece], i: int, j: int) -> bool:
    """ "Budi (45)", "John Smith, 45, said", "AP, 32 tahun.": after a name, between signs."""
    opened, closed = low_at(pieces, i - 1), low_at(pieces, j)
    name = i > 1 and pieces[i - 2].kind == "w" and pieces[i - 2].text[:1].isupper()
    return name and (opened, closed) in {("(", ")"), (",", ","), (",", "."), ("(", ",")}


def _after_name_word(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """ "Pasal 5", "nomor satu", "lantai empat", "top 10"; but a measure may follow such words."""
    found = grammar.bars["before"].before(pieces, number.first)
    if not found:
        return False
    if unit and unit.measured:
        return bool(grammar.bars["clock_before"].before(pieces, number.first)) and unit.kind != "duration"
    return not (unit and unit.kind != "count" and number.low >= 1000)


def _is_bare_word(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """ "one of the", "salah satu", "the two said", "half the"."""
    bars, i, j = grammar.bars, number.first, number.end
    if number.low == number.high == 1:
        if unit is None or bars["one_before"].before(pieces, i) or bars["one_after"].at(pieces, j):
            return True
    if low_at(pieces, j) == "-" and touching(pieces, j) and low_at(pieces, j + 1) == low_at(pieces, i):
        return True
    if unit is None and (bars["bare_before"].before(pieces, i) or _is_named(pieces, i)):
        return True
    return unit is None and number.end - i == 1 and (number.low < 1 or low_at(pieces, i) == "scores")


def _is_identifier(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """ "F-16", "M50", "5G", "PLX-R18": letters touch the digits."""
    i, j = number.first, number.end
    if touching(pieces, i) and kind_at(pieces, i - 1) == "w":
        return True
    if touching(pieces, i) and low_at(pieces, i - 1) in (*"-#_@.",) and touching(pieces, i - 1):
        if kind_at(pieces, i - 2) == "w" and low_at(pieces, i - 2) not in grammar.glued:
            return True
    glued = touching(pieces, j) and kind_at(pieces, j) == "w"
    return glued and (unit is None or not unit.measured)


def _is_chain(pieces: Sequence[Piece], number: Numeral, unit: Unit | None) -> bool:
    """Digits joined to other digits: scores, telephone numbers, dates, times, sizes."""
    i, j = number.first, number.end
    raw = pieces[i].text
    if len(raw) > 1 and raw[0] == "0" and raw.isdecimal():
        return True
    if touching(pieces, i) and low_at(pieces, i - 1) in JOINTS and touching(pieces, i - 1):
        if kind_at(pieces, i - 2) == "n":
            return True
    if low_at(pieces, j) in JOINTS and touching(pieces, j) and touching(pieces, j + 1):
        return kind_at(pieces, j + 1) == "n"
    return False


def _is_date_or_clock(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> bool:
    i, bars = number.first, grammar.bars
    if number.end - i > 1 or not pieces[i].text.replace(".", "").replace(":", "").isdecimal():
        return False
    after = i + 1
    if bars["clock_after"].at(pieces, after) or (low_at(pieces, after) == "." and _is_month(pieces, after + 1, bars)):
        return True
    if number.low > 31:
        return False
    before = i - 2 if low_at(pieces, i - 1) == "." else i - 1
    return _is_month(pieces, after, bars) or _is_month(pieces, before, bars)


def _is_month(pieces: Sequence[Piece], i: int, bars: object) -> bool:
    months = bars["months"] if isinstance(bars, dict) else None
    if not months or kind_at(pieces, i) != "w" or not months.at(pieces, i):
        return False
    return pieces[i].text[0].isupper()


def _is_ordinal(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> bool:
    """ "3rd", "1970s"."""
    j = number.end
    if not touching(pieces, j):
        return False
    return bool(grammar.bars["ordinal_after"].at(pieces, j)) or (low_at(pieces, j) == "s" and number.low >= 10)


def _is_year(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """A bare whole number from 1800 to 2100 is a year unless it counts people, money or a measure."""
    text = pieces[number.first].text
    if number.end - number.first > 1 or not (len(text) == 4 and text.isdecimal() and "1800" <= text <= "2100"):
        return False
    if grammar.bars["year_before"].before(pieces, number.first):
        return not (unit and unit.measured)
    return not _known(unit)


def _is_list_mark(pieces: Sequence[Piece], number: Numeral) -> bool:
    i, j = number.first, number.end
    at_line = i == 0 or pieces[i - 1].kind == "l"
    return at_line and j == i + 1 and low_at(pieces, j) in (".", ")") and number.low < 100


def _follows_name(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """ "FTSE 100", "Galaxy Note 20 Ultra", "Densus 88": a whole number straight after a capitalised name."""
    i = number.first
    raw = pieces[i].text
    if number.end - i > 1 or not raw.isdecimal() or _known(unit) or i == 0:
        return False
    name = pieces[i - 1]
    if name.kind != "w" or not name.text[0].isupper() or name.low in grammar.stop:
        return False
    if grammar.bound.before(pieces, i):
        return False
    if unit is None:
        return True
    return not (_in_headline(pieces, i) or (not grammar.plural_endings and unit and unit.name == low_at(pieces, i + 1)
                                            and pieces[i + 1].text.islower()))


def _is_named(pieces: Sequence[Piece], i: int) -> bool:
    """ "the Kick Six win": a number word within a name."""
    name = i > 1 and pieces[i - 1].kind == "w" and pieces[i - 1].text[0].isupper()
    return name and pieces[i].text[0].isupper() and not _in_headline(pieces, i)


def _in_headline(pieces: Sequence[Piece], i: int) -> bool:
    """True if nearly all words around piece `i` on its line begin with capitals."""
    near = [p for p in pieces[max(0, i - 4) : i + 5] if p.kind == "w" and len(p.text) > 3]
    return len(near) >= 3 and sum(p.text[0].isupper() for p in near) >= len(near) - 1
