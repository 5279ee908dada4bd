"""Acronyms that an article spells out itself: "Badan Pusat Statistik (BPS)"."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_EXPANSION = 10  # words before a bracket that may spell out an acronym
LONGEST_ACRONYM = 12  # letters


def find_acronyms(words: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Each acronym in brackets and the range of the words before it that it stands for; the first one counts.

    >>> find_acronyms("data Badan Pusat Statistik ( BPS ) dan Menteri Keuangan ( Menkeu )".split())
    {'BPS': (1, 4), 'Menkeu': (8, 10)}
    """
    found: dict[str, tuple[int, int]] = {}
    for i in range(1, len(words) - 2):
        acronym = words[i + 1]
        if words[i] != "(" or words[i + 2] != ")" or not _looks_short(acronym):
            continue
        if length := _expansion(words[max(0, i - LONGEST_EXPANSION) : i], acronym.casefold()):
            found.setdefault(acronym, (i - length, i))
    return found


def _looks_short(word: str) -> bool:
    return 2 <= len(word) <= LONGEST_ACRONYM and word[0].isupper() and any(c.isalpha() for c in word[1:])


def _expansion(before: Sequence[str], acronym: str) -> int:
    """How many words have these initials; else how many, two or more, hold the letters in order; else 0."""
    letters = [c for c in acronym if c.isalnum()]
    loose = 0
    for start in range(len(before) - 1, -1, -1):
        if not before[start][:1].isalnum():
            break
        if before[start][0].casefold() != letters[0]:
            continue
        words = before[start:]
        if [w[0].casefold() for w in words] == letters:
            return len(words)
        fits = 2 <= len(words) <= len(letters) + 2
        if not loose and fits and _in_order(letters, "".join(words).casefold()):
            loose = len(words)
    return loose


def _in_order(letters: Sequence[str], text: str) -> bool:
    position = 0
    for letter in letters:
        position = text.find(letter, position) + 1
        if not position:
            return False
    return True
