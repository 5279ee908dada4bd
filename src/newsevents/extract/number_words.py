"""Numbers in digits and words, in both number styles, as a value or a pair of bounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .quantity_grammar import NumberWords
from .quantity_tokens import Piece, kind_at, low_at, touching

LARGEST = 1e18


class Numeral(NamedTuple):
    """A number at pieces `first` to `end` (exclusive).

    `base` is the number before its scale word ("22,8" of "22,8 miliar"), which a range partner may share.
    """

    first: int
    end: int
    low: float
    high: float | None
    base: float
    scale: float = 1.0
    about: bool = False
    digits: bool = True
    unit: str | None = None

    def times(self, factor: float) -> Numeral:
        """The same number, its bounds and scale multiplied."""
        high = None if self.high is None else self.high * factor
        return self._replace(low=self.low * factor, high=high, scale=self.scale * factor)


def read_digits(text: str, decimal: str) -> float | None:
    """What digits are worth where `decimal` is the decimal mark; None for versions and the like.

    >>> [read_digits(digits, ",") for digits in ("1.743", "22,8", "5.4", "1.2.34")]
    [1743.0, 22.8, 5.4, None]
    """
    thousands = "." if decimal == "," else ","
    if thousands in text and decimal in text:
        if text.rindex(thousands) > text.rindex(decimal):
            thousands, decimal = decimal, thousands
        whole, _, rest = text.rpartition(decimal)
        return _plain(whole, thousands, "." + rest) if decimal not in whole else None
    mark = thousands if thousands in text else decimal
    groups = text.split(mark)
    if len(groups) == 1:
        return float(text)
    if _grouped(groups) and (mark == thousands or len(groups) > 2):
        return float("".join(groups))
    return float(f"{groups[0]}.{groups[1]}") if len(groups) == 2 else None


def _grouped(groups: list[str]) -> bool:
    return 0 < len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:]) and groups[0] != "0"


def _plain(whole: str, thousands: str, rest: str) -> float | None:
    groups = whole.split(thousands)
    return float("".join(groups) + rest) if _grouped(groups) else None


def read_numeral(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    """The number that begins at piece `i`, or None.

    "dua puluh lima ribu" is 25000, "setengah juta" 500000, "belasan" 11 to 19, "ratusan ribu" 100000 or more;
    "3 (tiga)" is one number.
    """
    number = _numeral(pieces, i, words)
    if number is None or low_at(pieces, number.end) != "(" or number.end + 1 >= len(pieces):
        return number
    again = _numeral(pieces, number.end + 1, words)
    if again is None or again.low != number.low or low_at(pieces, again.end) != ")":
        return number
    return number._replace(end=again.end + 1)


def _numeral(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    if pieces[i].kind == "n":
        return _digits(pieces, i, words)
    for reader in (_dozens, _part, _spelled, _half, _single, _fold):
        found = reader(pieces, i, words)
        if found:
            return _and_half(pieces, found, words)
    return None


def _and_half(pieces: Sequence[Piece], number: Numeral, words: NumberWords) -> Numeral:
    """ "two and a half" years, "satu setengah" tahun."""
    j = number.end
    if number.high != number.low or not 0 < number.low < 100 or number.low % 1:
        return number
    if words.joiners:
        if low_at(pieces, j) not in words.joiners or low_at(pieces, j + 1) not in words.articles:
            return number
        j += 2
    if words.halves.get(low_at(pieces, j)) != 0.5:
        return number
    value = number.low + 0.5
    return _scaled(pieces, number._replace(end=j + 1, low=value, high=value, base=value), words)


def _digits(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    text = pieces[i].text
    value = read_digits(text if text[0] != "." else "0" + text, words.decimal) if len(text) <= 24 else None
    if value is None:
        return None
    number = Numeral(i, i + 1, value, value, value)
    combined = _divided(pieces, i, value) or _multiplied(pieces, i, value, words)
    if combined:
        return combined
    if words.about_suffix and low_at(pieces, i + 1) == "-" and low_at(pieces, i + 2) == words.about_suffix:
        return _scaled(pieces, _rounded(number._replace(end=i + 3)), words)
    return _scaled(pieces, number, words)


def _rounded(number: Numeral) -> Numeral:
    """ "16.300-an" is 16300 to 16399: as wide as its last digit that is not zero."""
    width = 1.0
    while number.low and number.low % (width * 10) == 0 and width < 1e15:
        width *= 10
    return number._replace(high=number.low + width - 1, about=True)


def _divided(pieces: Sequence[Piece], i: int, value: float) -> Numeral | None:
    """ "1/16 of", never a date or a rate."""
    slash = low_at(pieces, i + 1) in ("/", "⁄") and touching(pieces, i + 1)
    if not slash or kind_at(pieces, i + 2) != "n":
        return None
    below = pieces[i + 2].text
    if low_at(pieces, i + 3) != "of" or not below.isdecimal() or int(below[:6]) <= value:
        return None
    share = value / int(below[:6])
    return Numeral(i, i + 3, share, share, share)


def _multiplied(pieces: Sequence[Piece], i: int, value: float, words: NumberWords) -> Numeral | None:
    """ "1x24 jam" is 24 hours."""
    if low_at(pieces, i + 1) not in ("x", "×") or kind_at(pieces, i + 2) != "n":
        return None
    if low_at(pieces, i + 3) not in words.times_unit:
        return None
    product = value * (read_digits(pieces[i + 2].text, words.decimal) or 0.0)
    return Numeral(i, i + 3, product, product, product) if product else None


def _scaled(pieces: Sequence[Piece], number: Numeral, words: NumberWords) -> Numeral:
    """The number with the scale words after it: ribu, juta, million, bn."""
    while True:
        j = number.end
        if low_at(pieces, j) == "-" and low_at(pieces, j + 1) in words.large:
            j += 1
        if kind_at(pieces, j) != "w" or number.low >= LARGEST:
            return number
        factor = _factor(pieces, j, words)
        if factor is None:
            stem = low_at(pieces, j).removesuffix(words.about_suffix)
            rough = words.large.get(stem) if words.about_suffix else None
            return number.times(rough)._replace(end=j + 1, about=True) if rough else number
        number = number.times(factor)._replace(end=j + 1)


def _factor(pieces: Sequence[Piece], j: int, words: NumberWords) -> float | None:
    low = pieces[j].low
    if low in words.large or low in words.small:
        return words.large.get(low) or words.small.get(low)
    return words.symbols.get(pieces[j].text) if kind_at(pieces, j - 1) == "n" else None


def _dozens(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    low = pieces[i].low
    if low in words.articles and low_at(pieces, i + 1) in words.need_of:
        found = _dozens(pieces, i + 1, words)
        return found and found._replace(first=i)
    if low in words.vague:
        large = low_at(pieces, i + 1)
        factor = words.large.get(large) or words.small.get(large)
        number = Numeral(i, i + 2, factor, None, factor, digits=False) if factor else None
        return number and _scaled(pieces, number, words)
    if low not in words.dozens or low_at(pieces, i + 1) in words.parts:
        return None
    if low in words.need_of and low_at(pieces, i + 1) != "of":
        return None
    bounds = words.dozens[low]
    number = Numeral(i, i + 1, bounds[0], bounds[1], bounds[0], digits=False)
    j = i + 1
    if low_at(pieces, j) == "of" and low_at(pieces, j + 1) in words.dozens:
        factor = words.dozens[low_at(pieces, j + 1)][0]
        return number.times(factor)._replace(end=j + 2)
    return _scaled(pieces, number, words)


def _part(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    """ "two-thirds", "a third of", "tiga perempat"."""
    low, j = pieces[i].low, i + 1
    above = words.ones.get(low, 1.0 if low in words.articles else None)
    if above is None or not 0 < above < 10:
        return None
    if low_at(pieces, j) == "-":
        j += 1
    below = words.parts.get(low_at(pieces, j))
    if not below or (words.articles and above == 1 and low_at(pieces, j + 1) != "of"):
        return None
    return Numeral(i, j + 1, above / below, above / below, above / below, digits=False)


def _half(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    value = words.halves.get(pieces[i].low)
    if value is None:
        return None
    j = i + 2 if low_at(pieces, i + 1) in words.articles else i + 1
    number = _scaled(pieces, Numeral(i, j, value, value, value, digits=False), words)
    return number


def _single(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    low = pieces[i].low
    if low in words.singles or low in words.single_units:
        return Numeral(i, i + 1, 1.0, 1.0, 1.0, digits=False, unit=words.single_units.get(low))
    return None


def _fold(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    """ "sixfold"."""
    low = pieces[i].low
    value = words.ones.get(low.removesuffix(words.fold)) if words.fold and low.endswith(words.fold) else None
    return Numeral(i, i + 1, value, value, value, digits=False, unit=words.fold) if value else None


def _spelled(pieces: Sequence[Piece], i: int, words: NumberWords) -> Numeral | None:
    """Number words one after the other: "seratus dua puluh", "twenty-five thousand", "a hundred and ten"."""
    total, group, pending, j, end, base = 0.0, 0.0, 0.0, i, i, 0.0
    room = limit = LARGEST
    if pieces[i].low in words.articles:
        if low_at(pieces, i + 1) not in words.large and low_at(pieces, i + 1) not in words.small:
            return None
        pending, j, room = 1.0, i + 1, 1.0
    while kind_at(pieces, j) == "w":
        low = pieces[j].low
        if words.alone.get(low, limit) < limit and not (group or pending):
            total, room, base, limit = total + words.alone[low], 1e3, 1.0, words.alone[low]
        elif low in words.ones and _slot(group + pending) > words.ones[low] and room > words.ones[low]:
            group, pending, room = group + pending, words.ones[low], _slot(words.ones[low])
        elif low in words.teens and 0 < pending < 10:
            pending, room = pending + 10, 1.0
        elif low in words.small and 0 < pending < 10:
            pending, room = pending * words.small[low], words.small[low]
        elif words.large.get(low, limit) < limit and group + pending:
            base, limit = group + pending, words.large[low]
            total, group, pending, room = total + base * words.large[low], 0.0, 0.0, words.large[low]
        else:
            break
        end = j + 1
        j = _next_word(pieces, end, words)
    return _result(i, end, total + group + pending, base) if end > i else None


def _result(first: int, end: int, value: float, base: float) -> Numeral:
    base = base or value
    return Numeral(first, end, value, value, base, value / base if base else 1.0, digits=False)


def _next_word(pieces: Sequence[Piece], j: int, words: NumberWords) -> int:
    """The next word of a spelled number, past a hyphen ("twenty-five") or "and" ("a hundred and ten")."""
    if low_at(pieces, j) == "-" and touching(pieces, j) and low_at(pieces, j + 1) in words.ones:
        return j + 1
    after_large = low_at(pieces, j - 1) in words.large or low_at(pieces, j - 1) in words.small
    if low_at(pieces, j) in words.joiners and after_large and low_at(pieces, j + 1) in words.ones:
        return j + 1
    return j


def _slot(value: float) -> float:
    """What may be added to a spelled number must be smaller than this: 20 takes 5, 12 takes nothing."""
    if value == 0:
        return 1e18
    for size in (1e3, 1e2, 1e1):
        if value % size == 0 and value >= size and value != 10:
            return size
    return 1.0
