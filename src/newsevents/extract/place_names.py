"""Find the names of places: those of the gazetteer that show signs of being one, those with type words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from newsevents.extract.place_index import Candidate, fold, place_index
from newsevents.extract.place_signs import PERHAPS, enough, signs
from newsevents.extract.place_text import Found, PlaceText
from newsevents.extract.place_words import PlaceWords
from newsevents.model import Entity

LONGEST = 5  # words in a name
LONGEST_UNKNOWN = 3  # words in a name that the gazetteer lacks


class PlaceScanner:
    """Goes over the words of one text once; `scan` gives the places in text order, without overlaps."""

    def __init__(self, text: PlaceText, words: PlaceWords) -> None:
        self.text, self.words = text, words
        self.found: list[Found] = []
        self.perhaps: list[Found] = []
        self.listed = listed_types(text, words)

    def scan(self) -> list[Found]:
        """All places of the text."""
        i = 0
        while i < len(self.text.tokens):
            i += self._take(i) if self.text.capital(i) else 1
        sure = {fold(f.text) for f in self.found if f.kind == "place"}
        self.found += [f for f in self.perhaps if fold(f.text) in sure]
        self._add_unknown()
        return sorted(self.found, key=lambda f: f.start)

    def _take(self, i: int) -> int:
        """Keep the longest place at word i; how many words to go on."""
        if i in self.listed and (named := place_index().named(f"{self.text.word(i)} {self.listed[i]}")):
            self.found.append(self._span(i, 1, named, "place"))
            return 1
        hits = [h for h in (self._match(i, n) for n in range(self._reach(i), 0, -1)) if h]
        typed = self._typed(i)
        if typed and not (hits and hits[0].count > typed.count):
            self.found.append(typed)
            return typed.count
        for hit in hits:
            if self._is_street(hit):
                return hit.count
            score = signs(self.text, self.words, replace(hit, listed=self._follows_place(i)))
            if score >= PERHAPS:
                (self.found if score >= enough(self.text) else self.perhaps).append(hit)
                return hit.count
        return 1

    def _follows_place(self, i: int) -> bool:
        """Is word i listed after a place: "Kampak, Gandusari dan Pogalan"."""
        k = i - 2 if self.text.word(i - 1) in self.words.conjunctions else i - 1
        last = self.found[-1] if self.found else None
        return last is not None and last.first + last.count - 1 == k and self.text.gap(k) in (", ", " ")

    def _reach(self, i: int) -> int:
        """How many words a name that starts at word i may have."""
        n, t = 1, self.text
        while (
            n < LONGEST and t.joined(i + n - 1) and (t.capital(i + n) or t.word(i + n) in self.words.joints)
        ):
            n += 1
        return n

    def _match(self, i: int, n: int) -> Found | None:
        """The exact name, demonym or gazetteer name of n words at word i."""
        t, w = self.text, self.words
        start, end = t.tokens[i][0], t.tokens[i + n - 1][1]
        text = t.text[start:end]
        if t.text[end : end + 1] == "." and text + "." in w.exact:
            return Found(start, end + 1, text + ".", w.exact[text + "."], i, n, exact=True)
        if text in w.after_comma and t.gap(i - 1) == ", ":
            return Found(start, end, text, w.after_comma[text], i, n, exact=True)
        name = text.title() if text.isupper() and len(text) > 3 and text not in w.exact else text
        if name in w.exact:
            return Found(start, end, text, w.exact[name], i, n, exact=True)
        if name in w.demonyms:
            return Found(start, end, text, w.demonyms[name], i, n, "demonym", True)
        if len(text) < 3 or text in w.never or t.word(i + n - 1) in w.joints:
            return None
        candidates = place_index().named(text)
        return Found(start, end, text, candidates, i, n) if candidates else None

    def _typed(self, i: int) -> Found | None:
        """A place by its type word: "Kecamatan Kampak", "Neches River", "Jalan Salemba"."""
        t, w = self.text, self.words
        if t.word(i) in w.streets or t.word(i) in w.types_before:
            return self._type_first(i) if t.joined(i) and t.capital(i + 1) else None
        for n in range(1, LONGEST_UNKNOWN + 1):
            if not (t.capital(i + n) and t.gap(i + n - 1) in (" ", ". ")):
                return None
            if t.word(i + n) in w.types_after:
                return self._match(i, n + 1) or self._span(i, n + 1, (), "unknown")
        return None

    def _type_first(self, i: int) -> Found:
        """The name with type word i: in the gazetteer as it stands, else of that type, else unknown."""
        wanted = self.words.types_before.get(self.text.word(i), ())
        whole = (self._match(i, n) for n in range(self._reach(i), 1, -1))
        if hit := next((h for h in whole if h), None):
            return hit
        reach = self._reach(i + 1)
        for n in range(reach, 0, -1) if wanted else ():
            hit = self._match(i + 1, n)
            right = tuple(c for c in hit.candidates if c.feature in wanted) if hit else ()
            if right:
                return self._span(i, n + 1, right, "place")
        return self._span(i, min(reach, LONGEST_UNKNOWN) + 1, (), "unknown" if wanted else "address")

    def _span(self, i: int, n: int, candidates: tuple[Candidate, ...], kind: str) -> Found:
        start, end = self.text.tokens[i][0], self.text.tokens[i + n - 1][1]
        return Found(start, end, self.text.text[start:end], candidates, i, n, kind)

    def _is_street(self, hit: Found) -> bool:
        """Is the name that of a street: "Memphis St.", "Harrison streets"."""
        after = hit.first + hit.count
        return self.text.joined(after - 1) and self.text.word(after) in self.words.street_words

    def _add_unknown(self) -> None:
        """Names after a preposition that the reader takes for places and the gazetteer does not know."""
        taken = sorted((f.start, f.end) for f in self.found + self.perhaps)
        for e in self.text.entities:
            if e.label == "GPE" and self._is_name(e):
                k = bisect_left(taken, (e.end,))
                if k == 0 or taken[k - 1][1] <= e.start:
                    self.found.append(Found(e.start, e.end, e.text, (), -1, 0, "unknown"))

    def _is_name(self, e: Entity) -> bool:
        """Is a label to be trusted: a short name after a preposition, no person's and no street's."""
        name, before = e.text.split(), self.text.text[: e.start][-20:].split()
        known_person = len(name) == 1 and e.text in self.text.person_words
        if known_person or len(name) > LONGEST_UNKNOWN or name[-1] in self.words.street_words:
            return False
        return e.text[:1].isupper() and bool(before) and before[-1].lower() in self.words.prepositions


def listed_types(text: PlaceText, words: PlaceWords) -> dict[int, str]:
    """The type word that a plural gives to names before it: "Clay, Douglas and Grant counties" → County."""
    found: dict[int, str] = {}
    for j in range(1, len(text.tokens)):
        kind = words.plurals_after.get(text.word(j))
        k = j - 1
        while kind and text.capital(k) and k not in found:
            found[k] = kind
            k -= 1 if text.gap(k - 1) in (", ", " ") and text.word(k - 1) not in words.conjunctions else 2
    return found


def find_names(text: PlaceText, words: PlaceWords) -> list[Found]:
    """All places of a text in text order, not yet resolved."""
    return PlaceScanner(text, words).scan()
