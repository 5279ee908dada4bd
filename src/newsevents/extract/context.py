"""All that is known of one article before its events are looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsevents import packs
from newsevents.extract.names import Names
from newsevents.extract.slots import SlotIndex
from newsevents.model import DateMention, PlaceMention, QuantityMention, Reading, Span, Token

CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a pack that decide about events: all lemmas or lower-cased forms."""

    types: dict[str, str]
    nominal: frozenset[str]
    saying: frozenset[str]
    light: frozenset[str]
    locative: frozenset[str]
    groups: dict[str, frozenset[str]]

    def found(self, words: set[str]) -> list[str]:
        """The names of the cue groups (negation, plan, possible, alleged, …) with a word among these."""
        return [name for name, cue_words in self.groups.items() if cue_words & words]


@cache
def cues_of(lang: str) -> Cues:
    """The event words of a pack: events.toml (written by hand) and triggers.tsv (counted by training)."""
    data: dict[str, Any] = packs.toml(lang, "events.toml")
    counted = packs.table(lang, "triggers.tsv") if packs.path(lang, "triggers.tsv").exists() else ()
    types = {lemma: name for name, lemmas in data["types"].items() for lemma in lemmas}
    return Cues(
        types=types,
        nominal=frozenset(row[0] for row in counted) | frozenset(types),
        saying=frozenset(data["saying"]),
        light=frozenset(data["light"]),
        locative=frozenset(data["locative"]),
        groups={name: frozenset(words) for name, words in data["cues"].items()},
    )


def content_lemmas(tokens: Iterable[Token]) -> set[str]:
    """The lemmas of nouns, verbs, adjectives and names."""
    return {t.lemma for t in tokens if t.upos in CONTENT}


class Context:
    """A reading with its trees, mentions and names, and what is counted over the whole article."""

    def __init__(
        self,
        reading: Reading,
        dates: tuple[DateMention, ...],
        quantities: tuple[QuantityMention, ...],
        places: tuple[PlaceMention, ...],
    ) -> None:
        self.reading = reading
        self.lang = reading.article.lang
        self.cues = cues_of(self.lang)
        self.names = Names(reading, places)
        self.syntax = self.names.syntax
        self.dates, self.quantities, self.places = dates, quantities, places
        self.sites = tuple(sorted((*places, *self._venues()), key=lambda p: p.span.start))
        self.slots: dict[type, SlotIndex] = {}
        self.lemma_count = Counter(t.lemma for t in reading.tokens)
        self.headline = {
            t.lemma
            for s in reading.sentences
            if s.kind == "headline"
            for t in reading.tokens[s.first : s.last]
        }
        self.lead = next((n for n, s in enumerate(reading.sentences) if s.kind == "body"), 0)
        self.headline_topic = self._topic(
            [n for n, s in enumerate(reading.sentences) if s.kind == "headline"]
        )
        self.lead_topic = self._topic([self.lead] if reading.sentences else [])

    def _topic(self, numbers: list[int]) -> set[str]:
        """The content lemmas of some sentences."""
        sentences = [self.reading.sentences[n] for n in numbers]
        return content_lemmas(t for s in sentences for t in self.reading.tokens[s.first : s.last])

    def _venues(self) -> list[PlaceMention]:
        """Noun phrases after a locative preposition that are no place: "di gedung KPK", "at his home"."""
        taken = [m.span for m in self.places]
        taken += [m.span for m in self.dates] + [m.span for m in self.quantities]
        found = []
        for case in self.reading.tokens:
            if case.deprel != "case" or case.lemma not in self.cues.locative:
                continue
            head = self.reading.tokens[case.head]
            first, last = self.names.phrase(head)
            span = Span(self.reading.tokens[first].start, self.reading.tokens[last - 1].end)
            if head.upos in ("NOUN", "PROPN") and not any(span.overlaps(other) for other in taken):
                text = self.reading.article.text[span.start : span.end]
                found.append(PlaceMention(span, text, None, None, None, None, None, None, "venue"))
        return found

    def anchor(self, span: Span) -> Token | None:
        """The head token of a mention's span."""
        return self.syntax.head_of(span)
