"""The parts of events as Arrow tables: who takes part or speaks, where, how many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from newsevents.link import ids
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
from newsevents.load.columns import ArrowTable, arrow_table, table_of
from newsevents.load.flat_events import FlatEvents, edges, require
from newsevents.load.rows import bounds_ok, country_ok, place_ok
from newsevents.load.vocabulary import KINDS
from newsevents.model import Mention, PlaceMention, QuantityMention

TEXT = pa.string()
PARTS = pa.array(["actor", "target", "speaker"])
ACTOR, TARGET, SPEAKER = range(3)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the events, in the order of the events; `counts` has three numbers an event."""

    counts: Numbers
    keys: ArrowArray
    names: ArrowArray
    words: ArrowArray
    starts: ArrowArray
    ends: ArrowArray
    event_actors: ArrowTable
    actors: ArrowTable

    def names_of(self, part: int) -> tuple[ArrowArray, Numbers]:
        """The names of all in that part, and how many each event has."""
        wanted = owners(self.counts) % 3 == part
        return self.names.filter(pa.array(wanted)), self.counts[part::3]

    def of_speakers(self, values: ArrowArray) -> ArrowArray:
        """One value an event: that of its speaker, NULL where nobody speaks."""
        where = (np.cumsum(self.counts) - self.counts)[SPEAKER::3]
        return values.take(pa.array(where, mask=self.counts[SPEAKER::3] == 0))


def people_of(told: FlatEvents) -> People:
    """Actors, targets and speakers of the events."""
    parts = [
        part
        for event in told.events
        for part in (event.actors, event.targets, (event.attribution.speaker,) if event.attribution else ())
    ]
    counts, people = counts_of(parts), flat(parts)
    kinds, countries = [person.kind for person in people], [person.country for person in people]
    require(KINDS.issuperset(kinds), "kind of an actor")
    require(all(map(country_ok, set(countries))), "country of an actor")
    number = owners(counts)
    event, part = number // 3, number % 3
    starts, ends = edges([person.span for person in people], told.lengths[event])
    keys = [ids.actor_key(person.name, person.country) for person in people]
    columns = {
        "event_id": told.event_ids.take(pa.array(event)),
        "part": PARTS.take(pa.array(part)),
        "nth": pa.array(places(counts).astype(np.uint32)),
        "actor_id": id_array(keys),
        "name": array_of([person.name for person in people], TEXT),
        "kind": array_of(kinds, TEXT),
        "country": array_of(countries, TEXT),
        "role": array_of([person.role for person in people], TEXT),
        "text": array_of([person.text for person in people], TEXT),
        "span_start": starts,
        "span_end": ends,
    }
    taking_part = table_of("event_actors", columns).filter(pa.array(part != SPEAKER))
    dimension = _actors(keys, people)
    return People(
        counts, columns["actor_id"], columns["name"], columns["text"], starts, ends, taking_part, dimension
    )


def _actors(keys: list[bytes], people: list[Mention]) -> ArrowTable:
    """The actors, as met first; a role that is not told there is taken from a later mention."""
    first: dict[bytes, Mention] = {}
    for key, person in zip(keys, people, strict=True):
        held = first.setdefault(key, person)
        if held.role is None and person.role is not None:
            first[key] = replace(held, role=person.role)
    return arrow_table("actors", [(key, p.name, p.country, p.kind, p.role) for key, p in first.items()])


def place_tables(told: FlatEvents) -> dict[str, ArrowTable]:
    """`event_places` and `places`."""
    groups = [event.locations for event in told.events]
    counts, found = counts_of(groups), flat(groups)
    require(all(map(place_ok, found)), "country, lat or lon of a location")
    event = owners(counts)
    starts, ends = edges([place.span for place in found], told.lengths[event])
    keys = [ids.place_key(place) for place in found]
    columns = {
        "event_id": told.event_ids.take(pa.array(event)),
        "nth": pa.array(places(counts).astype(np.uint32)),
        "place_id": id_array(keys),
        "feature": array_of([place.feature for place in found], TEXT),
        "text": array_of([place.text for place in found], TEXT),
        "span_start": starts,
        "span_end": ends,
    }
    return {"event_places": table_of("event_places", columns), "places": _places(keys, found)}


def _places(keys: list[bytes], found: list[PlaceMention]) -> ArrowTable:
    """The places, as met first; coordinates that are not told there are taken from a later mention."""
    first: dict[bytes, PlaceMention] = {}
    for key, place in zip(keys, found, strict=True):
        held = first.setdefault(key, place)
        if held.lat is None and place.lat is not None:
            first[key] = replace(held, lat=place.lat, lon=place.lon)
    rows = [
        (key, p.name or p.text, p.country, p.admin, p.lat, p.lon, p.geonameid) for key, p in first.items()
    ]
    return arrow_table("places", rows)


def quantity_table(told: FlatEvents) -> ArrowTable:
    """`quantities`; a bound that is no finite number is none."""
    groups = [event.quantities for event in told.events]
    counts, found = counts_of(groups), flat(groups)
    event = owners(counts)
    require(all(bounds_ok(quantity.low, quantity.high) for quantity in found), "bounds of a quantity")
    starts, ends = edges([quantity.span for quantity in found], told.lengths[event])
    number_starts, number_ends = edges([quantity.number for quantity in found], told.lengths[event])
    return table_of("quantities", {
        "event_id": told.event_ids.take(pa.array(event)),
        "nth": pa.array(places(counts).astype(np.uint32)),
        "low": _finite([quantity.low for quantity in found]),
        "high": _finite([quantity.high for quantity in found]),
        **_words(found),
        "span_start": starts,
        "span_end": ends,
        "number_start": number_starts,
        "number_end": number_ends,
    })  # fmt: skip


def _words(found: list[QuantityMention]) -> dict[str, Any]:
    return {
        "approximate": pa.array([quantity.approximate for quantity in found], pa.bool_()),
        "unit": array_of([quantity.unit for quantity in found], TEXT),
        "kind": array_of([quantity.kind for quantity in found], TEXT),
        "text": array_of([quantity.text for quantity in found], TEXT),
    }


def _finite(bounds: list[float | None]) -> ArrowArray:
    numbers = np.array(bounds, np.float64)
    return pa.array(numbers, mask=~np.isfinite(numbers))
