"""An article read: layout, then sentences, then one parse of them all; all offsets count in the article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from newsevents.errors import Rejected
from newsevents.model import Article, Entity, Paragraph, Reading, Sentence, Token
from newsevents.read.layout import find_dateline, find_paragraphs
from newsevents.read.parser import ParsedSentence, Parser, load_parser
from newsevents.read.sentences import split_sentences
from newsevents.read.truecase import count_forms, is_title_case, lower_case, restore_case

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_CHARS = 200_000
"""A longer text is no news article; the longest of the project's samples has 30,000 characters."""

READ_KINDS = frozenset({"headline", "body", "caption"})


def read_article(article: Article) -> Reading:
    """The article's paragraphs, sentences, tokens and names, with offsets into `article.text`.

    Headline, body and captions give sentences, of their kind; dates, bylines, boilerplate and datelines none.
    Raises Rejected for a text of more than MAX_CHARS ("too_large") or a language without a pack.
    """
    if len(article.text) > MAX_CHARS:
        raise Rejected("too_large", f"{len(article.text)} characters; at most {MAX_CHARS} are read")
    parser = load_parser(article.lang)
    paragraphs = find_paragraphs(article.text, article.lang)
    spans = find_sentences(article.text, paragraphs, article.lang)
    texts = [article.text[start:end] for start, end, _ in spans]
    parses = parser.parse(_in_running_case(texts, [kind for _, _, kind in spans], parser))
    return _assemble(article, paragraphs, spans, parses)


def find_sentences(text: str, paragraphs: Sequence[Paragraph], lang: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of every sentence, in order."""
    found = []
    opening = True
    for paragraph in paragraphs:
        if paragraph.kind not in READ_KINDS:
            continue
        piece, start = text[paragraph.start : paragraph.end], paragraph.start
        if paragraph.kind == "body":
            dateline = find_dateline(piece, lang, opening)
            start += dateline.span.end if dateline else 0
            opening = False
        for a, b in split_sentences(text[start : paragraph.end], lang):
            found.append((start + a, start + b, paragraph.kind))
    return found


def _in_running_case(texts: Sequence[str], kinds: Sequence[str], parser: Parser) -> list[str]:
    """The sentences to be parsed: headlines in Title Case or CAPITALS turned into running case."""
    titled = [
        i
        for i, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        if (kind == "headline" or text[-1] not in '.!?"”') and is_title_case(text)
    ]
    restored = list(texts)
    if not titled:
        return restored
    forms = count_forms(texts, [texts[i] for i in titled])
    lowered = parser.parse([lower_case(texts[i]) for i in titled], trees=False)
    for i, parse in zip(titled, lowered, strict=True):
        restored[i] = restore_case(texts[i], forms, parse)
    return restored


def _assemble(
    article: Article,
    paragraphs: tuple[Paragraph, ...],
    spans: Sequence[tuple[int, int, str]],
    parses: Sequence[ParsedSentence],
) -> Reading:
    """The Reading, with token indexes and offsets of the whole article."""
    firsts = list(accumulate((len(parse.tokens) for parse in parses), initial=0))
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    entities: list[Entity] = []
    for (start, end, kind), parse, first in zip(spans, parses, firsts, strict=False):
        sentences.append(Sentence(start, end, first, first + len(parse.tokens), kind))
        tokens.extend(_tokens(article.text, parse, start, first))
        for a, b, label in parse.entities:
            entities.append(Entity(start + a, start + b, article.text[start + a : start + b], label))
    return Reading(article, paragraphs, tuple(sentences), tuple(tokens), tuple(entities), _stacked(parses))


def _tokens(text: str, parse: ParsedSentence, start: int, first: int) -> list[Token]:
    """The tokens of one sentence in the article's own offsets, indexes and letters."""
    return [
        Token(
            i=first + i,
            start=start + token.start,
            end=start + token.end,
            text=text[start + token.start : start + token.end],
            lemma=token.lemma,
            upos=token.upos,
            head=first + token.head,
            deprel=token.deprel,
            feats=token.feats,
        )
        for i, token in enumerate(parse.tokens)
    ]


def _stacked(parses: Sequence[ParsedSentence]) -> NDArray[np.float32] | None:
    """The vectors of all tokens in one array, None where the parser gives none."""
    rows = [parse.vectors for parse in parses if parse.tokens]
    if not rows or any(row is None for row in rows):
        return None
    import numpy as np

    return np.concatenate([row for row in rows if row is not None])
