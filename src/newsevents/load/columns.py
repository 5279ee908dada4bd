"""The columns of every table that loads fill, as Arrow types, and rows turned into Arrow tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsevents.load.arrays import ArrowArray, ArrowType, array_of, pa

Row = tuple[Any, ...]
ArrowTable = Any

UUID16 = pa.binary(16)
TEXT = pa.string()
TEXTS = pa.list_(pa.string())
OFFSET = pa.uint32()
TIME = pa.timestamp("us")
INSTANT = pa.timestamp("us", tz="UTC")
SPANS = pa.list_(pa.struct([("span_start", OFFSET), ("span_end", OFFSET), ("text", TEXT)]))

COLUMNS: Mapping[str, Mapping[str, ArrowType]] = {
    "sources": {"source": TEXT, "country": TEXT, "host": TEXT},
    "articles": {
        "version_id": UUID16,
        "article_id": UUID16,
        "version": pa.uint16(),
        "is_current": pa.bool_(),
        "content_hash": TEXT,
        "url": TEXT,
        "source": TEXT,
        "lang": TEXT,
        "title": TEXT,
        "text": TEXT,
        "byline": TEXT,
        "section": TEXT,
        "published_at": INSTANT,
        "published_local": TIME,
        "published_offset_min": pa.int16(),
        "published_grain": TEXT,
        "published_from": TEXT,
        "confidence": pa.float32(),
        "engine": TEXT,
        "why_none": TEXT,
        "form": TEXT,
    },
    "actors": {"actor_id": UUID16, "name": TEXT, "country": TEXT, "kind": TEXT, "role": TEXT},
    "places": {
        "place_id": UUID16,
        "name": TEXT,
        "country": TEXT,
        "admin": TEXT,
        "lat": pa.float64(),
        "lon": pa.float64(),
        "geonameid": pa.int64(),
    },
    "events": {
        "event_id": UUID16,
        "article_id": UUID16,
        "version_id": UUID16,
        "nth": pa.uint32(),
        "type": TEXT,
        "action": TEXT,
        "trigger_text": TEXT,
        "actors": TEXTS,
        "targets": TEXTS,
        "locations": TEXTS,
        "date_start": pa.date32(),
        "date_end": pa.date32(),
        "date_grain": TEXT,
        "date_text": TEXT,
        "clock_time": TEXT,
        "status": TEXT,
        "attribution": TEXT,
        "salience": TEXT,
        "confidence": pa.float32(),
        "sentence": TEXT,
    },
    "event_actors": {
        "event_id": UUID16,
        "part": TEXT,
        "nth": pa.uint32(),
        "actor_id": UUID16,
        "name": TEXT,
        "kind": TEXT,
        "country": TEXT,
        "role": TEXT,
        "text": TEXT,
        "span_start": OFFSET,
        "span_end": OFFSET,
    },
    "event_places": {
        "event_id": UUID16,
        "nth": pa.uint32(),
        "place_id": UUID16,
        "feature": TEXT,
        "text": TEXT,
        "span_start": OFFSET,
        "span_end": OFFSET,
    },
    "mentions": {
        "event_id": UUID16,
        "article_id": UUID16,
        "version_id": UUID16,
        "triggers": SPANS,
        "sentence_start": OFFSET,
        "sentence_end": OFFSET,
        "date_span_start": OFFSET,
        "date_span_end": OFFSET,
        "speaker_id": UUID16,
        "speaker_text": TEXT,
        "speaker_start": OFFSET,
        "speaker_end": OFFSET,
        "cue_text": TEXT,
        "cue_start": OFFSET,
        "cue_end": OFFSET,
        "engine": TEXT,
        "engine_version": TEXT,
    },
    "quantities": {
        "event_id": UUID16,
        "nth": pa.uint32(),
        "low": pa.float64(),
        "high": pa.float64(),
        "approximate": pa.bool_(),
        "unit": TEXT,
        "kind": TEXT,
        "text": TEXT,
        "span_start": OFFSET,
        "span_end": OFFSET,
        "number_start": OFFSET,
        "number_end": OFFSET,
    },
    "quarantine": {
        "quarantine_id": UUID16,
        "run_id": UUID16,
        "stage": TEXT,
        "reason": TEXT,
        "message": TEXT,
        "origin": TEXT,
        "url": TEXT,
        "source": TEXT,
        "media_type": TEXT,
        "charset": TEXT,
        "lang": TEXT,
        "country": TEXT,
        "timezone": TEXT,
        "headers": pa.map_(TEXT, TEXT),
        "fetched_at": INSTANT,
        "content": pa.binary(),
        "content_hash": TEXT,
        "first_at": INSTANT,
        "last_at": INSTANT,
        "times": pa.uint32(),
        "published": TEXT,
        "replayed_at": INSTANT,
        "outcome": TEXT,
    },
    "known": {"article_id": UUID16, "version_id": UUID16},
    "seen": {"article_id": UUID16, "address": TEXT, "source": TEXT, "text_hash": UUID16},
}


def _field(name: str, kind: ArrowType) -> Any:
    # DuckDB reads 16 bytes marked so as a UUID; without the mark they would be a BLOB.
    mark = {"ARROW:extension:name": "arrow.uuid", "ARROW:extension:metadata": ""} if kind is UUID16 else None
    return pa.field(name, kind, metadata=mark)


SCHEMAS = {
    table: pa.schema([_field(name, kind) for name, kind in columns.items()])
    for table, columns in COLUMNS.items()
}


def arrow_table(table: str, rows: Sequence[Row]) -> ArrowTable:
    """The rows as an Arrow table with the columns of that table."""
    schema = SCHEMAS[table]
    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.Table.from_arrays(
        [array_of(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


def table_of(table: str, columns: Mapping[str, ArrowArray]) -> ArrowTable:
    """Finished columns, in any order, as an Arrow table with the columns of that table."""
    schema = SCHEMAS[table]
    return pa.Table.from_arrays([columns[name] for name in schema.names], schema=schema)
