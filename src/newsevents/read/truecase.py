"""Headlines in Title Case or CAPITALS given in running case, of the same length: parsers read that better."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from newsevents.read.parser import ParsedSentence

FEWEST_WORDS = 3
"""Longer words of a line below which its case tells nothing."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = 5
"""Letters from which a word has its capital in every style of titles; "with" and "dari" need not."""

Forms = Mapping[str, Counter[str]]


def is_title_case(line: str) -> bool:
    """True if nearly all longer words of a line begin with a capital, as in the headlines of many papers.

    >>> is_title_case("NATO Tetap Pertahankan Pasukan di Irak"), is_title_case("Police arrest three in Lagos")
    (True, False)
    """
    return _has_capitals(_WORD.findall(line))


def _has_capitals(words: Iterable[str]) -> bool:
    long = [word for word in words if len(word) >= _LONG]
    capital = sum(word[0].isupper() for word in long)
    return len(long) >= FEWEST_WORDS and capital * 10 >= len(long) * 9


def count_forms(sentences: Iterable[str], lines: Iterable[str]) -> dict[str, Counter[str]]:
    """For each word of some lines, in lower case, how often the running sentences write it how.

    First words of sentences are left out.

    >>> count_forms(["The army of Mali left Mali."], ["MALI ARMY LEAVES"])["mali"]
    Counter({'Mali': 2})
    """
    wanted = {lower_case(word) for line in lines for word in _WORD.findall(line)}
    forms: dict[str, Counter[str]] = {}
    for sentence in sentences:
        words = _WORD.findall(sentence)
        for word in () if _has_capitals(words) else words[1:]:
            if (low := word.lower()) in wanted:
                forms.setdefault(low, Counter())[word] += 1
    return forms


def lower_case(line: str) -> str:
    """The line in lower case, letter by letter where that keeps the length."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in line)


def restore_case(line: str, forms: Forms, lowered: ParsedSentence) -> str:
    """The line with every word as the article's running text writes it, of the same length.

    Where the running text has it not, it keeps its capital if `lowered`, the parse of the line in lower case,
    takes it for a name. The first word keeps its capital.
    """
    names = {token.start for token in lowered.tokens if token.upos == "PROPN"}
    inside = [(start, end) for start, end, _ in lowered.entities]
    shouted = line.isupper()
    pieces, at = [], 0
    for match in _WORD.finditer(line):
        start = match.start()
        named = start in names or any(a <= start < b for a, b in inside)
        word = _written(match[0], forms, named, shouted)
        pieces += [line[at:start], word if at else word[:1].upper() + word[1:]]
        at = match.end()
    restored = "".join([*pieces, line[at:]])
    return restored if len(restored) == len(line) else line


def _written(word: str, forms: Forms, named: bool, shouted: bool) -> str:
    """The word in running case."""
    low = lower_case(word)
    if low in forms:
        return max(forms[low].items(), key=lambda item: (item[1], item[0]))[0]
    if word[1:].isupper() and not shouted:
        return word
    if not named:
        return low
    return word[0] + low[1:] if shouted and len(word) >= _LONG - 1 else word
