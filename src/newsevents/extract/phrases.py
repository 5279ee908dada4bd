"""The noun phrases of an article that may be actors or targets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsevents.extract.context import Context
from newsevents.extract.syntax import NOMINAL
from newsevents.model import Mention, Token

INSIDE = frozenset(
    {"flat", "compound", "fixed", "goeswith", "case", "det", "clf", "aux", "punct", "cc", "mark"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head, what it names (a pronoun: stands for), how often the article names that."""

    head: Token
    mention: Mention
    pronoun: bool
    count: int


def find_phrases(context: Context) -> list[Phrase]:
    """All noun phrases with a nominal head, in text order; dates and bare numbers are none."""
    found: list[tuple[Token, Mention, bool]] = []
    dated = {t.i for d in context.dates for t in context.syntax.tokens_in(d.span)}
    for token in context.reading.tokens:
        if token.upos not in NOMINAL or token.deprel.split(":")[0] in INSIDE or token.i in dated:
            continue
        stands_for = context.names.resolve(token)
        if stands_for is not None:
            found.append((token, stands_for, True))
        elif token.upos != "PRON":
            found.append((token, context.names.mention(*context.names.phrase(token)), False))
    counts = Counter(mention.name for _, mention, _ in found)
    return [Phrase(head, mention, pronoun, counts[mention.name]) for head, mention, pronoun in found]
