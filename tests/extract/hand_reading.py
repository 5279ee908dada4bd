"""Readings made by hand, so that rules on trees are tested without a model."""

from __future__ import annotations

from newsevents.model import Article, Entity, Paragraph, Reading, Sentence, Token

PLURAL = {"Number": "Plur"}


def by_hand(lang: str, *sentences: str, names: dict[str, str] | None = None) -> Reading:
    """A reading of sentences written as "form/UPOS/head/deprel" words; heads count from 1, 0 is the root.

    A form that starts with "_" is glued to the word before it. `names` maps each name's text to its label.
    """
    text, tokens, found = "", list[Token](), list[Sentence]()
    for sentence in sentences:
        first, begin = len(tokens), len(text) + bool(text)
        for word in sentence.split():
            form, upos, head, deprel = word.rsplit("/", 3)
            glued = form.startswith("_") and len(form) > 1
            text += form[1:] if glued else f" {form}" if text else form
            form = form.removeprefix("_") if glued else form
            i = len(tokens)
            feats = PLURAL if upos == "NOUN" and lang == "en" and form.endswith("s") else {}
            place = first + int(head) - 1 if int(head) else i
            tokens.append(
                Token(i, len(text) - len(form), len(text), form, form.lower(), upos, place, deprel, feats)
            )
        found.append(Sentence(begin, len(text), first, len(tokens), "body"))
    article = Article(id="by-hand", text=text, lang=lang)
    entities = [
        Entity(at, at + len(name), name, label)
        for name, label in (names or {}).items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return Reading(article, (Paragraph(0, len(text), "body"),), tuple(found), tuple(tokens), tuple(entities))
