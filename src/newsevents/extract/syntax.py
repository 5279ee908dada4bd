"""Questions asked of a reading's trees: children, paths, clauses, quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from newsevents.model import Reading, Sentence, Span, Token

OPENING, CLOSING, EITHER = "“«", "”»", '"'
QUOTE_MARK = re.compile(f"[{OPENING}{CLOSING}{EITHER}]")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class Syntax:
    """The trees of one reading, indexed once: all lookups by token are constant time."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.children: list[list[Token]] = [[] for _ in reading.tokens]
        for token in reading.tokens:
            if token.head != token.i:
                self.children[token.head].append(token)
        self.sentence_no = [0] * len(reading.tokens)
        for number, sentence in enumerate(reading.sentences):
            for i in range(sentence.first, sentence.last):
                self.sentence_no[i] = number
        self.quoted = quoted_tokens(reading)
        self._starts = [t.start for t in reading.tokens]
        self.ancestors = lru_cache(maxsize=None)(self._ancestors)

    def sentence(self, token: Token) -> Sentence:
        """The sentence that holds a token."""
        return self.reading.sentences[self.sentence_no[token.i]]

    def token_at(self, offset: int) -> Token | None:
        """The last token that starts at or before an offset, if it reaches it."""
        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].end else None

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that overlap a span."""
        i = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while i < len(self.tokens) and self.tokens[i].start < span.end:
            if self.tokens[i].end > span.start:
                found.append(self.tokens[i])
            i += 1
        return tuple(found)

    def head_of(self, span: Span) -> Token | None:
        """The token of a span whose head lies outside it."""
        inside = self.tokens_in(span)
        ids = {t.i for t in inside}
        return next((t for t in inside if t.head == t.i or t.head not in ids), None)

    def _ancestors(self, i: int) -> tuple[int, ...]:
        """A token, its head, its head's head, …, the root."""
        chain, seen = [i], {i}
        while (head := self.tokens[i].head) not in seen:
            chain.append(head)
            seen.add(head)
            i = head
        return tuple(chain)

    def path(self, a: Token, b: Token) -> tuple[str, ...] | None:
        """The relations on the way from `a` to `b`: "^nsubj" is up, "obl" is down; None across sentences."""
        if self.sentence_no[a.i] != self.sentence_no[b.i]:
            return None
        up, down = self.ancestors(a.i), self.ancestors(b.i)
        shared = set(up) & set(down)
        if not shared:
            return None
        top_a = next(k for k, i in enumerate(up) if i in shared)
        top_b = down.index(up[top_a])
        rises = tuple("^" + self.tokens[i].deprel for i in up[:top_a])
        return rises + tuple(self.tokens[i].deprel for i in reversed(down[:top_b]))

    def relation(self, token: Token, *deprels: str) -> Token | None:
        """The first child with one of the relations."""
        return next((c for c in self.children[token.i] if c.deprel in deprels), None)

    def subtree(self, token: Token) -> Iterator[Token]:
        """A token and all below it, in no particular order."""
        queue = [token]
        while queue:
            current = queue.pop()
            yield current
            queue.extend(self.children[current.i])


def quoted_tokens(reading: Reading) -> list[bool]:
    """For each token, whether it stands inside quotation marks; a paragraph's end closes a quote."""
    text, inside = reading.article.text, [False] * len(reading.tokens)
    marks = [match.start() for match in QUOTE_MARK.finditer(text)]
    k = m = 0
    for paragraph in reading.paragraphs:
        open_quote = False
        m = bisect_left(marks, paragraph.start, m)
        while k < len(reading.tokens) and reading.tokens[k].start < paragraph.end:
            while m < len(marks) and marks[m] < reading.tokens[k].end:
                open_quote = _after(text[marks[m]], open_quote)
                m += 1
            inside[k] = open_quote
            k += 1
    return inside


def _after(mark: str, open_quote: bool) -> bool:
    """Whether a quote is open after a character."""
    if mark in OPENING:
        return True
    if mark in CLOSING:
        return False
    return not open_quote if mark in EITHER else open_quote
