"""Two numbers that make one range: "10-15", "Rp 4-5 juta", "antara 5 dan 10", "from 5% to 7%"."""

from __future__ import annotations

from .number_words import read_numeral
from .quantity_amounts import Amount, Reader, read_amount
from .quantity_bars import is_barred
from .quantity_tokens import Piece, kind_at, low_at, touching
from .quantity_units import Unit

SIGNS = frozenset("-–—")


def join_range(reader: Reader, first: Amount) -> Amount | None:
    """The amount and the one joined to it as a range, or None."""
    pieces, grammar = reader.pieces, reader.grammar
    if first.number.low != first.number.high:
        return None
    opened = grammar.between.before(pieces, first.first)
    past_year = _past_year(reader, first.end) if opened else first.end
    for j in dict.fromkeys((first.stop, first.end, past_year)):
        joined = _join(reader, j, first, bool(opened))
        second = joined and _second(reader, joined)
        if second and second.low is not None and _fits(reader, first, second, bool(opened), j):
            return _merge(first, second)
    return None


def add_part(reader: Reader, first: Amount) -> Amount:
    """The amount with the smaller unit behind it: "2 tahun (dan) 6 bulan" are 2.5 tahun."""
    pieces, grammar = reader.pieces, reader.grammar
    if first.unit is None or first.low is None or first.low != first.high:
        return first
    part, parts = grammar.smaller.get(first.unit.name or "", ("", 0.0))
    joint = grammar.range_and.at(pieces, first.end) if low_at(pieces, first.end) not in SIGNS else None
    second = _second(reader, joint[0] if joint else first.end) if part else None
    if second is None or second.unit is None or second.unit.name != part or second.low != second.high:
        return first
    if not 0 < second.number.low < parts:
        return first
    whole = first.low + second.number.low / parts
    return first._replace(low=whole, high=whole, end=second.end, unit=first.unit._replace(end=second.end))


def _past_year(reader: Reader, j: int) -> int:
    """Past "in 2008" of "from 20 in 2008 to 29"."""
    year = low_at(reader.pieces, j + 1)
    after_in = low_at(reader.pieces, j) in reader.grammar.bars["year_before"].first
    return j + 2 if after_in and len(year) == 4 and year.isdecimal() else j


def _join(reader: Reader, j: int, first: Amount, opened: bool) -> int | None:
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


def _second(reader: Reader, at: int) -> Amount | None:
    pieces, grammar = reader.pieces, reader.grammar
    for k in range(at, min(at + 4, len(pieces))):
        piece = pieces[k]
        if piece.kind == "n" or piece.low in grammar.starters:
            number = read_numeral(pieces, k, grammar.words)
            second = read_amount(reader, number, at) if number else None
            return second if second and second.first == at and _is_free(reader, piece, second) else None
    return None


def _is_free(reader: Reader, piece: Piece, second: Amount) -> bool:
    """True if the number stands in no date, or is the length that one is told by."""
    taken = reader.taken_by(piece)
    length = second.unit is not None and second.unit.kind == "duration"
    return taken is None or (taken in reader.dates and length)


def _fits(reader: Reader, first: Amount, second: Amount, opened: bool, at: int) -> bool:
    """True if two amounts make a range: units agree, and it is no score, year span, date or change."""
    pieces, grammar = reader.pieces, reader.grammar
    a, b = first.unit, second.unit
    own = first.prefixed or (a is not None and a.end > first.stop and at >= first.end)
    if own and not _agree(a, b, first):
        return False
    if second.prefixed and not first.prefixed:
        return False
    if first.low is None or second.low is None or second.high is None or abs(second.low) < 1e-12:
        return False
    connector = low_at(pieces, at)
    rising = first.number.base < second.number.base or first.low < second.low
    if connector in grammar.range_or.first:
        return rising and second.number.base - first.number.base == 1
    hyphen = connector in SIGNS
    spelled_twice = own and a is not None and a.measured and b is not None and a.name == b.name
    if not rising and (hyphen or not (opened or spelled_twice)):
        return False
    if own and not opened and not hyphen and low_at(pieces, first.first - 1) in grammar.change_verbs:
        return False
    return not _is_no_range(reader, first, second, hyphen)


def _agree(a: Unit | None, b: Unit | None, first: Amount) -> bool:
    """True if two units are the same; a currency said once holds for both ("Rp 4-5 juta")."""
    if a is None or b is None:
        return first.prefixed and a is not None and a.kind == "money"
    return a.name == b.name or (a.kind == b.kind and a.kind != "money") or (first.prefixed and not b.measured)


def _is_no_range(reader: Reader, first: Amount, second: Amount, hyphen: bool) -> bool:
    """Spans of years, scores ("2-1"), telephone numbers ("624-6694"), clock times ("21:00 to 05:00")."""
    pieces, a, b = reader.pieces, first.number, second.number
    unit = second.unit or first.unit
    if hyphen and touching(pieces, first.first) and kind_at(pieces, first.first - 1) in "wn":
        return not first.prefixed
    if touching(pieces, a.first) and low_at(pieces, a.first - 1) == ":":
        return True
    if unit is not None and unit.measured:
        return False
    years = all(1500 <= n.low <= 2100 and n.end == n.first + 1 and n.digits for n in (a, b))
    score = hyphen and b.low < 30 and (unit is None or a.low == 0)
    joined = low_at(pieces, second.stop) in ("-", "/") and touching(pieces, second.stop)
    telephone = hyphen and unit is None and (joined or len(pieces[b.first].text) > 3)
    return (years and (unit is None or unit.kind == "count")) or score or telephone


def is_barred_range(reader: Reader, first: Amount, joined: Amount) -> bool:
    """True if the range is one of ages, dates or article numbers."""
    pieces, grammar = reader.pieces, reader.grammar
    if first.prefixed:
        return False
    months = grammar.bars["months"]
    dated = months.at(pieces, joined.stop) or months.before(pieces, first.first)
    if dated and joined.number.digits and joined.number.low <= 31:
        return True
    whole = joined.number._replace(first=first.number.first, digits=False, high=None)
    return is_barred(pieces, whole, joined.unit, grammar)


def _merge(first: Amount, second: Amount) -> Amount:
    """Both numbers as one amount; the first takes the second's scale if it has none ("1-2 juta")."""
    low, high = first.low or 0.0, second.high or 0.0
    if first.number.scale == 1 and second.number.scale != 1 and first.number.base < second.number.base:
        low *= second.number.scale
    return second._replace(
        first=first.first,
        end=max(second.end, first.end),
        unit=second.unit or first.unit,
        low=min(low, high),
        high=max(low, high),
        prefixed=first.prefixed,
    )
