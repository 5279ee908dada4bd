"""Numbers that are no quantities: dates, clock times, ages, ordinals, names, scores, identifiers."""

from __future__ import annotations

from collections.abc import Sequence

from .number_words import Numeral
from .quantity_grammar import Grammar
from .quantity_tokens import Piece, kind_at, low_at, touching
from .quantity_units import Unit

JOINTS = frozenset("-–/:.x×+")
IDENTIFIER_JOINTS = frozenset("-#_@./")
OLDEST = 110
LONGEST_LIST = 8
LIST_MARKS = 100


def is_barred(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """True if the number without a currency before it is no quantity."""
    if read_age(pieces, number, unit, grammar) or _after_name_word(pieces, number, unit, grammar):
        return True
    if not number.digits:
        return _is_bare_word(pieces, number, unit, grammar)
    return (
        _is_identifier(pieces, number, unit, grammar)
        or _is_chain(pieces, number)
        or _is_date_or_clock(pieces, number, grammar)
        or _is_ordinal(pieces, number, grammar)
        or _is_year(pieces, number, unit, grammar)
        or _is_list_mark(pieces, number)
        or _follows_name(pieces, number, unit, grammar)
    )


def _known(unit: Unit | None) -> bool:
    return unit is not None and (unit.measured or unit.kind != "count")


def read_age(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> Unit | None:
    """The unit of an age: "berusia 45 tahun", "Budi (45)", "a 30-year-old"; None if the number is no age."""
    if number.low > OLDEST or number.low % 1:
        return None
    i, j = number.first, number.end
    timed = unit if unit and unit.kind == "duration" else None
    age = Unit(timed.end if timed else j, timed.name if timed else grammar.unit_names["age"], "age", True)
    after = grammar.bars["age_after"].at(pieces, j)
    about = grammar.bound.before(pieces, i)
    if after or _is_aged(pieces, i, timed, grammar) or (about and _is_aged(pieces, about[0], timed, grammar)):
        return age._replace(end=max(age.end, after[0] if after else j))
    if grammar.bars["age_year_words"].at(pieces, j):
        j += 1
    elif unit or not number.digits or _after_name_word(pieces, number, unit, grammar):
        return None
    return age if _is_apposition(pieces, i, j) else None


def _is_aged(pieces: Sequence[Piece], i: int, timed: Unit | None, grammar: Grammar) -> bool:
    """ "berusia 45", "bocah 6 tahun": before piece `i` stands a word of age, or people before years."""
    if grammar.bars["age_before"].before(pieces, i):
        return True
    return timed is not None and grammar.bars["age_of"].before(pieces, i) is not None


def _is_apposition(pieces: Sequence[Piece], i: int, j: int) -> bool:
    """ "Budi (45)", "John Smith, 45, said", "AP, 32 tahun.": after a name, between signs."""
    signs = (low_at(pieces, i - 1), low_at(pieces, j))
    name = i > 1 and pieces[i - 2].kind == "w" and pieces[i - 2].text[:1].isupper()
    return name and signs in {("(", ")"), (",", ","), (",", "."), ("(", ",")}


def _after_name_word(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """ "Pasal 5", "Nomor 12 Tahun 2011", "lantai empat"; but a measure may follow such words."""
    i = _list_start(pieces, number.first, grammar) if unit is None else number.first
    found = grammar.bars["before"].before(pieces, i - 1 if low_at(pieces, i - 1) == "(" else i)
    if not found:
        return False
    if unit and unit.measured:
        if unit.kind == "duration":
            return kind_at(pieces, unit.end) == "n"
        return grammar.bars["clock_before"].before(pieces, i) is not None
    return number.low < 1000 or (unit is None and pieces[number.first].text.isdecimal())


def _list_start(pieces: Sequence[Piece], i: int, grammar: Grammar) -> int:
    """The first number of the list that the one at piece `i` stands in: "desil 1, 2, 3, dan 4"."""
    for _ in range(LONGEST_LIST):
        joint = grammar.range_and.before(pieces, i) or grammar.range_or.before(pieces, i)
        k = joint[0] if joint else i
        k -= low_at(pieces, k - 1) == ","
        if k == i or not (kind_at(pieces, k - 1) == "n" or low_at(pieces, k - 1) in grammar.words.ones):
            break
        i = k - 1
    return i


def _is_bare_word(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """ "one of the", "salah satu", "one-on-one", "half-staff", "the two said"."""
    bars, i, j = grammar.bars, number.first, number.end
    if number.unit and number.unit != grammar.words.fold and not grammar.single_after.before(pieces, i):
        return True
    if _is_month(pieces, j, grammar) and pieces[j].text[0].isupper():
        return True
    part = grammar.partitive.at(pieces, j) is not None
    alone = (
        (unit is None and not part) or bars["one_before"].before(pieces, i) or bars["one_after"].at(pieces, j)
    )
    if number.low == number.high == 1 and alone:
        return True
    if low_at(pieces, j) == "-" and (number.low < 1 or low_at(pieces, j + 1) == low_at(pieces, i)):
        return True
    return unit is None and not part and _is_loose_word(pieces, number, grammar)


def _is_loose_word(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> bool:
    """A number word that counts nothing: "the two said", "the Kick Six win", "Lima, ..." in a list."""
    i, j = number.first, number.end
    if grammar.bars["bare_before"].before(pieces, i) or _is_named(pieces, i):
        return True
    if low_at(pieces, j) == "," and pieces[i].text[0].isupper() and low_at(pieces, i - 1) in ("", ".", "\n"):
        return True
    if pieces[i].text[0].isupper() and kind_at(pieces, i - 1) == "w" and not _in_headline(pieces, i):
        return True
    return j - i == 1 and number.low == 0.5


def _is_identifier(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """ "F-16", "M50", "5G", "PLX-R18": letters touch the digits."""
    i, j = number.first, number.end
    if touching(pieces, i) and kind_at(pieces, i - 1) == "w":
        return True
    joint = low_at(pieces, i - 1) in IDENTIFIER_JOINTS
    joined = joint and touching(pieces, i) and touching(pieces, i - 1)
    joined = joined and grammar.casualties.at(pieces, j) is None  # "2 orang tewas-4 luka"
    if joined and kind_at(pieces, i - 2) == "w" and low_at(pieces, i - 2) not in grammar.glued:
        return True
    if grammar.bars["name_after"].at(pieces, j) or _is_code(pieces, number, unit):
        return True
    glued = touching(pieces, j) and kind_at(pieces, j) == "w"
    return glued and (unit is None or not unit.measured)


def _is_code(pieces: Sequence[Piece], number: Numeral, unit: Unit | None) -> bool:
    """ "+62", "135/PUU-XXII/2024": a telephone code, a file number."""
    i, j = number.first, number.end
    if low_at(pieces, i - 1) == "+" and touching(pieces, i) and unit is None:
        return True
    filed = low_at(pieces, j) == "/" and touching(pieces, j) and touching(pieces, j + 1)
    return filed and pieces[j + 1].text.isupper() and low_at(pieces, j + 2) in ("-", "/", ".")


def _is_chain(pieces: Sequence[Piece], number: Numeral) -> bool:
    """Digits joined to other digits: scores, telephone numbers, dates, times, sizes."""
    i, j = number.first, number.end
    raw = pieces[i].text
    if len(raw) > 1 and raw[0] == "0" and raw.isdecimal():
        return True
    joined = touching(pieces, i) and low_at(pieces, i - 1) in JOINTS and touching(pieces, i - 1)
    if joined and kind_at(pieces, i - 2) == "n":
        return True
    if low_at(pieces, j) in JOINTS and touching(pieces, j) and touching(pieces, j + 1):
        return kind_at(pieces, j + 1) == "n"
    return False


def _is_date_or_clock(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> bool:
    i = number.first
    if number.end - i > 1 or not pieces[i].text.replace(".", "").replace(":", "").isdecimal():
        return False
    after = i + 1
    if grammar.bars["clock_after"].at(pieces, after):
        return True
    if low_at(pieces, after) == ".":
        after += 1
    before = i - 2 if low_at(pieces, i - 1) == "." else i - 1
    return number.low <= 31 and (_is_month(pieces, after, grammar) or _is_month(pieces, before, grammar))


def _is_month(pieces: Sequence[Piece], i: int, grammar: Grammar) -> bool:
    capital = kind_at(pieces, i) == "w" and pieces[i].text[0].isupper()
    return capital and grammar.bars["months"].at(pieces, i) is not None


def _is_ordinal(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> bool:
    """ "3rd", "1970s"."""
    j = number.end
    if not touching(pieces, j):
        return False
    ordinal = grammar.bars["ordinal_after"].at(pieces, j) is not None
    return ordinal or (low_at(pieces, j) == "s" and number.low >= 10)


def _is_year(pieces: Sequence[Piece], number: Numeral, unit: Unit | None, grammar: Grammar) -> bool:
    """A bare whole number from 1800 to 2100 is a year unless it counts people, money or a measure."""
    text = pieces[number.first].text
    whole = number.end - number.first == 1 and len(text) == 4 and text.isdecimal()
    if not whole or not "1500" <= text <= "2100":
        return False
    if grammar.bars["year_before"].before(pieces, number.first):
        return not (unit and unit.measured)
    return text >= "1800" and not _known(unit)


def _is_list_mark(pieces: Sequence[Piece], number: Numeral) -> bool:
    """ "3. Jakarta", "yaitu (1) program …, (2) …"."""
    i, j = number.first, number.end
    at_line = i == 0 or pieces[i - 1].kind == "l"
    bracketed = low_at(pieces, i - 1) == "(" and low_at(pieces, j) == ")" and number.low % 1 == 0
    marked = bracketed or (at_line and low_at(pieces, j) in (".", ")"))
    return marked and j == i + 1 and number.low < LIST_MARKS


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
    counted = not grammar.plural_endings and pieces[i + 1].text.islower()
    return not (counted or _in_headline(pieces, i))


def _is_named(pieces: Sequence[Piece], i: int) -> bool:
    """ "the Kick Six win": a number word within a name."""
    name = i > 1 and pieces[i - 1].kind == "w" and pieces[i - 1].text[0].isupper()
    return name and pieces[i].text[0].isupper() and not _in_headline(pieces, i)


def _in_headline(pieces: Sequence[Piece], i: int) -> bool:
    """True if nearly all words around piece `i` on its line begin with capitals."""
    near = [p for p in pieces[max(0, i - 4) : i + 5] if p.kind == "w" and len(p.text) > 3]
    return len(near) >= 3 and sum(p.text[0].isupper() for p in near) >= len(near) - 1
