"""What a number counts: currency, measure or noun, with the kind of quantity that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .number_words import Numeral
from .quantity_grammar import Grammar
from .quantity_tokens import Piece, kind_at, low_at, touching


class Unit(NamedTuple):
    """A unit that ends before piece `end`; `name` is None where only the kind is known."""

    end: int
    name: str | None
    kind: str
    measured: bool


def read_prefix(pieces: Sequence[Piece], i: int, grammar: Grammar) -> tuple[int, Unit] | None:
    """The currency or magnitude word just before the number at piece `i`: its first piece and unit."""
    money = grammar.money_prefix.before(pieces, i)
    if money and (money[0] == 0 or not touching(pieces, money[0]) or kind_at(pieces, money[0] - 1) == "s"):
        return money[0], Unit(i, money[1], "money", True)
    strength = grammar.magnitude_name.before(pieces, i)
    if strength and _is_magnitude(pieces, strength[0], i):
        return strength[0], Unit(i, grammar.unit_names["magnitude"], "magnitude", True)
    return None


def _is_magnitude(pieces: Sequence[Piece], first: int, i: int) -> bool:
    """ "magnitudo 5,6"; a lone M only in capitals and before a number with decimals below 10 ("M 5.4")."""
    name, number = pieces[first], pieces[i].text
    if len(name.text) > 1:
        return kind_at(pieces, i) == "n"
    return name.text == "M" and len(number) == 3 and number[0].isdecimal() and number[1] in ".,"


def read_unit(pieces: Sequence[Piece], number: Numeral, grammar: Grammar) -> Unit | None:
    """The unit that follows a number, or None.

    "12 orang tewas" gives orang, "tiga unit mobil" mobil, "30-yard" yard, "5,6 persen" persen.
    """
    j = number.end
    if number.unit:
        return Unit(j, number.unit, "count" if number.unit == grammar.words.fold else "duration", True)
    if low_at(pieces, j) in ("-", "‑") and touching(pieces, j) and kind_at(pieces, j + 1) == "w":
        if not touching(pieces, j + 1) and low_at(pieces, j + 1) in grammar.stop:
            return None
        j += 1
        if len(low_at(pieces, j)) == 1:
            return None
    if kind_at(pieces, j) == "l":
        return None
    measured = j + 1 if low_at(pieces, j) == "of" and not number.digits else j
    money = _money(pieces, measured, grammar)
    return money or _measure(pieces, measured, number, grammar) or _counted(pieces, j, number, grammar)


def _money(pieces: Sequence[Piece], j: int, grammar: Grammar) -> Unit | None:
    found = grammar.money_suffix.at(pieces, j)
    if not found:
        cents = grammar.money_parts.at(pieces, j)
        return Unit(cents[0], _words(pieces, j, cents[0]), "money", True) if cents else None
    if low_at(pieces, j) == "us" and pieces[j].text != "US":
        return None
    return Unit(_per(pieces, found[0], grammar), found[1], "money", True)


def _measure(pieces: Sequence[Piece], j: int, number: Numeral, grammar: Grammar) -> Unit | None:
    found = grammar.measure_symbols.at(pieces, j) if number.digits and kind_at(pieces, j - 1) == "n" else None
    found = grammar.measures.at(pieces, j) or found
    if not found:
        return None
    end, kind = found
    letter = end - j == 1 and len(pieces[j].text) == 1 and pieces[j].text.isalpha()
    if letter and not _symbol(pieces, j, number):
        return None
    if kind in grammar.unit_names:
        return Unit(end, grammar.unit_names[kind], kind, True)
    rate = _per(pieces, end, grammar)
    return Unit(rate, _words(pieces, j, rate), "count" if rate > end else kind, True)


def _symbol(pieces: Sequence[Piece], j: int, number: Numeral) -> bool:
    """A one-letter unit stands at its digits, or ends its phrase ("5 W", not "12 m people")."""
    alone = kind_at(pieces, j + 1) != "w" or pieces[j].text.isupper()
    return number.digits and (touching(pieces, j) or alone)


def _per(pieces: Sequence[Piece], end: int, grammar: Grammar) -> int:
    """The end of a rate such as "per barel", "/kg", "a year"; `end` itself where there is none."""
    word = low_at(pieces, end)
    if word in grammar.words.single_units:
        return end + 1
    if word == "-" and touching(pieces, end) and low_at(pieces, end + 1) in grammar.per:
        return end + 3 if kind_at(pieces, end + 3) != "l" or len(pieces) == end + 3 else end
    if word not in grammar.per or kind_at(pieces, end + 1) != "w":
        return end
    if word in ("a", "an", "each") and grammar.measures.at(pieces, end + 1) is None:
        return end
    found = grammar.measures.at(pieces, end + 1)
    return found[0] if found else end + 2


def _words(pieces: Sequence[Piece], first: int, end: int) -> str:
    text = ""
    for k in range(first, end):
        text += (" " if k > first and not touching(pieces, k) else "") + pieces[k].low
    return text


def is_noun(pieces: Sequence[Piece], j: int, grammar: Grammar) -> bool:
    """True if piece `j` may be the noun that is counted."""
    low = low_at(pieces, j)
    return kind_at(pieces, j) == "w" and low not in grammar.stop and grammar.casualties.at(pieces, j) is None


def _counted(pieces: Sequence[Piece], j: int, number: Numeral, grammar: Grammar) -> Unit | None:
    skipped = grammar.skipped.at(pieces, j)
    while skipped:
        j = skipped[0]
        skipped = grammar.skipped.at(pieces, j)
    if grammar.plural_endings:
        return _plural_head(pieces, j, number, grammar)
    return _classified(pieces, j, grammar)


def _classified(pieces: Sequence[Piece], j: int, grammar: Grammar) -> Unit | None:
    """Classifier and noun ("tiga unit mobil"), a noun, or a noun of several words ("kapal perang")."""
    word = low_at(pieces, j)
    if word in grammar.classifiers and is_noun(pieces, j + 1, grammar):
        known = _noun_kind(low_at(pieces, j + 1), grammar) != "count"
        if word not in grammar.person_classifiers or known:
            return _noun(pieces, j + 1, grammar)
    return _noun(pieces, j, grammar)


def _noun(pieces: Sequence[Piece], j: int, grammar: Grammar) -> Unit | None:
    word = low_at(pieces, j)
    doubled = low_at(pieces, j + 1) == "-" and low_at(pieces, j + 2) == word and touching(pieces, j + 2)
    if doubled and is_noun(pieces, j, grammar):
        name = f"{word}-{word}"
        return Unit(j + 3, name, _noun_kind(name, grammar, word), False)
    pair = grammar.pairs.at(pieces, j)
    if pair:
        name = _words(pieces, j, pair[0])
        return Unit(pair[0], name, _noun_kind(name, grammar, word), False)
    if grammar.noun_kinds.get(word) or is_noun(pieces, j, grammar):
        return Unit(j + 1, _bare(word), _noun_kind(word, grammar), False)
    return None


def _bare(word: str) -> str:
    """A noun without the possessive -nya ("tentaranya" is tentara)."""
    return word.removesuffix("nya") if len(word) > 7 else word


def _noun_kind(word: str, grammar: Grammar, fallback: str = "") -> str:
    kinds = grammar.noun_kinds
    return kinds.get(word) or kinds.get(_bare(word)) or kinds.get(fallback) or "count"


def _plural_head(pieces: Sequence[Piece], j: int, number: Numeral, grammar: Grammar) -> Unit | None:
    """The first plural of the next five words ("500 new housing units": units); for one, the next word.

    "one of the best screens" counts screens.
    """
    single = number.low == 1 and low_at(pieces, number.end) != "of"
    if low_at(pieces, j - 1) == "-" and kind_at(pieces, j) == "w":
        return Unit(j + 1, low_at(pieces, j), _noun_kind(low_at(pieces, j), grammar), False)
    for k in range(j, j + 5):
        word = low_at(pieces, k)
        noun = is_noun(pieces, k, grammar) and word not in grammar.words.ones
        if not noun and word not in grammar.noun_kinds:
            break
        if word in grammar.plurals or word in grammar.noun_kinds or (_is_plural(word) and not single):
            return Unit(k + 1, word, _noun_kind(word, grammar), False)
        if low_at(pieces, k + 1) == "-":
            break
    if single and is_noun(pieces, j, grammar):
        return Unit(j + 1, low_at(pieces, j), _noun_kind(low_at(pieces, j), grammar), False)
    return None


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
