"""Which language a text is in: a naive Bayes model over bytes, and word lists for the Malay family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from newsevents.packs import toml

UNKNOWN = "und"
SAMPLE_CHARS = 4000
"""More text than this no longer changes the answer."""

HINT_WEIGHT = 0.2
"""Probability the hinted language gains; enough to turn a doubtful case, not a clear one."""

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, hint: str | None = None) -> str:
    """The ISO 639-1 code of the text's language; "und" where nothing can be told.

    `hint` is what the source says (a page's lang attribute, "id-ID" or "id"); it decides where the text is
    very short and tips the scales where two languages are near.

    >>> detect_language("Polisi menangkap tiga tersangka di Bekasi, Senin (12/5).")
    'id'
    >>> detect_language("Polis menahan tiga lelaki kerana menceroboh syarikat itu.")
    'ms'
    >>> detect_language("12.30", hint="id-ID")
    'id'
    """
    hinted = _base(hint)
    sample = text[:SAMPLE_CHARS]
    letters = sum(map(str.isalpha, sample))
    if letters == 0 or (hinted and letters < toml("shared", "languages.toml")["few_letters"]):
        return hinted or UNKNOWN
    scores = dict(_identifier().rank(sample))
    if hinted in scores:
        scores[hinted] += HINT_WEIGHT
    best = max(scores, key=lambda lang: scores[lang])
    return _nearest_relative(best, _WORD.findall(sample.lower()))


def _nearest_relative(best: str, words: Sequence[str]) -> str:
    """`best`, or the one of its family that more of the telling words speak for."""
    data = toml("shared", "languages.toml")
    if best not in data["family"]:
        return best
    known = _telling_words()
    family: list[str] = data["family"]
    return max(family, key=lambda lang: sum(word in known[lang] for word in words))


def _base(code: str | None) -> str | None:
    return re.split(r"[-_]", code.strip().lower())[0] or None if code else None


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    """For each language of the family the words that tell it from its relatives."""
    return {lang: frozenset(words) for lang, words in toml("shared", "languages.toml")["telling"].items()}


@cache
def _identifier() -> Any:
    """The identifier of py3langid, restricted to the candidates, loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier
    identifier = identifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(toml("shared", "languages.toml")["candidates"])
    return identifier
