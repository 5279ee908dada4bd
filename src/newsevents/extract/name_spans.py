"""The names that the reader found, mended: parts joined, titles cut off."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from newsevents.extract.acronyms import find_acronyms
from newsevents.extract.roles import LONGEST_NOUN, Roles
from newsevents.extract.syntax import Syntax
from newsevents.model import Span

LABELS = frozenset({"PER", "ORG", "GPE", "LOC", "GROUP"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens [first, last) of a name and its label: PER | ORG | GPE | LOC | GROUP."""

    first: int
    last: int
    label: str


class NameMender:
    """Mends the names of one article: "Bupati Karanganyar Yulianto" names Yulianto."""

    def __init__(self, syntax: Syntax, roles: Roles, places: Container[int]) -> None:
        self.syntax, self.tokens, self.roles, self.places = syntax, syntax.tokens, roles, places
        self.acronyms = find_acronyms([t.text for t in self.tokens])

    def mend(self) -> list[NameSpan]:
        """All names in text order, people without titles and in one piece."""
        joined: list[NameSpan] = []
        for span in sorted(self._found(), key=lambda s: (s.first, -s.last)):
            before = joined[-1] if joined else None
            if before and self._same_person(before, span):
                joined[-1] = NameSpan(before.first, max(before.last, span.last), "PER")
            else:
                joined.append(span)
        return [self._bare(self._whole(s)) if s.label == "PER" else s for s in joined]

    def _same_person(self, before: NameSpan, span: NameSpan) -> bool:
        """Whether two names of people stand side by side in one sentence."""
        people = before.label == span.label == "PER"
        numbers = self.syntax.sentence_no
        return people and before.last >= span.first and numbers[before.first] == numbers[span.first]

    def _found(self) -> list[NameSpan]:
        """The reader's names; where the article explains an acronym, the whole of what it stands for."""
        found = self._read()
        people = {i for s in found if s.label == "PER" for i in range(s.first, s.last)}
        for first, last in self.acronyms.values():
            inside = range(first, last)
            if self._is_body(first, last) and not people.intersection(inside):
                found = [s for s in found if s.first not in inside]
                found.append(NameSpan(first, last, "ORG"))
        return found

    def _is_body(self, first: int, last: int) -> bool:
        capitals = self.tokens[first].text[:1].isupper() and self.tokens[last - 1].text[:1].isupper()
        return capitals and not self._is_title(first)

    def _read(self) -> list[NameSpan]:
        found = []
        for entity in self.syntax.reading.entities:
            inside = self.syntax.tokens_in(Span(entity.start, entity.end))
            if inside and entity.label in LABELS:
                found.append(NameSpan(inside[0].i, inside[-1].i + 1, entity.label))
        return found

    def _whole(self, span: NameSpan) -> NameSpan:
        """With the parts of the name that the tree has and the reader missed."""
        last = span.last
        while last < len(self.tokens) and self._goes_on(span.first, last):
            last += 1
        return NameSpan(span.first, last, span.label)

    def _goes_on(self, first: int, last: int) -> bool:
        token = self.tokens[last]
        part = token.deprel.split(":")[0] == "flat" and first <= token.head < last
        return part and token.upos == "PROPN" and token.text[:1].isupper()

    def _bare(self, span: NameSpan) -> NameSpan:
        start = span.first
        in_title = start > 0 and self._is_title(start - 1)
        while start < span.last - 1:
            length = self._title_length(start, span.last, in_title or start > span.first)
            if not length or start + length >= span.last:
                break
            start += length
        return NameSpan(start, self._name_end(start, span.last), span.label)

    def _is_title(self, i: int) -> bool:
        role = self.roles.noun([self.tokens[i].text])
        return role is not None and role[0] == "PER"

    def _title_length(self, start: int, last: int, in_title: bool) -> int:
        """How many words at the start of a person's name are its title."""
        words = [t.text for t in self.tokens[start : min(last, start + LONGEST_NOUN)]]
        first = words[0].casefold()
        if first in self.roles.honorifics:
            return 1
        if first in self.roles.given_names:
            return 0
        if role := self.roles.find(words, 0):
            return role.last
        short = words[0].isupper() and len(words[0]) > 1 and "." not in words[0]
        return int(in_title and (first in self.roles.title_words or start in self.places or short))

    def _name_end(self, start: int, last: int) -> int:
        """Where a title after a full name begins: "Budi Santoso Direktur Utama"."""
        for i in range(start + 2, last - 1):
            if self._is_title(i) and self.tokens[i].text.casefold() not in self.roles.given_names:
                return i
        return last
