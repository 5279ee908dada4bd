"""The events of many articles in one list, with what every column of theirs needs: ids, texts, lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsevents.errors import Rejected
from newsevents.link.ids import event_ids
from newsevents.load.arrays import (
    ArrowArray,
    Numbers,
    array_of,
    counts_of,
    flat,
    id_array,
    owners,
    pa,
    places,
)
from newsevents.load.rows import Version
from newsevents.model import Event, Extraction, Span

Told = Sequence[tuple[Extraction, Version]]


@dataclass(frozen=True, slots=True)
class FlatEvents:
    """Events in order; every other field has one entry an event: its ids, its place, its article's text."""

    events: list[Event]
    event_ids: ArrowArray
    article_ids: ArrowArray
    version_ids: ArrowArray
    nth: ArrowArray
    texts: list[str]
    lengths: Numbers


def flatten(told: Told) -> FlatEvents:
    """The events of these articles."""
    counts = counts_of([extraction.events for extraction, _ in told])
    of_article = pa.array(owners(counts))
    return FlatEvents(
        flat(extraction.events for extraction, _ in told),
        id_array(flat(event_ids(x.article, version.article_id, x.events) for x, version in told)),
        id_array(version.article_id.bytes for _, version in told).take(of_article),
        id_array(version.id.bytes for _, version in told).take(of_article),
        pa.array(places(counts).astype(np.uint32)),
        flat([extraction.article.text] * len(extraction.events) for extraction, _ in told),
        np.repeat(np.array([len(extraction.article.text) for extraction, _ in told], np.int64), counts),
    )


def edges(spans: Sequence[Span], lengths: Numbers) -> tuple[ArrowArray, ArrowArray]:
    """Starts and ends of the spans; Rejected where one lies outside of its text."""
    starts = np.array([span.start for span in spans], np.int64)
    ends = np.array([span.end for span in spans], np.int64)
    require(bool(((starts >= 0) & (starts <= ends) & (ends <= lengths)).all()), "a span outside the text")
    return pa.array(starts.astype(np.uint32)), pa.array(ends.astype(np.uint32))


def cut(texts: Sequence[str], spans: Sequence[Span]) -> ArrowArray:
    """The words of each span."""
    return array_of([text[s.start : s.end] for text, s in zip(texts, spans, strict=True)], pa.string())


def spread(values: ArrowArray, present: Numbers) -> ArrowArray:
    """The values of those who have one (`present` is 1), NULL for the others."""
    return values.take(pa.array(np.cumsum(present) - 1, mask=present == 0))


def require(holds: bool, what: str) -> None:
    """Raises Rejected("bad_extraction") where something of some article does not fit the tables."""
    if not holds:
        raise Rejected("bad_extraction", f"the engine gave what the warehouse does not take: {what}")
