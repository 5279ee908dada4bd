"""What pronouns stand for: the nearest fitting actor named before, subjects first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from newsevents import packs
from newsevents.extract.syntax import NOMINAL, Syntax
from newsevents.model import Mention, Token

SENTENCES_BACK = 4
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "obl:agent"})
NO_HEADS = frozenset({"flat", "compound", "fixed", "goeswith", "case", "det", "clf"})
FITTING = {  # kinds that a class of pronouns may stand for, and how well they fit
    "person": {"PER": 1.0},
    "people": {"GROUP": 1.0, "ORG": 0.3},
    "speaker": {"PER": 1.0},
    "body": {"PER": 1.0, "ORG": 1.0},
    "thing": {"ORG": 1.0, "GPE": 1.0},
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that a later pronoun may stand for."""

    head: Token
    mention: Mention
    sentence: int
    subject: bool


class Antecedents:
    """The noun phrases of an article, asked by pronouns; the list is made when the first pronoun asks."""

    def __init__(self, syntax: Syntax, mention_of: Callable[[Token], Mention], lang: str) -> None:
        self.syntax, self.tokens, self._mention_of = syntax, syntax.tokens, mention_of
        table = packs.toml(lang, "pronouns.toml")
        self._class_of = {word: name for name in FITTING for word in table[name]}
        self._male, self._female = frozenset(table["male"]), frozenset(table["female"])
        self._candidates: list[list[Candidate]] | None = None

    def of(self, token: Token) -> Mention | None:
        """The actor that a token stands for, or None if it is no pronoun or nothing fits."""
        kind = self._class_of.get(self._surface(token))
        if kind is None or token.upos not in NOMINAL | {"DET"}:
            return None
        quoted = self.syntax.quoted[token.i]
        if kind == "speaker" and not quoted:
            return None
        best = self._best(token, FITTING[kind], after=kind == "speaker")
        return best.mention if best else None

    def _surface(self, token: Token) -> str:
        """The word with a clitic that follows it: "pihak" + "nya"."""
        following = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else None
        joined = following is not None and following.start == token.end and following.text.isalpha()
        word = token.text.casefold()
        whole = word + following.text.casefold() if joined and following else word
        return whole if whole in self._class_of else word

    def _best(self, token: Token, fit: Mapping[str, float], after: bool) -> Candidate | None:
        here = self.syntax.sentence_no[token.i]
        fitting = [
            (self._score(c, here) + fit[c.mention.kind], c.head.i, c)
            for number in range(max(0, here - SENTENCES_BACK), here + 1)
            for c in self._by_sentence()[number]
            if c.mention.kind in fit and (c.head.i < token.i or after) and self._may_be(token, c)
        ]
        return max(fitting, key=lambda found: found[:2])[2] if fitting else None

    def _may_be(self, token: Token, candidate: Candidate) -> bool:
        """No two arguments of one verb are the same; in a quote the speaker stands outside; he is no she."""
        if candidate.head.head == token.head and token.deprel.split(":")[0] != "nmod":
            return False
        if self.syntax.quoted[candidate.head.i] and not self.syntax.quoted[token.i]:
            return False
        sex = self._sex(token.text)
        other = {self._sex(w) for w in candidate.mention.text.split()} - {None}
        return sex is None or not other or sex in other

    def _sex(self, word: str) -> str | None:
        word = word.casefold()
        return "m" if word in self._male else "f" if word in self._female else None

    def _score(self, candidate: Candidate, here: int) -> float:
        """Nearness in sentences, with a lead for subjects and for names."""
        named = candidate.head.upos == "PROPN" or candidate.mention.name != candidate.mention.text
        return candidate.sentence - here + 1.2 * candidate.subject + 0.7 * named

    def _by_sentence(self) -> list[list[Candidate]]:
        if self._candidates is None:
            self._candidates = [[] for _ in self.syntax.reading.sentences]
            for token in self.tokens:
                if token.upos in ("NOUN", "PROPN") and token.deprel.split(":")[0] not in NO_HEADS:
                    number = self.syntax.sentence_no[token.i]
                    subject = token.deprel in SUBJECTS
                    self._candidates[number].append(
                        Candidate(token, self._mention_of(token), number, subject)
                    )
        return self._candidates
