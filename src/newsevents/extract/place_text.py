"""A text as the place finder sees it: words with offsets, what joins them, and the names of the reader."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newsevents.extract.place_index import Candidate
from newsevents.model import Entity

WORD = re.compile(r"(?:[^\W\d_]\.(?=[^\W\d_]))+[^\W\d_]{1,3}\b|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
JOINED = frozenset({" ", "\u00a0", "-"})
DOTTED = frozenset({".", ". "})
TITLE = 0.7  # share of capitalised words that makes a line a heading
SHORT = 3  # letters of an abbreviated word in a name: "St. Louis", "Kab. Bogor"


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text that may be a place: words `first` to `first` + `count`.

    `kind` is place | demonym | unknown (not in the gazetteer) | address; `exact` names are those of the pack;
    `listed` ones follow another place ("Kampak dan Pogalan").
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    first: int
    count: int
    kind: str = "place"
    exact: bool = False
    listed: bool = False


class PlaceText:
    """Words of one text by number; words past either end are empty."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self.tokens = [m.span() for m in WORD.finditer(text)]
        self._words = [text[a:b] for a, b in self.tokens]
        self._gaps = [text[a:b] for (_, a), (b, _) in pairwise(self.tokens)]
        self._capitals = [word[0].isupper() for word in self._words]
        self.entities = sorted(entities, key=lambda e: (e.start, e.end))
        self._starts = [e.start for e in self.entities]

    def word(self, i: int) -> str:
        """Word number i."""
        return self._words[i] if 0 <= i < len(self._words) else ""

    def words(self, i: int, n: int) -> str:
        """The text from word i over n words, fewer at the end."""
        last = min(i + n, len(self.tokens)) - 1
        return self.text[self.tokens[i][0] : self.tokens[last][1]] if i <= last else ""

    def gap(self, i: int) -> str:
        """What stands between word i and the next one; a line break at either end of the text."""
        return self._gaps[i] if 0 <= i < len(self._gaps) else "\n"

    def capital(self, i: int) -> bool:
        """Does word i start with a capital letter."""
        return 0 <= i < len(self._capitals) and self._capitals[i]

    def joined(self, i: int) -> bool:
        """May word i and the next one belong to one name."""
        gap = self.gap(i)
        if gap in JOINED:
            return True
        return gap in DOTTED and len(self.word(i)) <= SHORT and self.capital(i)

    def name_beside(self, i: int) -> bool:
        """Is word i part of a capitalised run with the next word."""
        return self.capital(i) and self.capital(i + 1) and self.joined(i)

    def entity_at(self, start: int, end: int) -> Entity | None:
        """The longest name that overlaps the span."""
        near = self.entities[max(0, bisect_right(self._starts, start) - 3) : bisect_right(self._starts, end)]
        hits = [e for e in near if e.start < end and start < e.end]
        return max(hits, key=lambda e: e.end - e.start, default=None)

    def in_heading(self, i: int) -> bool:
        """Does word i stand in a line in Title Case or CAPITALS, where a capital letter says nothing."""
        return bisect_right(self._heading_starts, i) > bisect_right(self._heading_ends, i)

    @cached_property
    def _headings(self) -> list[tuple[int, int]]:
        """First word and end of each line whose words nearly all have capitals."""
        breaks = [i + 1 for i, gap in enumerate(self._gaps) if "\n" in gap or " - " in gap]
        lines = zip([0, *breaks], [*breaks, len(self.tokens)], strict=True)
        return [(a, b) for a, b in lines if b - a > 3 and sum(self._capitals[a:b]) > TITLE * (b - a)]

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [a for a, _ in self._headings]

    @cached_property
    def _heading_ends(self) -> list[int]:
        return [b for _, b in self._headings]

    @cached_property
    def person_words(self) -> frozenset[str]:
        """The words of all persons' full names: "Anderson" alone is Gary Anderson once he was named."""
        names = [e.text.split() for e in self.entities if e.label == "PER"]
        return frozenset(word for name in names if len(name) > 1 for word in name)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that the text also writes with a small letter."""
        return frozenset(w for w in self._words if w[:1].islower())
