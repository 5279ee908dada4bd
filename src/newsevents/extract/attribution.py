"""Who says that an event happened: the subject of the saying verb that carries it."""

from __future__ import annotations

from newsevents.extract.context import Context
from newsevents.extract.syntax import NOMINAL
from newsevents.model import Attribution, Mention, Sentence, Token


def find_attribution(trigger: Token, context: Context) -> Attribution | None:
    """The speaker and cue of a trigger: a saying verb above it, or beside it in the sentence of a quote.

    "…misi dihentikan," kata Stoltenberg → speaker Stoltenberg, cue kata.
    """
    syntax = context.syntax
    for i in syntax.ancestors(trigger.i)[1:]:
        if syntax.tokens[i].lemma in context.cues.saying:
            return _said_by(syntax.tokens[i], trigger, context)
    if not syntax.quoted[trigger.i]:
        return None
    sentence = syntax.sentence(trigger)
    cue = next(
        (t for t in _words(sentence, context) if t.lemma in context.cues.saying and not syntax.quoted[t.i]),
        None,
    )
    return _said_by(cue, trigger, context) if cue else None


def _words(sentence: Sentence, context: Context) -> tuple[Token, ...]:
    return context.reading.tokens[sentence.first : sentence.last]


def _said_by(cue: Token, trigger: Token, context: Context) -> Attribution | None:
    """The subject of a saying verb, unless the trigger stands inside it."""
    subject = context.syntax.relation(cue, "nsubj", "obl:agent", "nsubj:pass")
    if subject is None or subject.upos not in NOMINAL or subject.i in context.syntax.ancestors(trigger.i):
        return None
    return Attribution(speaker=_named(subject, context), cue=cue.span)


def _named(token: Token, context: Context) -> Mention:
    return context.names.resolve(token) or context.names.mention(*context.names.phrase(token))
