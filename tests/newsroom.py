"""Extractions built by hand, as the engine would give them: the newsroom of the warehouse's tests."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from newsevents.load.batch import Batch, Loaded
from newsevents.load.store import Warehouse
from newsevents.model import (
    Article,
    Attribution,
    DateMention,
    Event,
    Extraction,
    Failure,
    Mention,
    PlaceMention,
    QuantityMention,
    Span,
)

ENGINE = "embedded 1"
WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TEXT = (
    "Aliansi pertahankan pasukan\n\n"
    "Aliansi Utara mempertahankan lebih dari 500 personel di Baghdad pada Januari, kata Rina Wijaya. "
    "Aliansi Utara akan bertemu Taliban di Doha."
)


def span(text: str, words: str) -> Span:
    """Where the words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, **fields: Any) -> Article:
    """An article of 30 October 2020 with an address."""
    given: dict[str, Any] = {
        "id": "a1",
        "title": text.split("\n")[0],
        "lang": "id",
        "url": "https://www.berita.example/dunia/1",
        "published": datetime(2020, 10, 30, tzinfo=WIB),
        "published_grain": "day",
        "published_from": "text",
        "source": "berita",
        "country": "ID",
    }
    return Article(text=text, **given | fields)


def actor(text: str, words: str, **fields: Any) -> Mention:
    """A mention of an organisation named by the words."""
    given: dict[str, Any] = {"name": words, "kind": "ORG"}
    return Mention(span(text, words), words, **given | fields)


def quantity(text: str, words: str, low: float | None, high: float | None, **fields: Any) -> QuantityMention:
    """A number of troops."""
    given: dict[str, Any] = {"unit": "personel", "kind": "troops", "approximate": False}
    return QuantityMention(span(text, words), words, low, high, number=span(text, words), **given | fields)


def place(text: str, words: str, **fields: Any) -> PlaceMention:
    """A city in Iraq."""
    given: dict[str, Any] = {
        "name": words, "country": "IQ", "admin": "Baghdad", "lat": 33.34, "lon": 44.4, "geonameid": 98182,
        "feature": "city",
    }  # fmt: skip
    return PlaceMention(span(text, words), words, **given | fields)


def kept_troops(text: str = TEXT) -> Event:
    """The main event of TEXT, with every field filled."""
    words = "pada Januari"
    return Event(
        type="MOBILIZE",
        trigger=span(text, "mempertahankan"),
        lemma="pertahan",
        sentence=span(text, text.split("\n\n")[1].split(". ")[0] + "."),
        actors=(actor(text, "Aliansi Utara", role="IGO"),),
        locations=(place(text, "Baghdad"),),
        date=DateMention(span(text, words), words, date(2020, 1, 1), date(2020, 1, 31), "month"),
        quantities=(quantity(text, "lebih dari 500 personel", 500, None),),
        attribution=Attribution(actor(text, "Rina Wijaya", kind="PER", role="GOV"), span(text, "kata")),
        mentions=(span(text, "mempertahankan"), span(text, "pertahankan pasukan")),
        confidence=0.9,
        engine="embedded",
        engine_version="1",
    )


def planned_meeting(text: str = TEXT) -> Event:
    """The minor event of TEXT, with few fields filled."""
    return Event(
        type="CONSULT",
        trigger=span(text, "bertemu"),
        lemma="temu",
        sentence=span(text, "Aliansi Utara akan bertemu Taliban di Doha."),
        actors=(actor(text, "Aliansi Utara"),),
        targets=(actor(text, "Taliban", kind="GROUP", country="AF", role="REB"),),
        locations=(place(text, "Doha", country=None, admin=None, lat=None, lon=None, geonameid=None),),
        status="planned",
        salience="minor",
        engine="embedded",
        engine_version="1",
    )


def extraction(text: str = TEXT, events: Sequence[Event] | None = None, **fields: Any) -> Extraction:
    """An article with its events (both of TEXT unless given)."""
    found = (kept_troops(text), planned_meeting(text)) if events is None else tuple(events)
    return Extraction(article(text, **fields), found, (), (), (), ())


def many(count: int) -> tuple[Extraction, ...]:
    """So many different articles, a minute apart."""
    first = extraction()
    start = datetime(2020, 10, 30, tzinfo=WIB)
    return tuple(
        replace(
            first,
            article=replace(
                first.article,
                id=f"a{number}",
                url=f"https://berita.example/{number}",
                published=start + timedelta(minutes=number),
            ),
        )
        for number in range(count)
    )


@cache
def _empty() -> Path:
    """An empty warehouse, made once: migrations take a third of a second."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "empty.duckdb"
    with Warehouse(path):
        return path


@contextmanager
def opened(path: Path) -> Iterator[Warehouse]:
    """The warehouse, open for writing, with a clock that stands still; made where there is none."""
    if not path.exists():
        shutil.copyfile(_empty(), path)
    with Warehouse(path, wait_s=0, now=lambda: NOW) as warehouse:
        yield warehouse


def load(
    warehouse: Warehouse, *extractions: Extraction, failures: Sequence[Failure] = (), engine: str = ENGINE
) -> Loaded:
    """Loads one batch in a run of its own."""
    run = warehouse.begin_run(engine)
    loaded = warehouse.load(Batch(tuple(extractions), tuple(failures)), run)
    warehouse.finish_run(run)
    return loaded


def publish(path: Path, *extractions: Extraction, failures: Sequence[Failure] = ()) -> Path:
    """Loads and publishes; gives the path."""
    with opened(path) as warehouse:
        load(warehouse, *extractions, failures=failures)
        warehouse.publish()
    return path


TABLES = (
    "sources", "articles", "actors", "places", "events", "event_actors", "event_places", "mentions",
    "quantities",
)  # fmt: skip


def contents(warehouse: Warehouse) -> dict[str, list[str]]:
    """All rows of all tables but meta's, sorted."""
    return {table: sorted(map(repr, warehouse.connection.table(table).fetchall())) for table in TABLES}
