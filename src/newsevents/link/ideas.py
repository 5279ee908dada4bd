"""The words of a text as ideas that mean the same in every language, with how rare each is in news."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from newsevents import packs
from newsevents.read.lemmas import lemma

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
CAPITAL_AFTER_HYPHEN = re.compile(r"-(?=[A-Z])")
SENTENCE_END = frozenset('.!?:\n"“”‘(')
RAREST = 6.5  # natural log: as rare as a word met once in 650 articles
SHORTEST_STEM = 4
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its idea, whether it looks like a name there, and where it starts."""

    idea: str
    is_name: bool
    start: int


def find_ideas(text: str, lang: str) -> Iterator[Word]:
    """The words of a text in order, without those that are too common to tell anything.

    >>> [word.idea for word in find_ideas("Lindu guncang Palu", "id")]
    ['quake', 'quake', '=palu']
    >>> [word.idea for word in find_ideas("The tremor shook Palu", "en")]
    ['quake', '=shook', '=palu']
    """
    for found in WORD.finditer(text):
        form = found[0]
        if len(form) == 1 or len(form) > LONGEST_WORD:
            continue
        inside = form[0].isupper() and not _starts_sentence(text, found.start())
        for part in CAPITAL_AFTER_HYPHEN.split(form):  # "Ratna-Arif" are two names
            for idea in ideas_of(part, lang):
                if idea not in _ignored(lang):
                    yield Word(idea, inside and is_proper(idea), found.start())


def is_proper(idea: str) -> bool:
    """Whether an idea can be a name: an unknown word, or one of the pack's proper names."""
    return idea.startswith("=") or idea[0].isupper()


@lru_cache(maxsize=200_000)
def ideas_of(form: str, lang: str) -> tuple[str, ...]:
    """The ideas of a word: those of the pack, else the stem itself, marked with "="."""
    known = _by_word(lang)
    if form in known:
        return known[form]
    word = form.casefold().removesuffix("'s").removesuffix("’s")
    stem = stem_of(word, lang)
    found = known.get(word) or known.get("~" + stem)
    return found or ("=" + (word if form[0].isupper() else stem),)  # names keep their endings


def stem_of(word: str, lang: str) -> str:
    """The root of an Indonesian word; elsewhere the word without the endings that its pack lists."""
    if lang == "id":
        return lemma(word)
    for ending in _endings(lang):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=200_000)
def rarity(idea: str, lang: str) -> float:
    """Natural log of how many articles there are for each that has the idea, at most 6.5."""
    counts, articles = _counts(lang)
    return min(math.log((articles + 1) / (counts.get(idea, 0) + 0.5)), RAREST)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start].rstrip(" ")
    return not before or before[-1] in SENTENCE_END


@cache
def _by_word(lang: str) -> dict[str, tuple[str, ...]]:
    """Ideas by word; by stem too, marked with "~"; words in capitals are found as they stand."""
    found: dict[str, list[str]] = {}
    for idea, words in packs.table(lang, "ideas.tsv") if lang in packs.languages() else ():
        for word in words.split(" "):
            for key in [word] if word.isupper() else [word, "~" + stem_of(word, lang)]:
                if idea not in found.setdefault(key, []):
                    found[key].append(idea)
    return {key: tuple(ideas) for key, ideas in found.items()}


@cache
def _ignored(lang: str) -> frozenset[str]:
    """Ideas that are calendar and currency, not what happened."""
    words = packs.toml(lang, "linking.toml")["ignored"] if lang in packs.languages() else ()
    return frozenset("=" + form for word in words for form in (word, stem_of(word, lang)))


@cache
def _endings(lang: str) -> tuple[str, ...]:
    return tuple(packs.toml(lang, "linking.toml")["endings"]) if lang in packs.languages() else ()


@cache
def _counts(lang: str) -> tuple[dict[str, int], int]:
    if lang not in packs.languages():
        lang = "en"
    rows = packs.table(lang, "idea_counts.tsv")
    counts = {idea: int(count) for idea, count in rows}
    return counts, counts.pop("*", 0)
