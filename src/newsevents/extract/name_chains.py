"""Chains of names: all forms of one name in an article under the fullest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsevents.extract.actor_index import find_actor
from newsevents.extract.name_phrases import NamePhrases
from newsevents.extract.name_spans import NameSpan
from newsevents.extract.titles import Titles

MOST = 40  # chains with a word in common, or titles of a person, that are looked at; keeps time linear
PLACES = frozenset({"GPE", "LOC", "GROUP"})

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
    the short form ("Pemkot Pekanbaru"), a telling word that no other name has.
    """

    def __init__(self, phrases: NamePhrases, lang: str) -> None:
        self.phrases, self.roles, self.tokens, self.lang = phrases, phrases.roles, phrases.tokens, lang
        words = [t.text for t in self.tokens]
        self.acronyms = {short: words[first:last] for short, (first, last) in phrases.acronyms.items()}
        self.chains: list[Chain] = []
        self._by_key: dict[Words, Chain] = {}
        self._by_word: dict[str, list[Chain]] = defaultdict(list)
        self._by_title: dict[str, list[tuple[Words, Chain]]] = defaultdict(list)
        self._collect()

    def find(self, words: Sequence[str]) -> Chain | None:
        """The chain of a name given by its words: one of its forms, or a part that only one chain has."""
        key = self.key(words)
        if not key or (exact := self._by_key.get(key)):
            return exact if key else None
        holders = [c for c in self._by_word.get(key[0], [])[:MOST] if self._is_part(key, c)]
        return holders[0] if len(holders) == 1 else None

    def titled(self, words: Sequence[str]) -> Chain | None:
        """The one person whose title in this article begins or ends so ("Menteri Keuangan", "the mayor")."""
        wanted = self.key(words)
        known = self._by_title.get(wanted[0], [])[:MOST] if wanted else []
        holders = {c.key: c for title, c in known if wanted in (title[: len(wanted)], title[-len(wanted) :])}
        return next(iter(holders.values())) if len(holders) == 1 else None

    def bearer(self, words: Sequence[str]) -> Chain | None:
        """The person whose name ends a phrase that begins with a title, where the reader found no name."""
        tails = (self.find(words[k:]) for k in range(1, len(words)) if words[k][:1].isupper())
        return next((chain for chain in tails if chain and chain.kind == "PER"), None)

    def key(self, words: Sequence[str]) -> Words:
        """What makes two forms the same: small letters, acronyms and short titles spelled out, no openers."""
        bare = self.bare(words)
        named = [w for w in bare if w.casefold() not in self.roles.legal_forms] or bare
        spelled = [part for word in named for part in self.acronyms.get(word, (word,))]
        known = find_actor(" ".join(spelled), self.lang)
        full = known.full_name.split() if known and known.full_name else spelled
        return tuple(self.roles.spelled_out(full))

    def bare(self, words: Sequence[str]) -> list[str]:
        """A name without brackets, honorifics and words such as "the" and "tersebut" around it."""
        bare = [w for w in without_brackets(words) if w.casefold() not in self.roles.closers]
        while len(bare) > 1 and bare[0].casefold() in self.roles.before_names:
            bare = bare[1:]
        return bare

    def _collect(self) -> None:
        """Joins the fullest names of the body first, so that short forms and headlines find their chain."""
        titles = Titles(self.tokens, self.roles)
        forms = []
        for span in {*self.phrases.span_at.values(), *self._bodies()}:
            words = self.bare([t.text for t in self.tokens[span.first : span.last]])
            order = self._is_headline(span), -len(self.key(words)), -len(" ".join(words))
            forms.append((order, span.first, span.last, span.label, words))
        for (headline, *_), first, last, label, words in sorted(forms):
            chain = self._join(words, label, headline) if words else None
            if chain and chain.kind == "PER" and (title := titles.of(first, last)):
                self._note_title(chain, title)

    def _note_title(self, chain: Chain, title: Words) -> None:
        key = self.key(title)
        if title not in chain.titles and len(chain.titles) < MOST:
            chain.titles.append(title)
            for word in dict.fromkeys(key):
                self._by_title[word].append((key, chain))

    def _is_headline(self, span: NameSpan) -> bool:
        return self.phrases.syntax.sentence(self.tokens[span.first]).kind == "headline"

    def _bodies(self) -> Iterator[NameSpan]:
        """Capitalised names that begin with what the body is: "Kementerian Keuangan", "Polda Bali"."""
        for token in self.tokens:
            if not token.text[:1].isupper() or token.i in self.phrases.span_at:
                continue
            role = self.roles.noun([token.text])
            if role and role[0] == "ORG" and token.deprel.split(":")[0] not in ("flat", "compound"):
                first, last = self.phrases.around(token)
                proper = token.text[1:2].isupper() or self.tokens[last - 1].text[:1].isupper()
                if proper and (last - first > 1 or token.upos == "PROPN"):
                    yield NameSpan(token.i, last, "ORG")

    def _join(self, words: Sequence[str], label: str, headline: bool) -> Chain:
        key = self.key(words)
        chain = self._by_key.get(key) if label in PLACES else self.find(words)
        if chain is None and headline and label == "PER":
            chain = self.bearer(["", *words])
        if chain is None or ((label == "PER") != (chain.kind == "PER") and len(key) > 1):
            chain = Chain(" ".join(words), label, key)
            self.chains.append(chain)
            for part in dict.fromkeys(key):
                self._by_word[part].append(chain)
        elif chain.kind == "PER" and 1 < len(key) < len(chain.key) and chain.key[-len(key) :] == key:
            chain.name = " ".join(words)  # what the longer form has before it is no part of the name
        self._by_key.setdefault(key, chain)
        return chain

    def _is_part(self, key: Words, chain: Chain) -> bool:
        """Whether a shorter name may be this one: parts of a person's name, a telling word of a body's."""
        if len(key) >= len(chain.key) or not holds(chain.key, key):
            return False
        if chain.kind == "PER":
            return len(key[0]) > 1
        if chain.kind != "ORG" or len(key) > 1 or key[0] not in (chain.key[0], chain.key[-1]):
            return False
        return not (key[0] in self.roles.joins or self.roles.noun(key) or find_actor(key[0], self.lang))


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
