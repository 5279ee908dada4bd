"""Counts over one slot equal those made by going through all items."""

from __future__ import annotations

from dataclasses import replace

from arrest import TWO
from hypothesis import given
from hypothesis import strategies as st

from newsevents.extract.pair_features import item_key
from newsevents.extract.slots import SlotIndex
from newsevents.model import Span


@given(
    starts=st.lists(st.integers(0, 40), min_size=1, max_size=12),
    offset=st.integers(0, 40),
    size=st.integers(0, 40),
)
def test_counts(starts: list[int], offset: int, size: int) -> None:
    items = [replace(TWO, span=Span(start, start + 1), low=start % 3) for start in sorted(starts)]
    index = SlotIndex(items, item_key)  # type: ignore[arg-type]
    assert index.size == len(items)
    assert index.nearer(offset, size) == sum(abs(start - offset) < size for start in starts)
    assert index.within(offset, offset + size) == sum(offset <= start < offset + size for start in starts)
    assert [index.order(item) for item in items] == [items.index(item) for item in items]
    assert [index.told(i) for i in items] == [sum(item_key(i) == item_key(j) for j in items) for i in items]
