"""Root forms of Indonesian words: affixes are taken off until a known root is left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from newsevents import packs

VOWELS = frozenset("aiueo")
AS_THEY_ARE = frozenset(
    {"PROPN", "PUNCT", "NUM", "SYM", "X", "PRON", "ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ"}
)
LONGEST = 40  # no Indonesian word is longer; what is longer stays as it is


@cache
def roots() -> frozenset[str]:
    """All roots of the pack (data of nlp-id)."""
    return frozenset(row[0] for row in packs.table("id", "roots.tsv"))


@cache
def exceptions() -> dict[str, str]:
    """Forms whose lemma the affix rules get wrong."""
    return {row[0]: row[1] for row in packs.table("id", "lemmas.tsv")}


@cache
def _prefixes() -> dict[str, list[tuple[str, str]]]:
    """By first letter: prefixes and the sound that each may swallow, in the pack's order."""
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for prefix, lost in packs.toml("id", "tokenizer.toml")["affixes"]["prefixes"]:
        by_letter.setdefault(prefix[0], []).append((prefix, lost))
    return by_letter


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(packs.toml("id", "tokenizer.toml")["affixes"]["suffixes"])


@lru_cache(maxsize=100_000)
def lemma(form: str, upos: str = "") -> str:
    """The root of a form, in lower case; names, numbers and function words stay as they are.

    >>> lemma("menghentikan", "VERB"), lemma("pelatihan", "NOUN"), lemma("Stoltenberg", "PROPN")
    ('henti', 'latih', 'stoltenberg')
    """
    word = form.lower().lstrip("-")
    if upos in AS_THEY_ARE or len(word) > LONGEST:
        return word or form
    return _lemma_of_word(word) or form


def _lemma_of_word(word: str) -> str:
    known = exceptions().get(word)
    if known is not None:
        return known
    if "-" in word:
        return _lemma_of_double(word)
    return root_of(word) or word


def _lemma_of_double(word: str) -> str:
    """Reduplication: "negara-negara" is "negara", "berturut-turut" is "turut"; "anti-amerika" stays."""
    first, _, second = word.partition("-")
    if word in roots():
        return word
    one, two = root_of(first), root_of(second)
    if one is not None and (one == two or first == second):
        return one
    if two is not None and (first.endswith(second) or first.endswith(two)):
        return two
    return word


def is_known(word: str) -> bool:
    """True when a form (any case) is a root, or affixes around one."""
    low = word.lower()
    if len(low) > LONGEST:
        return False
    if "-" in low:
        return all(part and is_known(part) for part in low.split("-"))
    return low in exceptions() or root_of(low) is not None


@lru_cache(maxsize=100_000)
def root_of(word: str) -> str | None:
    """The root of one word in lower case, or None when taking affixes off leaves no known root."""
    if word in roots():
        return word
    for layer in (_without_prefix, _without_both, _without_suffix):
        for candidate in layer(word):
            if candidate in roots():
                return candidate
    return next((c for once in _without_prefix(word) for c in _twice(once) if c in roots()), None)


def _twice(stem: str) -> Iterator[str]:
    """A second prefix inside the first: mem-per-baik-i, di-ber-laku-kan, ke-ter-buka-an."""
    yield from _without_prefix(stem)
    yield from _without_both(stem)


def _without_prefix(word: str) -> Iterator[str]:
    """What may be left when one prefix goes; the sound the prefix swallowed comes back (memukul: pukul)."""
    for prefix, swallowed in _prefixes().get(word[:1], ()):
        rest = word[len(prefix) :]
        if len(rest) < 2 or not word.startswith(prefix):
            continue
        if not swallowed:
            yield rest
        elif rest[0] in VOWELS:
            yield swallowed + rest


def _without_suffix(word: str) -> Iterator[str]:
    for suffix in _suffixes():
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            yield word[: -len(suffix)]


def _without_both(word: str) -> Iterator[str]:
    for stem in _without_suffix(word):
        yield from _without_prefix(stem)
