"""Chains of names: all forms of one name in an article under the fullest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsevents.extract.acronyms import find_acronyms
from newsevents.extract.actor_index import find_actor
from newsevents.extract.name_phrases import NamePhrases

NAMED = frozenset({"PER", "ORG", "GPE", "LOC", "GROUP"})
IN_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LONGEST_TITLE = 10  # tokens

Words = tuple[str, ...]


@dataclass(slots=True)
class Chain:
    """One name in all its forms: the fullest, its kind, its key words and the titles seen with it."""

    name: str
    kind: str
    key: Words
    titles: list[Words] = field(default_factory=list)


class NameChains:
    """The chains of an article, found by the words of a name or by a title alone.

    People: each part of the full name ("Prabowo" of "Prabowo Subianto"); bodies: the acronym in brackets,
    the short form ("Pemkot Pekanbaru"), a telling part that no other name has.
    """

    def __init__(self, phrases: NamePhrases, lang: str) -> None:
        self.phrases, self.roles, self.tokens, self.lang = phrases, phrases.roles, phrases.tokens, lang
        self.acronyms = find_acronyms([t.text for t in self.tokens])
        self.chains: list[Chain] = []
        self._by_key: dict[Words, Chain] = {}
        self._by_word: dict[str, list[Chain]] = defaultdict(list)
        self._collect()

    def find(self, words: Sequence[str]) -> Chain | None:
        """The chain of a name given by its words: one of its forms, or a part that only one chain has."""
        key = self.key(words)
        if not key or (exact := self._by_key.get(key)):
            return exact if key else None
        holders = [c for c in self._by_word.get(key[0], []) if self._is_part(key, c)]
        return holders[0] if len(holders) == 1 else None

    def titled(self, words: Sequence[str]) -> Chain | None:
        """The one person whose title in this article holds these words ("Menteri Keuangan", "the mayor")."""
        wanted = self.key(words)
        holders = [c for c in self.chains if any(holds(self.key(title), wanted) for title in c.titles)]
        return holders[0] if wanted and len(holders) == 1 else None

    def key(self, words: Sequence[str]) -> Words:
        """What makes two forms the same: small letters, acronyms and short titles spelled out, no openers."""
        spelled = [part for word in self.bare(words) for part in self.acronyms.get(word, (word,))]
        known = find_actor(" ".join(spelled), self.lang)
        return tuple(
            self.roles.spelled_out(known.full_name.split() if known and known.full_name else spelled)
        )

    def bare(self, words: Sequence[str]) -> list[str]:
        """A name without brackets, honorifics and words such as "the" and "tersebut" around it."""
        bare = [w for w in without_brackets(words) if w.casefold() not in self.roles.closers]
        while len(bare) > 1 and bare[0].casefold() in self.roles.honorifics | self.roles.openers:
            bare = bare[1:]
        return bare

    def bare_start(self, first: int, last: int) -> int:
        """Where a person's name starts in a range that may start with a title or an honorific."""
        start = first
        while start < last - 1:
            role = self.roles.find([t.text for t in self.tokens[start : min(last, start + 4)]], 0)
            honorific = self.tokens[start].text.casefold() in self.roles.honorifics
            if not honorific and (role is None or start + role.last >= last):
                break
            start += role.last if role else 1
        return start

    def _collect(self) -> None:
        """Joins the fullest names first, so that short forms find their chain."""
        found = self.phrases.entity_at.values()
        spans = {span: entity.label for entity, span in found if entity.label in NAMED}
        forms = []
        for (first, last), label in spans.items():
            start = self.bare_start(first, last) if label == "PER" else first
            words = self.bare([t.text for t in self.tokens[start:last]])
            forms.append((-len(self.key(words)), start, last, label, words))
        for _, start, last, label, words in sorted(forms):
            if words:
                chain = self._join(words, label)
                if chain.kind == "PER" and (title := self._title_before(start) or self._title_after(last)):
                    chain.titles.append(title)
        for chain in self.chains:
            self._by_key.setdefault(chain.key, chain)

    def _join(self, words: Sequence[str], label: str) -> Chain:
        key = self.key(words)
        chain = self.find(words)
        if chain is None or ((label == "PER") != (chain.kind == "PER") and len(key) > 1):
            chain = Chain(" ".join(words), label, key)
            self.chains.append(chain)
            for part in dict.fromkeys(key):
                self._by_word[part].append(chain)
        self._by_key.setdefault(key, chain)
        return chain

    def _is_part(self, key: Words, chain: Chain) -> bool:
        """Whether a shorter name may be this one: parts of a person's, the start or end of a body's."""
        if len(key) >= len(chain.key) or not holds(chain.key, key):
            return False
        if chain.kind == "PER":
            return len(key[0]) > 1
        if chain.kind != "ORG" or self.roles.noun(list(key)) or find_actor(" ".join(key), self.lang):
            return False
        return len(key) > 1 or (key[0] in (chain.key[0], chain.key[-1]) and key[0] not in self.roles.joins)

    def _title_before(self, start: int) -> Words:
        """The title right before a name, also with a comma or brackets between."""
        at, words = start - 1, list[str]()
        if at >= 0 and self.tokens[at].text == ",":
            at -= 1
        while at >= 0 and start - at <= LONGEST_TITLE:
            token = self.tokens[at]
            if token.text == ")" and at >= 2 and self.tokens[at - 2].text == "(":
                at -= 3
                continue
            if token.upos not in IN_TITLES and not (words and token.text.casefold() in self.roles.joins):
                break
            words.insert(0, token.text)
            at -= 1
        return self._if_title(words)

    def _title_after(self, last: int) -> Words:
        """The title after a name and a comma: "Budi Santoso, Kepala Dinas Kesehatan,"."""
        if last >= len(self.tokens) or self.tokens[last].text not in (",", "selaku"):
            return ()
        words: list[str] = []
        for token in self.tokens[last + 1 : last + LONGEST_TITLE]:
            if token.upos not in IN_TITLES | {"DET", "ADP"}:
                break
            words.append(token.text)
        return self._if_title(words)

    def _if_title(self, words: list[str]) -> Words:
        if any((found := self.roles.find(words, i)) and found.kind == "PER" for i in range(len(words))):
            return tuple(words)
        return ()


def without_brackets(words: Sequence[str]) -> list[str]:
    """Words outside round brackets."""
    kept, depth = [], 0
    for word in words:
        depth += word == "("
        if not depth and word != ")":
            kept.append(word)
        depth -= word == ")" and depth > 0
    return kept


def holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether words contain all of a part's words in the same order."""
    rest = iter(words)
    return all(word in rest for word in part)
