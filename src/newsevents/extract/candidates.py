"""Which words might stand for an event: every verb, and nouns and adjectives known to name one."""

from __future__ import annotations

from newsevents.extract.context import Context
from newsevents.model import Token

NOT_ALONE = frozenset({"aux", "aux:pass", "cop", "case", "mark", "det", "cc", "punct", "fixed"})


def find_candidates(context: Context) -> list[Token]:
    """The tokens that may be triggers, in text order.

    Verbs always; other words where the pack's lexicon or the triggers counted in training have the lemma.
    """
    return [t for t in context.reading.tokens if is_candidate(t, context)]


def is_candidate(token: Token, context: Context) -> bool:
    """Whether a token may be a trigger."""
    if token.deprel in NOT_ALONE or not any(c.isalpha() for c in token.text):
        return False
    if token.upos == "VERB":
        return True
    known = context.cues.nominal
    return token.upos in {"NOUN", "ADJ", "PROPN", "ADV", "X"} and (
        token.lemma in known or token.text.lower() in known
    )
