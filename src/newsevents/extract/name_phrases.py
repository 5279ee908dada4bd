"""Where a noun phrase starts and ends: what an annotator would mark as the actor's name."""

from __future__ import annotations

from newsevents.extract.roles import Roles
from newsevents.extract.syntax import Syntax
from newsevents.model import Span, Token

LONGEST_PHRASE = 12  # tokens; the median of annotated names is 2 words, 97 % have 8 or fewer
LONGEST_BRACKET = 4  # tokens between brackets: "(BNPB)" is no remark
DEEPEST = 5
BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "clf", "fixed", "goeswith", "dep"})
BEFORE_NUMBERS = BEFORE | {"advmod", "case"}
AFTER = frozenset({"flat", "compound", "fixed", "goeswith", "amod", "det", "nummod", "clf", "nmod", "appos"})
INSIDE = frozenset({"flat", "compound", "amod"})
LINKS = frozenset({"of"})  # the only preposition that stays inside a name: "Bank of England"
GLUE = frozenset({"-", "/", "&", "–", "."})


class NamePhrases:
    """Finds the phrase around a head: modifiers and parts of names stay, clauses and remarks after commas go.

    "Menteri Keuangan (Menkeu) Purbaya Yudhi Sadewa yang menjabat sejak September" is cut before "yang".
    """

    def __init__(self, syntax: Syntax, roles: Roles) -> None:
        self.syntax, self.tokens, self.roles = syntax, syntax.tokens, roles
        self.entity_at = {
            i: (entity, span) for entity in syntax.reading.entities
            if (span := self.range_of(Span(entity.start, entity.end))) for i in range(*span)
        }  # fmt: skip

    def range_of(self, span: Span) -> tuple[int, int] | None:
        """The token range [first, last) that a span covers."""
        inside = self.syntax.tokens_in(span)
        return (inside[0].i, inside[-1].i + 1) if inside else None

    def around(self, head: Token) -> tuple[int, int]:
        """Token range [first, last) of the noun phrase around a head; the head alone in the worst case."""
        first, last = self._extent(head, 0)
        if head.i in self.entity_at:
            _, name = self.entity_at[head.i]
            first, last = min(first, name[0]), max(last, name[1])
        last = max(head.i + 1, min(last, first + LONGEST_PHRASE))
        return max(first, last - LONGEST_PHRASE), last

    def _extent(self, head: Token, depth: int) -> tuple[int, int]:
        first, last = head.i, head.i + 1
        children = self.syntax.children[head.i] if depth < DEEPEST else []
        for child in reversed([c for c in children if c.i < head.i]):
            if child.text in GLUE:
                continue
            if not self._may_precede(child, head):
                break
            start, end = self._extent(child, depth + 1)
            if not self._glued(end, first):
                break
            first = start
        for child in (c for c in children if c.i > head.i):
            if child.deprel == "punct" or (child.deprel == "case" and self._is_possessive(child, last)):
                last = child.i + 1 if child.deprel == "case" and depth else last
                continue
            if not self._may_follow(child, head):
                break
            start, end = self._extent(child, depth + 1)
            if not self._joined(last, start, child):
                break
            last = max(last, end)
        return first, last

    def _is_possessive(self, token: Token, last: int) -> bool:
        return token.i == last and token.text.casefold() in self.roles.closers

    def _may_precede(self, child: Token, head: Token) -> bool:
        allowed = BEFORE_NUMBERS if head.upos == "NUM" else BEFORE
        return child.deprel.split(":")[0] in allowed and child.upos not in ("PUNCT", "VERB")

    def _may_follow(self, child: Token, head: Token) -> bool:
        relation = child.deprel.split(":")[0]
        if (
            relation == "conj"
        ):  # inside a name or an attribute only: "Kelautan dan Perikanan", "U.S. and Russian"
            return head.deprel.split(":")[0] in INSIDE
        if relation not in AFTER:
            return False
        marks = [
            c.text.casefold() for c in self.syntax.children[child.i] if c.deprel == "case" and c.i < child.i
        ]
        return not marks or (relation == "nmod" and all(mark in LINKS for mark in marks))

    def _glued(self, end: int, start: int) -> bool:
        """Nothing but a hyphen between two ranges."""
        return all(t.text in GLUE for t in self.tokens[end:start])

    def _joined(self, last: int, start: int, child: Token) -> bool:
        """Whether what starts at `start` goes on from what ends before `last`.

        Between them may stand a link ("of"), brackets, or the comma between a title and its bearer.
        """
        if child.deprel == "conj":
            return all(t.deprel == "cc" for t in self.tokens[last:start])
        between = [t.text.casefold() for t in self.tokens[last:start]]
        if all(word in LINKS or word in GLUE for word in between):
            return True
        if between[0] == "(" and between[-1] == ")":
            return len(between) <= LONGEST_BRACKET + 2
        bearer = child.deprel == "appos" and child.upos == "PROPN"
        return between == [","] and bearer and self.roles.noun([self.tokens[child.head].text]) is not None
