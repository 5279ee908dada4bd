"""Words, numbers and signs of a text, and tables of phrases to look up in them, forwards and backwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")
# Numbers, words, line ends, signs.
PIECE = re.compile(r"\d+(?:[.,]\d+)*|(?<![\w.])\.\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|\n|[^\w\s]|_")
REMEMBERED_WORDS = 20_000


class Piece(NamedTuple):
    """One piece of text: `kind` is n(umber), w(ord), l(ine end) or s(ign)."""

    start: int
    end: int
    text: str
    low: str
    kind: str


def split_pieces(text: str) -> list[Piece]:
    """The pieces of a text in order.

    >>> [p.text for p in split_pieces("Rp2,1 miliar (5%)")]
    ['Rp', '2,1', 'miliar', '(', '5', '%', ')']
    """
    spans = [match.span() for match in PIECE.finditer(text)]
    words = [text[start:end] for start, end in spans]
    kinds = map(_kind, words)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    # Every word of an article goes through here: this is Piece._make, without a call of Python for each.
    rows = zip(starts, ends, words, map(str.lower, words), kinds, strict=True)
    return list(map(partial(tuple.__new__, Piece), rows))


@lru_cache(REMEMBERED_WORDS)
def _kind(word: str) -> str:
    first = word[0]
    if first.isdecimal() or (first == "." and len(word) > 1):
        return "n"
    if first == "\n":
        return "l"
    return "w" if first.isalnum() else "s"


class Phrases(Generic[V]):
    """Phrases with a value each, found at a place in the pieces (`at`) or ending before it (`before`)."""

    def __init__(self, rows: Iterable[tuple[str, V]], cased: bool = False) -> None:
        self.cased = cased
        self.first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self.last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in rows:
            words = tuple(p.text if cased else p.low for p in split_pieces(phrase))
            if words:
                self.first.setdefault(words[0], []).append((words, value))
                self.last.setdefault(words[-1], []).append((words, value))
        for table in (self.first, self.last):
            for rows_of_key in table.values():
                rows_of_key.sort(key=lambda row: -len(row[0]))

    def _word(self, piece: Piece) -> str:
        return piece.text if self.cased else piece.low

    def _same(self, pieces: Sequence[Piece], start: int, words: tuple[str, ...]) -> bool:
        part = pieces[start : start + len(words)]
        return len(part) == len(words) and all(self._word(p) == w for p, w in zip(part, words, strict=True))

    def at(self, pieces: Sequence[Piece], i: int) -> tuple[int, V] | None:
        """The end (exclusive) and value of the longest phrase that begins at piece `i`."""
        if not 0 <= i < len(pieces):
            return None
        for words, value in self.first.get(self._word(pieces[i]), ()):
            if len(words) == 1 or self._same(pieces, i, words):
                return i + len(words), value
        return None

    def before(self, pieces: Sequence[Piece], i: int) -> tuple[int, V] | None:
        """The first piece and value of the longest phrase that ends just before piece `i`."""
        if 0 < i <= len(pieces):
            for words, value in self.last.get(self._word(pieces[i - 1]), ()):
                start = i - len(words)
                if len(words) == 1 or (start >= 0 and self._same(pieces, start, words)):
                    return start, value
        return None


def touching(pieces: Sequence[Piece], i: int) -> bool:
    """True if piece `i` follows the one before without a space."""
    return 0 < i < len(pieces) and pieces[i - 1].end == pieces[i].start


def low_at(pieces: Sequence[Piece], i: int) -> str:
    """The piece in lower case, or an empty string beyond either end."""
    return pieces[i].low if 0 <= i < len(pieces) else ""


def kind_at(pieces: Sequence[Piece], i: int) -> str:
    """The kind of a piece; a line end beyond either end."""
    return pieces[i].kind if 0 <= i < len(pieces) else "l"
