"""The places, dates or quantities of an article, counted once: no question goes through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

from newsevents.model import Span


class Spanned(Hashable, Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span: ...


class SlotIndex:
    """The items of one slot: their order, how often each value is told, how many start where."""

    def __init__(self, items: Sequence[Spanned], key: Callable[[Spanned], object]) -> None:
        self.size = len(items)
        self._key = key
        self._order: dict[Spanned, int] = {}
        for number, item in enumerate(items):
            self._order.setdefault(item, number)
        self._told = Counter(key(item) for item in items)
        self._starts = sorted(item.span.start for item in items)

    def order(self, item: Spanned) -> int:
        """The place of an item among all."""
        return self._order[item]

    def told(self, item: Spanned) -> int:
        """How often the article tells the value of an item."""
        return self._told[self._key(item)]

    def within(self, start: int, end: int) -> int:
        """How many start in a range."""
        return max(0, bisect_left(self._starts, end) - bisect_left(self._starts, start))

    def nearer(self, offset: int, distance: int) -> int:
        """How many start less than a distance away from an offset."""
        return max(
            0, bisect_left(self._starts, offset + distance) - bisect_right(self._starts, offset - distance)
        )
