"""From a reading to the events and mentions of its article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from arrest import CONTEXT, READING
from hand_reading import by_hand
from tiny_models import tiny_models

from newsevents.extract import engine
from newsevents.extract.engine import EmbeddedEngine, find_events, find_numbers, make_context
from newsevents.extract.quantities import keep_counts


def test_rows_above_the_threshold_in_text_order() -> None:
    models = tiny_models()
    models.thresholds["merge"] = 2.0  # nothing is joined
    events = find_events(CONTEXT, models)
    assert [e.lemma for e in events] == ["menangkap", "menahan", "menangkap"]
    assert {e.salience for e in events} == {"main"}
    models.thresholds["row"] = 1.1
    assert find_events(CONTEXT, models) == []


def test_one_row_for_one_event_however_often_told() -> None:
    (row,) = find_events(CONTEXT, tiny_models())
    assert len(row.mentions) == 3


@pytest.fixture
def tiny_engine(monkeypatch: pytest.MonkeyPatch) -> EmbeddedEngine:
    """The embedded engine with tiny models."""
    monkeypatch.setattr(engine, "load_models", tiny_models)
    return EmbeddedEngine()


def test_an_extraction_has_events_and_mentions(tiny_engine: EmbeddedEngine) -> None:
    found = tiny_engine.extract(READING)
    assert found.article == READING.article
    assert [e.type for e in found.events] == ["COERCE"]
    assert found.why_none is None
    assert "Bekasi" in [p.text for p in found.places]
    assert found.entities == READING.entities


def test_an_article_without_events_says_why(tiny_engine: EmbeddedEngine) -> None:
    found = tiny_engine.extract(by_hand("id", "Warga/NOUN/2/nsubj lega/ADJ/0/root"))
    assert found.events == ()
    assert found.why_none == "no_event_found"


def test_an_empty_reading_has_no_events(tiny_engine: EmbeddedEngine) -> None:
    empty = replace(READING, paragraphs=(), sentences=(), tokens=(), entities=())
    assert tiny_engine.extract(empty).events == ()


def test_spans_of_dates_are_no_quantities() -> None:
    reading = by_hand("id", "Gempa/NOUN/0/root 26/NUM/1/nummod Oktober/PROPN/1/obl 2020/NUM/3/nummod")
    context = make_context(reading)
    assert [d.text for d in context.dates] == ["26 Oktober 2020"]
    assert context.quantities == ()


def test_lengths_within_dates_are_mentions_but_no_numbers_of_events() -> None:
    reading = by_hand("id", "Dua/NUM/1/nummod pekan/NOUN/3/obl lalu/ADV/1/advmod hilang/VERB/3/root")
    dates, quantities = find_numbers(reading.article)
    assert [(q.low, q.kind) for q in quantities] == [(2, "duration")]
    assert keep_counts(quantities, dates) == make_context(reading).quantities == ()
