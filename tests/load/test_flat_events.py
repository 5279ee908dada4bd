from __future__ import annotations

import numpy as np
import pytest

from newsevents.errors import Rejected
from newsevents.load.arrays import array_of, pa
from newsevents.load.flat_events import cut, edges, flatten, spread
from newsevents.load.rows import version_of
from newsevents.model import Span
from newsroom import TEXT, many


def test_every_event_knows_its_article() -> None:
    told = [(item, version_of(item.article)) for item in many(2)]
    flat = flatten(told)
    assert [event.lemma for event in flat.events] == ["pertahan", "temu"] * 2
    assert flat.nth.to_pylist() == [1, 2, 1, 2]
    assert flat.lengths.tolist() == [len(TEXT)] * 4
    assert len(set(flat.event_ids.to_pylist())) == 4
    assert flat.version_ids.to_pylist() == [version.id.bytes for _, version in told for _ in range(2)]


def test_spans_have_two_edges_within_the_text() -> None:
    starts, ends = edges([Span(0, 3), Span(3, 3)], np.array([3, 3]))
    assert (starts.to_pylist(), ends.to_pylist()) == ([0, 3], [3, 3])
    assert cut(["abc", "abc"], [Span(1, 3), Span(3, 3)]).to_pylist() == ["bc", ""]


@pytest.mark.parametrize("span", [Span(-1, 2), Span(2, 1), Span(0, 4)])
def test_a_span_outside_of_its_text_is_rejected(span: Span) -> None:
    with pytest.raises(Rejected):
        edges([Span(0, 1), span], np.array([3, 3]))


def test_values_are_spread_over_those_that_have_one() -> None:
    given = array_of(["a", "b"], pa.string())
    assert spread(given, np.array([0, 1, 0, 1])).to_pylist() == [None, "a", None, "b"]
    assert spread(array_of([], pa.string()), np.array([0, 0])).to_pylist() == [None, None]
