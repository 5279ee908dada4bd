"""Indonesian text cut into Universal Dependencies words, each with its place in the text.

The treebanks and the running text go through the same code, so that the model meets what it was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsevents import packs
from newsevents.read.lemmas import is_known

LONGEST_PIECE = 256  # a piece without spaces is cut here, so that time stays linear
SHORTEST_BASE = 2


class Word(NamedTuple):
    """A word and the range of characters that it stands in."""

    start: int
    end: int
    text: str


@cache
def _rules() -> tuple[re.Pattern[str], frozenset[str]]:
    table = packs.toml("id", "tokenizer.toml")
    currencies = "|".join(re.escape(c) for c in sorted(table["currencies"], key=len, reverse=True))
    pattern = re.compile("|".join(p.replace("{currencies}", currencies) for p in table["patterns"]))
    return pattern, frozenset(a.lower() for a in table["abbreviations"])


@cache
def _clitics() -> dict[str, tuple[str, ...]]:
    return {key: tuple(forms) for key, forms in packs.toml("id", "tokenizer.toml")["clitics"].items()}


def tokenize(text: str) -> list[Word]:
    """The words of a text in order; the characters between them are white space only.

    >>> [w.text for w in tokenize('"Misi pelatihannya menelan Rp22,8 miliar," ujarnya.')]
    ['"', 'Misi', 'pelatihan', 'nya', 'menelan', 'Rp', '22,8', 'miliar', ',', '"', 'ujar', 'nya', '.']
    """
    words: list[Word] = []
    for start, end in _pieces(text):
        goes_on = bool(text[end : end + 2].strip())
        for a, b, form in cut_piece(text[start:end], goes_on):
            words.append(Word(start + a, start + b, form))
    return words


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between white space, cut where it is too long."""
    for piece in re.finditer(r"\S+", text):
        start, end = piece.span()
        while end - start > LONGEST_PIECE:
            yield start, start + LONGEST_PIECE
            start += LONGEST_PIECE
        yield start, end


def spaces_after(words: list[Word]) -> list[bool]:
    """For each word whether white space follows it."""
    return [a.end < b.start for a, b in pairwise(words)] + [False] * bool(words)


@lru_cache(maxsize=50_000)
def cut_piece(piece: str, goes_on: bool) -> tuple[Word, ...]:
    """The words of a piece without spaces; `goes_on` tells that it does not end the text.

    >>> [w.text for w in cut_piece("ujarnya,", True)], [w.text for w in cut_piece("M.", True)]
    (['ujar', 'nya', ','], ['M.'])
    """
    pattern, abbreviations = _rules()
    words: list[Word] = []
    at = 0
    while at < len(piece):
        match = pattern.match(piece, at)
        stop = match.end() if match else at + 1
        if piece[stop : stop + 1] == "." and _takes_dot(
            piece[at:stop], goes_on or stop + 1 < len(piece), abbreviations
        ):
            stop += 1
        words += _split_clitic(at, stop, piece[at:stop])
        at = stop
    return tuple(words)


def _takes_dot(form: str, goes_on: bool, abbreviations: frozenset[str]) -> bool:
    """An abbreviation or an initial keeps its dot, the latter not at the end of the sentence."""
    return form.lower() in abbreviations or (len(form) == 1 and form.isupper() and goes_on)


def _split_clitic(start: int, end: int, form: str) -> tuple[Word, ...]:
    cut = clitic_at(form)
    if cut is None:
        return (Word(start, end, form),)
    return Word(start, start + cut, form[:cut]), Word(start + cut, end, form[cut:])


@lru_cache(maxsize=100_000)
def clitic_at(form: str) -> int | None:
    """Where an enclitic (-nya, -lah, -kah, -ku, -mu) begins, or None when the form is one word.

    >>> clitic_at("pelatihannya"), clitic_at("masalah"), clitic_at("akhirnya")
    (9, None, None)
    """
    low, rules = form.lower(), _clitics()
    ending = next((e for e in rules["endings"] if low.endswith(e)), None)
    if ending is None or low in rules["whole"] or len(low) != len(form):
        return None
    base = form[: -len(ending)]
    bare = base.rstrip("-")
    if low in rules["always"]:
        return len(base)
    if len(bare) < SHORTEST_BASE or is_known(low):
        return None
    surely = ending in rules["sure"] and (bare.islower() or bare != base or bare.isupper())
    return len(bare) if surely or is_known(bare) else None
