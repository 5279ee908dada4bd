"""Where a noun phrase starts and ends: what an annotator would mark as the actor's name."""

from __future__ import annotations

from newsevents.extract.name_spans import NameMender, NameSpan
from newsevents.extract.roles import Roles
from newsevents.extract.syntax import Syntax
from newsevents.model import Token

LONGEST_PHRASE = 12  # tokens; the median of annotated names is 2 words, 97 % have 8 or fewer
LONGEST_BRACKET = 4  # tokens between brackets: "(BNPB)" is no remark
DEEPEST = 5
BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "clf", "fixed", "goeswith", "dep"})
BEFORE_NUMBERS = BEFORE | {"advmod", "case"}
AFTER = frozenset({"flat", "compound", "fixed", "goeswith", "amod", "det", "nummod", "clf", "nmod", "appos"})
INSIDE = frozenset({"flat", "compound", "amod", "nmod"})  # these may be two: "Kelautan dan Perikanan"
RUNNING = frozenset({"PROPN", "NOUN", "ADJ", "X"})
LINKS = frozenset({"of"})  # the only preposition that stays inside a name: "Bank of England"
GLUE = frozenset({"-", "/", "&", "–", "."})


class NamePhrases:
    """Finds the phrase around a head: modifiers and parts of names stay, clauses and remarks after commas go.

    "Menteri Keuangan (Menkeu) Purbaya Yudhi Sadewa yang menjabat sejak September" is cut before "yang".
    """

    def __init__(self, syntax: Syntax, roles: Roles, names: NameMender) -> None:
        self.syntax, self.tokens, self.roles = syntax, syntax.tokens, roles
        self.acronyms = names.acronyms
        self.span_at = {i: span for span in names.mend() for i in range(span.first, span.last)}
        self._known: dict[int, tuple[int, int]] = {}

    def around(self, head: Token) -> tuple[int, int]:
        """Token range [first, last) of the noun phrase around a head; the head alone in the worst case."""
        if head.i not in self._known:
            self._known[head.i] = self._around(head)
        return self._known[head.i]

    def _around(self, head: Token) -> tuple[int, int]:
        first, last = self._extent(head, 0)
        if name := self.span_at.get(head.i):
            first, last = min(first, name.first), max(last, name.last)
        last = self._run_on(first, last)
        if last - first <= LONGEST_PHRASE:
            return first, last
        name = self.span_at.get(last - 1)
        if name and name.label == "PER":  # a title too long: the bearer's name says more
            return max(first, min(name.first, last - LONGEST_PHRASE)), last
        return max(first, head.i + 1 - LONGEST_PHRASE), max(head.i + 1, first + LONGEST_PHRASE)

    def _extent(self, head: Token, depth: int) -> tuple[int, int]:
        first, last = head.i, head.i + 1
        children = self.syntax.children[head.i] if depth < DEEPEST else []
        for child in reversed([c for c in children if c.i < head.i]):
            if child.text in GLUE:
                continue
            if not self._may_precede(child, head):
                break
            start, end = self._extent(child, depth + 1)
            if not all(t.text in GLUE for t in self.tokens[end:first]):
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
        if relation == "conj":
            return head.deprel.split(":")[0] in INSIDE
        if relation not in AFTER:
            return False
        before = (c for c in self.syntax.children[child.i] if c.deprel == "case" and c.i < child.i)
        marks = [c.text.casefold() for c in before]
        return not marks or (relation == "nmod" and all(mark in LINKS for mark in marks))

    def _joined(self, last: int, start: int, child: Token) -> bool:
        """Whether what starts at `start` goes on from what ends before `last`.

        Between them may stand a link ("of"), brackets, or the comma between a title and its bearer.
        """
        between = [t.text.casefold() for t in self.tokens[last:start]]
        if child.deprel == "conj":
            return all(t.deprel == "cc" for t in self.tokens[last:start])
        if all(word in LINKS or word in GLUE for word in between):
            return True
        if between[0] == "(" and between[-1] == ")":
            return len(between) <= LONGEST_BRACKET + 2
        bearer = child.deprel == "appos" and child.upos == "PROPN"
        return between == [","] and bearer and self._is_title(self.tokens[child.head])

    def _is_title(self, token: Token) -> bool:
        role = self.roles.noun([token.text])
        return role is not None and role[0] == "PER"

    def _run_on(self, first: int, last: int) -> int:
        """The end of a capitalised name that goes on where the tree stopped; headlines are all capitals."""
        sentence = self.syntax.sentence(self.tokens[first])
        if sentence.kind == "headline":
            return last
        while last < sentence.last and last - first < 2 * LONGEST_PHRASE:
            step = self._step(first, last, sentence.last)
            if not step:
                break
            last += step
        return last

    def _step(self, first: int, last: int, end: int) -> int:
        """How many tokens the next part of the name takes: "Keuangan", "(Menkeu) Purbaya", "dan Mineral"."""
        named = self.span_at.get(last - 1)
        if not self.tokens[last - 1].text[:1].isupper():
            return 0
        for gap in (0, 3, 1):
            at = last + gap
            if at >= end or not self._is_capital(at):
                continue
            between = [t.text for t in self.tokens[last:at]]
            if gap == 3 and not (between[0] == "(" and between[2] == ")"):
                continue
            if gap == 1 and not self._links(first, last, at, named):
                continue
            return gap + 1
        return 0

    def _is_capital(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text[:1].isupper() and token.upos in RUNNING and not token.deprel.startswith("obl")

    def _links(self, first: int, last: int, at: int, named: NameSpan | None) -> bool:
        """Whether "dan" or a comma joins two parts of one title or a title and its bearer."""
        if not self._is_title(self.tokens[first]) or (named and named.label == "PER"):
            return False
        following = self.span_at.get(at)
        if self.tokens[last].text == "/":
            return self._is_title(self.tokens[at])
        if self.tokens[last].text == ",":
            return following is not None and following.label == "PER"
        no_actor = following is None or following.label not in ("PER", "GPE", "LOC")
        return self.tokens[last].upos == "CCONJ" and last - first > 1 and no_actor and not self._is_role(at)

    def _is_role(self, at: int) -> bool:
        return self.roles.find([t.text for t in self.tokens[at : at + 3]], 0) is not None
