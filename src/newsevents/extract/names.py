"""Who is who in an article: names of actors, their kind, country and sector, and what pronouns stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from newsevents.extract.actor_index import find_actor, find_country
from newsevents.extract.antecedents import Antecedents
from newsevents.extract.name_chains import Chain, NameChains
from newsevents.extract.name_phrases import NamePhrases
from newsevents.extract.roles import Role, load_roles
from newsevents.extract.syntax import Syntax
from newsevents.model import Mention, PlaceMention, Reading, Span, Token

HOME = {"id": "ID"}  # where news in a language mostly happens, if the language has one such country
STATES = frozenset({"country", "demonym", "admin1", "admin2", "admin3", "city"})  # places that act


class Names:
    """The names of one article; built once, then asked for the noun phrases that events need."""

    def __init__(self, reading: Reading, places: Sequence[PlaceMention]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.roles = load_roles(reading.article.lang)
        self.syntax = Syntax(reading)
        self.phrases = NamePhrases(self.syntax, self.roles)
        self.chains = NameChains(self.phrases)
        self.place_at = {t.i: p for p in places for t in self.syntax.tokens_in(p.span)}
        self.home = reading.article.country or self._home(places)
        self._mentions: dict[tuple[int, int], Mention] = {}

    @cached_property
    def antecedents(self) -> Antecedents:
        return Antecedents(self.syntax, self._mention_around, self.reading.article.lang)

    def phrase(self, head: Token) -> tuple[int, int]:
        """Token range [first, last) of the noun phrase around a head; clauses and remarks are cut off."""
        return self.phrases.around(head)

    def resolve(self, token: Token) -> Mention | None:
        """The actor that a pronoun, a clitic or "pihaknya" stands for; None for other words."""
        return self.antecedents.of(token)

    def mention(self, first: int, last: int) -> Mention:
        """The actor that a noun phrase names, with its canonical name, kind, country and sector."""
        if (first, last) not in self._mentions:
            self._mentions[first, last] = self._describe(first, last)
        return self._mentions[first, last]

    def _mention_around(self, head: Token) -> Mention:
        return self.mention(*self.phrase(head))

    def _home(self, places: Sequence[PlaceMention]) -> str | None:
        """The country of most places of the article, else that of its language."""
        counted = Counter(p.country for p in places if p.country)
        usual = HOME.get(self.reading.article.lang)
        if usual and (usual in counted or not counted):
            return usual
        return counted.most_common(1)[0][0] if counted else usual

    def _describe(self, first: int, last: int) -> Mention:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        text = self.reading.article.text[span.start : span.end]
        words = [t.text for t in self.tokens[first:last]]
        head = self._head(first, last)
        role = self.roles.find(words, head - first)
        chain = self._chain(first, last, head, role)
        name, kind = self._name_and_kind(first, last, chain, role)
        country = self._country(first, last, chain, kind)
        return Mention(span, text, name, kind, country, self._sector(chain, role, name))

    def _head(self, first: int, last: int) -> int:
        inside = self.tokens[first:last]
        return next((t.i for t in inside if not first <= t.head < last or t.head == t.i), first)

    def _chain(self, first: int, last: int, head: int, role: Role | None) -> Chain | None:
        """The chain of the name that the phrase is about, not of one that only modifies ("pasukan Irak")."""
        for i in sorted(range(first, last), key=lambda i: i != head):
            entity, span = self.phrases.entity_at.get(i, (None, None))
            if entity is None or span is None:
                continue
            bearer = entity.label == "PER" and (role is None or role.kind == "PER")
            if span[0] <= head < span[1] or bearer:
                return self.chains.find([t.text for t in self.tokens[max(first, span[0]) : span[1]]])
        words = [t.text for t in self.tokens[first:last]]
        if role is not None and role.kind == "PER":
            return self.chains.titled(words)
        return self.chains.find(words) if self.tokens[head].upos == "PROPN" else None

    def _name_and_kind(
        self, first: int, last: int, chain: Chain | None, role: Role | None
    ) -> tuple[str, str]:
        if chain is not None:
            return chain.name, chain.kind
        name = self._bare(first, last)
        actor = find_actor(name) if name[:1].isupper() else None
        place = self.place_at.get(first)
        if role is not None:
            kind = "GROUP" if role.kind == "PER" and self._is_plural(first, last) else role.kind
        elif actor is not None:
            kind = actor.kind
        elif place is not None and place.feature in STATES and place.span.end >= self.tokens[last - 1].end:
            kind = "GPE"
        else:
            kind = "THING"
        return name, kind

    def _bare(self, first: int, last: int) -> str:
        """The phrase without leading "para" and trailing "tersebut"; a small first letter unless a name."""
        start, end = first, last
        while start < end - 1 and self.tokens[start].text.casefold() in self.roles.openers:
            start += 1
        while end - 1 > start and self.tokens[end - 1].text.casefold() in self.roles.closers:
            end -= 1
        name = self.reading.article.text[self.tokens[start].start : self.tokens[end - 1].end]
        return name if self.tokens[start].upos == "PROPN" else name[:1].lower() + name[1:]

    def _is_plural(self, first: int, last: int) -> bool:
        return any(
            t.text.casefold() in self.roles.plurals or t.upos == "NUM" or t.feats.get("Number") == "Plur"
            for t in self.tokens[first:last]
        )

    def _country(self, first: int, last: int, chain: Chain | None, kind: str) -> str | None:
        """The country named in the phrase, the titles or the dictionaries; else home, for people and bodies."""
        words = [t.text for t in self.tokens[first:last]]
        named = self._country_in(first, last, words)
        if named or kind == "THING":
            return named
        if chain is not None:
            from_title = (find_country(list(title)) for title in chain.titles)
            return next((c for c in from_title if c), None) or chain.country or self._default(chain.role)
        actor = find_actor(" ".join(words))
        return actor.country if actor else self._default(None)

    def _country_in(self, first: int, last: int, words: list[str]) -> str | None:
        found = [p.country for i in range(first, last) if (p := self.place_at.get(i)) and p.country]
        return found[0] if found else find_country(words)

    def _default(self, role: str | None) -> str | None:
        return None if role == "IGO" else self.home

    def _sector(self, chain: Chain | None, role: Role | None, name: str) -> str | None:
        if chain is not None:
            for title in chain.titles:
                found = [
                    r for i in range(len(title)) if (r := self.roles.find(list(title), i)) and r.kind == "PER"
                ]
                if found:
                    return found[0].sector
            if chain.role:
                return chain.role
        if role is not None:
            return role.sector
        actor = find_actor(name) if name[:1].isupper() else None
        return actor.role if actor else None
