"""What pronouns stand for: the nearest fitting actor, subjects of main clauses first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newsevents import packs
from newsevents.extract.syntax import NOMINAL, Syntax
from newsevents.model import Mention, Token

SENTENCES_BACK = 4
MOST = 40  # noun phrases of a sentence that are looked at; keeps time linear
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "obl:agent"})
NO_HEADS = frozenset({"flat", "compound", "fixed", "goeswith", "case", "det", "clf"})
MAIN = frozenset({"root", "parataxis"})
FITTING: dict[
    str, dict[str, float]
] = {  # kinds that a class of pronouns may stand for, and how well they fit
    "person": {"PER": 1.0},
    "people": {"GROUP": 1.0, "ORG": 0.3},
    "speaker": {"PER": 1.0},
    "body": {"PER": 1.0, "ORG": 1.0},
    "thing": {"ORG": 1.0, "GPE": 1.0, "GROUP": 0.8},
}
STATEMENT = {"ORG": 1.0, "GPE": 1.0, "PER": 1.0}  # who says "we" where nobody is quoted: the writer's body


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that a pronoun may stand for; `prominence`: 2 main subject, 1 another, 0 none."""

    head: Token
    mention: Mention
    sentence: int
    prominence: int


class Antecedents:
    """The noun phrases of an article, asked by pronouns; the list is made when the first pronoun asks."""

    def __init__(self, syntax: Syntax, mention_of: Callable[[Token], Mention], lang: str) -> None:
        self.syntax, self.tokens, self._mention_of = syntax, syntax.tokens, mention_of
        table = packs.toml(lang, "pronouns.toml")
        self._class_of = {word: name for name in FITTING for word in table[name]}
        self._male, self._female = frozenset(table["male"]), frozenset(table["female"])
        self._nobody = frozenset(table["nobody"])
        starts = [p.start for p in syntax.reading.paragraphs]
        self._paragraph = [bisect_right(starts, s.start) for s in syntax.reading.sentences]
        self._candidates: list[list[Candidate]] | None = None

    def of(self, token: Token) -> Mention | None:
        """The actor that a token stands for, or None if it is no pronoun or nothing fits."""
        kind = self._class_of.get(self._surface(token))
        if kind is None or token.upos not in NOMINAL | {"DET"}:
            return None
        stated = kind == "speaker" and not self.syntax.quoted[token.i]
        fit = STATEMENT if stated else FITTING[kind]
        needed = 2 if stated else 1 if kind == "thing" else 0
        fitting = [
            (self._score(c, token) + fit[c.mention.kind], c.head.i, c)
            for c in self._within_reach(token, kind)
            if c.mention.kind in fit and c.prominence >= needed and self._may_be(token, c, kind)
        ]
        return max(fitting, key=lambda found: found[:2])[2].mention if fitting else None

    def _surface(self, token: Token) -> str:
        """The word with a clitic that follows it: "pihak" + "nya"."""
        following = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else None
        word = token.text.casefold()
        if following is None or following.start != token.end or not following.text.isalpha():
            return word
        whole = word + following.text.casefold()
        return whole if whole in self._class_of else word

    def _within_reach(self, token: Token, kind: str) -> Iterator[Candidate]:
        """Candidates before the token; for a quoted speaker also those after it in the same paragraph."""
        here = self.syntax.sentence_no[token.i]
        back = 1 if kind == "thing" else SENTENCES_BACK
        last = here
        while kind == "speaker" and last - here < 3 and self._same_paragraph(last + 1, here):
            last += 1
        for number in range(max(0, here - back), last + 1):
            near = self._by_sentence()[number][-MOST:]
            yield from (c for c in near if c.head.i < token.i or kind == "speaker")

    def _same_paragraph(self, number: int, here: int) -> bool:
        return number < len(self._paragraph) and self._paragraph[number] == self._paragraph[here]

    def _may_be(self, token: Token, candidate: Candidate, kind: str) -> bool:
        """No two arguments of one verb are the same; a speaker stands outside the quote; he is no she."""
        if candidate.head.head == token.head and token.deprel.split(":")[0] != "nmod":
            return False
        if self.syntax.quoted[candidate.head.i] and (kind == "speaker" or not self.syntax.quoted[token.i]):
            return False
        if candidate.head.text.casefold() in self._nobody:
            return False
        sex = self._sex(token.text)
        other = {self._sex(word) for word in candidate.mention.text.split()} - {None}
        return sex is None or not other or sex in other

    def _sex(self, word: str) -> str | None:
        word = word.casefold()
        return "m" if word in self._male else "f" if word in self._female else None

    def _score(self, candidate: Candidate, token: Token) -> float:
        """Nearness in sentences, with a lead for subjects and for names."""
        distance = self.syntax.sentence_no[token.i] - candidate.sentence
        named = candidate.head.upos == "PROPN" or candidate.mention.name != candidate.mention.text
        nearness = -distance if distance > 0 else 0.5 * distance
        return nearness + LEADS[candidate.prominence] + 0.7 * named

    def _by_sentence(self) -> list[list[Candidate]]:
        if self._candidates is None:
            self._candidates = [[] for _ in self.syntax.reading.sentences]
            for token in self.tokens:
                if token.upos in ("NOUN", "PROPN") and token.deprel.split(":")[0] not in NO_HEADS:
                    number = self.syntax.sentence_no[token.i]
                    found = Candidate(token, self._mention_of(token), number, self._prominence(token))
                    self._candidates[number].append(found)
        return self._candidates

    def _prominence(self, token: Token) -> int:
        if token.deprel not in SUBJECTS:
            return 0
        verb = self.tokens[token.head]
        says = any(child.deprel == "ccomp" for child in self.syntax.children[verb.i])
        return 2 if verb.deprel in MAIN or says else 1


LEADS: Mapping[int, float] = {0: 0.0, 1: 0.6, 2: 1.2}  # by prominence, in sentences
