"""Who is who in an article: names of actors, their kind, country and sector, and what pronouns stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsevents.extract.actor_index import Actor, find_actor, find_country
from newsevents.extract.antecedents import Antecedents
from newsevents.extract.name_chains import Chain, NameChains
from newsevents.extract.name_phrases import NamePhrases
from newsevents.extract.name_spans import NameMender
from newsevents.extract.roles import Role, load_roles
from newsevents.extract.syntax import Syntax
from newsevents.model import Mention, PlaceMention, Reading, Span, Token

HOME = {"id": "ID"}  # where news in a language mostly happens, if the language has one such country
ANYBODY = frozenset({"CVL", "CRM"})  # sectors whose nouns ("korban", "tersangka") are no titles
LEAD = 3  # places; a few names of places abroad, often misread, do not make news from abroad
STATES = frozenset({"country", "demonym", "admin1", "admin2", "admin3", "city"})  # places that act


@dataclass(frozen=True, slots=True)
class Named:
    """A noun phrase and what is known of it: its chain, a dictionary's actor, a role noun, if any."""

    first: int
    last: int
    words: list[str]
    name: str
    chain: Chain | None
    actor: Actor | None
    role: Role | None


class Names:
    """The names of one article; built once, then asked for the noun phrases that events need.

    `mention` answers for any token range, `phrase` gives the range around a head, `resolve` follows pronouns.
    """

    def __init__(self, reading: Reading, places: Sequence[PlaceMention]) -> None:
        self.reading, self.tokens, self.lang = reading, reading.tokens, reading.article.lang
        self.roles = load_roles(self.lang)
        self.syntax = Syntax(reading)
        self.place_at = {t.i: p for p in places for t in self.syntax.tokens_in(p.span)}
        self.phrases = NamePhrases(
            self.syntax, self.roles, NameMender(self.syntax, self.roles, self.place_at)
        )
        self.chains = NameChains(self.phrases, self.lang)
        self.home = reading.article.country or self._home(places)
        self._mentions: dict[tuple[int, int], Mention] = {}

    def phrase(self, head: Token) -> tuple[int, int]:
        """Token range [first, last) of the noun phrase around a head; clauses and remarks are cut off."""
        return self.phrases.around(head)

    def mention(self, first: int, last: int) -> Mention:
        """The actor that a noun phrase names, with its canonical name, kind, country and sector."""
        if (first, last) not in self._mentions:
            self._mentions[first, last] = self._describe(first, last)
        return self._mentions[first, last]

    def resolve(self, token: Token) -> Mention | None:
        """The actor that a pronoun, a clitic or "pihaknya" stands for; None for names and other words."""
        return self._antecedents.of(token)

    @cached_property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self.syntax, lambda head: self.mention(*self.phrase(head)), self.lang)

    def _home(self, places: Sequence[PlaceMention]) -> str | None:
        """The country of most places; the language's own has a lead, since news at home need not name it."""
        counted = Counter({HOME[self.lang]: LEAD} if self.lang in HOME else {})
        counted.update(p.country for p in places if p.country)
        return counted.most_common(1)[0][0] if counted else None

    def _describe(self, first: int, last: int) -> Mention:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        text = self.reading.article.text[span.start : span.end]
        words = [t.text for t in self.tokens[first:last]]
        head = self._head(first, last)
        role = self.roles.find(words, head - first)
        chain = self._chain(first, last, head, role)
        name = chain.name if chain else self._bare_text(first, last)
        actor = find_actor(name, self.lang) if name[:1].isupper() else None
        if chain is None and actor is None and self._is_plain(name, first, role):
            name = name.casefold()
        named = Named(first, last, words, name, chain, actor, role)
        kind = self._kind(named)
        full_name = actor.full_name if actor and actor.full_name else name
        return Mention(span, text, full_name, kind, self._country(named, kind), self._sector(named))

    def _head(self, first: int, last: int) -> int:
        """The word that says what is named: the head, or what stands after "sejumlah", "Pak", "lima"."""
        inside = self.tokens[first:last]
        head = next((t.i for t in inside if not first <= t.head < last or t.head == t.i), first)
        while head < last - 1 and self._only_opens(self.tokens[head]):
            head += 1
        return head

    def _only_opens(self, token: Token) -> bool:
        word = token.text.casefold()
        return token.upos == "NUM" or word in self.roles.openers or word in self.roles.honorifics

    def _chain(self, first: int, last: int, head: int, role: Role | None) -> Chain | None:
        """The chain of the name that the phrase is about, not of one that only modifies ("pasukan Irak")."""
        span = self.phrases.span_at.get(head)
        title = role is not None and role.kind == "PER"
        if span is None and title and self.tokens[head].text.casefold() not in self.roles.relations:
            inside = (self.phrases.span_at.get(i) for i in range(first, last))
            span = next((s for s in inside if s and s.label == "PER"), None)
        if span is not None:
            return self.chains.find(
                [t.text for t in self.tokens[max(first, span.first) : min(last, span.last)]]
            )
        words = [t.text for t in self.tokens[first:last]]
        if role is not None and role.kind == "PER":
            if role.sector in ANYBODY or self._is_plural(first, last):
                return self.chains.bearer(words)
            return self.chains.titled(words) or self.chains.bearer(words)
        proper = self.tokens[head].upos == "PROPN" or (role and role.kind == "ORG")
        return self.chains.find(words) if proper and words[-1][:1].isupper() else None

    def _is_plain(self, name: str, first: int, role: Role | None) -> bool:
        """Whether a name is a common noun, whose capital only opens the sentence or honours the title."""
        opens = first == self.syntax.sentence(self.tokens[first]).first
        titled = role is not None and role.kind != "ORG"
        return name[1:].islower() and (opens or titled or self.tokens[first].upos != "PROPN")

    def _bare_text(self, first: int, last: int) -> str:
        """The phrase without leading "para" and trailing "tersebut"."""
        start, end = first, last
        while start < end - 1 and self.tokens[start].text.casefold() in self.roles.openers:
            start += 1
        while end - 1 > start and self.tokens[end - 1].text.casefold() in self.roles.closers:
            end -= 1
        return self.reading.article.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _kind(self, named: Named) -> str:
        if named.chain is not None:
            kind = named.chain.kind
            acts = kind == "LOC" and (named.actor is not None or self._is_state(named))
            return "GPE" if acts else kind
        if named.role is not None:
            plural = named.role.kind == "PER" and self._is_plural(named.first, named.last)
            return "GROUP" if plural else named.role.kind
        if named.actor is not None:
            return named.actor.kind
        if self._is_state(named):
            return "GPE"
        openers = {word.casefold() for word in named.words[:2]}
        return (
            "GROUP" if openers & self.roles.of_people else "PER" if openers & self.roles.of_one else "THING"
        )

    def _is_state(self, named: Named) -> bool:
        place = self.place_at.get(named.first)
        whole = place is not None and place.span.end >= self.tokens[named.last - 1].end
        return whole and place is not None and place.feature in STATES

    def _is_plural(self, first: int, last: int) -> bool:
        return any(
            t.text.casefold() in self.roles.plurals or t.upos == "NUM" or t.feats.get("Number") == "Plur"
            for t in self.tokens[first:last]
        )

    def _country(self, named: Named, kind: str) -> str | None:
        """The country named in the phrase, titles or dictionaries; else home, for people and bodies."""
        if found := self._country_in(named):
            return found
        if kind == "THING":
            return None
        titles = named.chain.titles if named.chain else []
        if found := next((c for title in titles if (c := find_country(title, self.lang))), None):
            return found
        if named.actor is not None and (named.actor.kind != "PER" or named.actor.country):
            return named.actor.country
        return None if self._sector(named) == "IGO" else self.home

    def _country_in(self, named: Named) -> str | None:
        inside = (self.place_at[i] for i in range(named.first, named.last) if i in self.place_at)
        found = (p.country for p in inside if p.country and not self.roles.noun(p.text.split()))
        return next(found, None) or find_country(named.words, self.lang)

    def _sector(self, named: Named) -> str | None:
        """The sector of the title, else what the dictionaries say, else that of the role noun."""
        for title in named.chain.titles if named.chain else []:
            if any(actor.role == "IGO" for word in title if (actor := find_actor(word, self.lang))):
                return "IGO"
            found = (self.roles.find(title, i) for i in range(len(title)))
            if sector := next((r.sector for r in found if r and r.kind == "PER"), None):
                return sector
        if named.actor is not None and named.actor.role:
            return named.actor.role
        return named.role.sector if named.role else None
