"""The events of many articles as Arrow tables, a whole column at a time: no object is made for a row.

What a table would refuse is noticed on the way, for all articles at once; `rows.check_extraction` tells
which article it is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsevents.errors import Rejected
from newsevents.load.arrays import ArrowArray, Numbers, array_of, counts_of, flat, lists, owners, pa
from newsevents.load.columns import ArrowTable, table_of
from newsevents.load.flat_events import FlatEvents, Told, cut, edges, flatten, require, spread
from newsevents.load.part_tables import ACTOR, TARGET, People, people_of, place_tables, quantity_table
from newsevents.load.rows import date_ok
from newsevents.load.vocabulary import GRAINS, SALIENCES, STATUSES, TYPES
from newsevents.model import Event

TEXT = pa.string()


def event_tables(told: Told) -> dict[str, ArrowTable]:
    """The rows of all tables about the events of these articles.

    Raises Rejected("bad_extraction") where an event of any of them does not fit.
    """
    events = flatten(told)
    try:
        people = people_of(events)
        return {
            "actors": people.actors,
            **place_tables(events),
            "events": _events(events, people),
            "event_actors": people.event_actors,
            "mentions": _mentions(events, people),
            "quantities": quantity_table(events),
        }
    except OverflowError as error:  # a number that no column can hold
        raise Rejected("bad_extraction", f"the engine gave {error}") from error


def _events(told: FlatEvents, people: People) -> ArrowTable:
    events = told.events
    return table_of("events", {
        "event_id": told.event_ids,
        "article_id": told.article_ids,
        "version_id": told.version_ids,
        "nth": told.nth,
        "type": _word([event.type for event in events], TYPES, "type"),
        "action": array_of([event.lemma for event in events], TEXT),
        "trigger_text": cut(told.texts, [event.trigger for event in events]),
        "actors": lists(*people.names_of(ACTOR)),
        "targets": lists(*people.names_of(TARGET)),
        "locations": _place_names(events),
        **_dates(events),
        "status": _word([event.status for event in events], STATUSES, "status"),
        "attribution": people.of_speakers(people.names),
        "salience": _word([event.salience for event in events], SALIENCES, "salience"),
        "confidence": _shares([event.confidence for event in events]),
        "sentence": cut(told.texts, [event.sentence for event in events]),
    })  # fmt: skip


def _word(words: list[str], allowed: frozenset[str], what: str) -> ArrowArray:
    require(allowed.issuperset(words), what)
    return array_of(words, TEXT)


def _shares(values: list[float]) -> ArrowArray:
    shares = np.array(values, np.float64)
    require(bool(((shares >= 0) & (shares <= 1)).all()), "confidence")
    return pa.array(shares.astype(np.float32))


def _place_names(events: list[Event]) -> ArrowArray:
    groups = [event.locations for event in events]
    return lists(array_of([place.name or place.text for place in flat(groups)], TEXT), counts_of(groups))


def _dates(events: list[Event]) -> dict[str, ArrowArray]:
    whens = [event.date for event in events if event.date]
    present = np.array([event.date is not None for event in events], np.int64)
    require(all(map(date_ok, whens)), "a date that ends before it starts")
    values = {
        "date_start": array_of([when.start for when in whens], pa.date32()),
        "date_end": array_of([when.end for when in whens], pa.date32()),
        "date_grain": _word([when.grain for when in whens], GRAINS, "grain"),
        "date_text": array_of([when.text for when in whens], TEXT),
        "clock_time": array_of([when.time for when in whens], TEXT),
    }
    return {name: spread(array, present) for name, array in values.items()}


def _mentions(told: FlatEvents, people: People) -> ArrowTable:
    events = told.events
    starts, ends = edges([event.sentence for event in events], told.lengths)
    return table_of("mentions", {
        "event_id": told.event_ids,
        "article_id": told.article_ids,
        "version_id": told.version_ids,
        "triggers": _triggers(told),
        "sentence_start": starts,
        "sentence_end": ends,
        **_date_spans(told),
        "speaker_id": people.of_speakers(people.keys),
        "speaker_text": people.of_speakers(people.words),
        "speaker_start": people.of_speakers(people.starts),
        "speaker_end": people.of_speakers(people.ends),
        **_cues(told),
        "engine": array_of([event.engine for event in events], TEXT),
        "engine_version": array_of([event.engine_version for event in events], TEXT),
    })  # fmt: skip


def _triggers(told: FlatEvents) -> ArrowArray:
    """Every word that tells an event, once, the main one first."""
    groups = [(event.trigger, *event.mentions) for event in told.events]
    event, spans = owners(counts_of(groups)), flat(groups)
    starts, ends = edges(spans, told.lengths[event])
    once = _first_of_equals(event, starts.to_numpy(), ends.to_numpy())
    kept = event[once]
    words = cut([told.texts[number] for number in kept.tolist()], [spans[i] for i in once.tolist()])
    columns = [starts.take(pa.array(once)), ends.take(pa.array(once)), words]
    members = pa.StructArray.from_arrays(columns, ["span_start", "span_end", "text"])
    return lists(members, np.bincount(kept, minlength=len(groups)))


def _first_of_equals(*columns: NDArray[Any]) -> Numbers:
    """Where the first of all equal entries stand, in order."""
    order = np.lexsort(columns[::-1])
    changes = [column[order][1:] != column[order][:-1] for column in columns]
    first = np.concatenate(([True], np.logical_or.reduce(changes))) if len(order) else np.zeros(0, bool)
    return np.sort(order[first])


def _date_spans(told: FlatEvents) -> dict[str, ArrowArray]:
    present = np.array([event.date is not None for event in told.events], np.int64)
    spans = [event.date.span for event in told.events if event.date]
    starts, ends = edges(spans, told.lengths[present == 1])
    return {"date_span_start": spread(starts, present), "date_span_end": spread(ends, present)}


def _cues(told: FlatEvents) -> dict[str, ArrowArray]:
    """The words that say who says so."""
    present = np.array([event.attribution is not None for event in told.events], np.int64)
    spans = [event.attribution.cue for event in told.events if event.attribution]
    starts, ends = edges(spans, told.lengths[present == 1])
    texts = [text for text, event in zip(told.texts, told.events, strict=True) if event.attribution]
    return {
        "cue_text": spread(cut(texts, spans), present),
        "cue_start": spread(starts, present),
        "cue_end": spread(ends, present),
    }
