"""Where sentences begin and end: a scan over full stops with the pack's abbreviations, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newsevents.packs import toml

LONGEST = 1500
"""Characters of a sentence; a longer one is cut at white space. The longest of 964 news articles had 780."""

_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)"
    r"|[。！？]+[”’」』）]*"
    r"|(?<=[a-z]{2})\.(?=[\"“]?[A-Z][a-z]+[\s,])"
)
_BULLET = re.compile(r"(?:[-–—•●▪■*·◦]\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘]+\Z")
_NEXT_WORD = re.compile(r"[\s\"'“”‘’«(\[]*([^\s\"'“”‘’«»(\[),.;:!?]*)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\Z")
_QUOTE_END = re.compile(r"[!?…]+[\"”»]\Z")
_WORD = re.compile(r"\w+")
_COUNTER = re.compile(r"\(?\d{1,2}[.)]\Z")
_TOP_LEVEL = frozenset({"Com", "Co", "Id", "Net", "Org", "Tv", "News"})
_LOOK_BACK, _LOOK_AHEAD = 30, 60


def split_sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, in order, without white space and bullets around them.

    Pieces without any letter or digit, and counters alone ("2."), are left out. A quote is split only where
    complete sentences meet in it.

    >>> text = 'Wapres H. Ma\\'ruf membeli No. 5 seharga Rp 2.000. "Murah!" kata dia.'
    >>> [text[a:b] for a, b in split_sentences(text, "id")]
    ["Wapres H. Ma'ruf membeli No. 5 seharga Rp 2.000.", '"Murah!" kata dia.']
    """
    bullet = _BULLET.match(text, len(text) - len(text.lstrip()))
    start = bullet.end() if bullet else 0
    cuts = [start, *(end for end in _ends(text, start, lang)), len(text)]
    found = []
    for a, b in pairwise(cuts):
        for left, right in _pieces(text, a, b):
            piece = text[left:right]
            if any(map(str.isalnum, piece)) and not _COUNTER.match(piece):
                found.append((left, right))
    return found


def _ends(text: str, start: int, lang: str) -> Iterator[int]:
    """The places after `start` where one sentence ends and another begins."""
    for match in _END.finditer(text, start):
        if _ends_here(text, match, lang):
            yield match.end()


def _ends_here(text: str, match: re.Match[str], lang: str) -> bool:
    """True if the marks of `match` end a sentence."""
    following = text[match.end() : match.end() + _LOOK_AHEAD]
    found = _NEXT_WORD.match(following)
    word = found[1] if found else ""
    if not word or not match[0].startswith("."):
        return not (word[:1].islower() or _is_attribution(match[0], following, lang))
    if word[0].islower() or (match.end() == match.start() + 1 and word in _TOP_LEVEL):
        return False
    return match[0] != "." or not _is_abbreviation(_word_before(text, match.start()), word, lang)


def _is_attribution(marks: str, following: str, lang: str) -> bool:
    """True after a closed question or cry whose speaker and verb follow ('"Why?" Smith asked')."""
    if not _QUOTE_END.search(marks):
        return False
    words = [word.lower() for word in _WORD.findall(following)[:4]]
    return not _words(lang, "saying").isdisjoint(words)


def _is_abbreviation(before: str, after: str, lang: str) -> bool:
    """True if the word before a full stop is cut short and the sentence goes on with the word after it."""
    if before in _words(lang, "open"):
        return True
    if before in _words(lang, "number") and after[0].isdigit():
        return True
    cut = before in _words(lang, "either") or _DOTTED.match(before) or (len(before) == 1 and before.isupper())
    return bool(cut) and after not in _words(lang, "starters")


def _word_before(text: str, end: int) -> str:
    found = _LAST_WORD.search(text, max(0, end - _LOOK_BACK), end)
    return found[0] if found else ""


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space around it, cut at white space where it is longer than LONGEST."""
    while end - start > LONGEST:
        space = max(text.rfind(mark, start + 1, start + LONGEST) for mark in " \t\n\u00a0")
        cut = space if space > start else start + LONGEST
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(toml(lang, "sentences.toml")[name])
