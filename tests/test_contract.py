"""The JSON form of `newsevents extract` and `newsevents clean`, to the letter."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from newsevents.contract import as_line, error_line, page_line, rejected_line
from newsevents.errors import Rejected
from newsevents.model import (
    Article,
    Attribution,
    DateMention,
    Entity,
    Event,
    Extraction,
    Mention,
    PlaceMention,
    QuantityMention,
    Span,
)

TEXT = "Polisi menangkap lebih dari 20 warga Irak di Bekasi pada Januari, kata Rina 😀."
ACTOR = {"text", "start", "end", "name", "kind", "country", "role"}
PLACE = {"text", "start", "end", "name", "country", "admin", "lat", "lon", "geonameid"}
QUANTITY = {"text", "start", "end", "low", "high", "approximate", "unit", "kind"}


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, kind: str) -> Mention:
    return Mention(span(words), words, words.upper(), kind, "ID", "COP")


DATE = DateMention(span("Januari"), "Januari", date(2020, 1, 1), date(2020, 1, 31), "month")
NUMBER = QuantityMention(
    span("lebih dari 20 warga"),
    "lebih dari 20 warga",
    20,
    None,
    False,
    "warga",
    "people",
    span("lebih dari 20"),
)
BEKASI = PlaceMention(span("Bekasi"), "Bekasi", "Bekasi", "ID", "West Java", -6.2, 107.0, 1649378, "city")
EVENT = Event(
    "COERCE", span("menangkap"), "tangkap", Span(0, len(TEXT)), (mention("Polisi", "ORG"),),
    (mention("warga Irak", "GROUP"),), (BEKASI,), DATE, (NUMBER,), "actual",
    Attribution(mention("Rina", "PER"), span("kata")), "main", 0.8,
)  # fmt: skip
ENTITIES = tuple(
    Entity(span(name).start, span(name).end, name, label)
    for name, label in (
        ("Polisi", "ORG"),
        ("Irak", "GPE"),
        ("warga", "GROUP"),
        ("Rina", "PER"),
        ("Bekasi", "LOC"),
    )
)
ARTICLE = Article("a1", TEXT, "id", title="Judul", published=datetime(2020, 1, 30, 7, 5))
LINE = as_line(Extraction(ARTICLE, (EVENT,), (DATE,), (NUMBER,), (BEKASI,), ENTITIES))


def test_a_line_has_the_keys_of_the_contract() -> None:
    assert set(LINE) == {"doc", "lang", "events", "mentions", "why_none", "error"}
    assert (LINE["doc"], LINE["lang"], LINE["error"], LINE["why_none"]) == ("a1", "id", None, None)
    assert set(LINE["mentions"]) == {"dates", "quantities", "places", "entities"}


def test_an_event_has_the_keys_of_the_contract() -> None:
    (event,) = LINE["events"]
    assert set(event) == {
        "type", "trigger", "actors", "targets", "locations", "date", "quantities", "status", "salience",
        "attribution", "confidence", "sentence",
    }  # fmt: skip
    assert event["trigger"] == {"start": 7, "end": 16, "text": "menangkap", "lemma": "tangkap"}
    assert set(event["actors"][0]) == set(event["targets"][0]) == ACTOR
    assert set(event["locations"][0]) == PLACE
    assert set(event["quantities"][0]) == QUANTITY
    assert event["date"] == {"start": "2020-01-01", "end": "2020-01-31", "grain": "month", "text": "Januari"}
    assert event["sentence"] == {"start": 0, "end": len(TEXT)}
    assert set(event["attribution"]) == {"speaker", "cue"}
    assert event["attribution"]["cue"]["text"] == "kata"
    assert (event["status"], event["salience"], event["confidence"]) == ("actual", "main", 0.8)


def test_mentions_have_the_keys_of_the_contract() -> None:
    found = LINE["mentions"]
    assert found["dates"] == [
        {"start": 57, "end": 64, "text": "Januari", "grain": "month", "time": None,
         "value": {"start": "2020-01-01", "end": "2020-01-31"}}
    ]  # fmt: skip
    assert set(found["quantities"][0]) == QUANTITY
    assert {"start", "end", "text", "country", "lat", "lon"} <= set(found["places"][0])


def test_entities_are_people_organisations_and_places_alone() -> None:
    labels = {e["text"]: e["label"] for e in LINE["mentions"]["entities"]}
    assert labels == {"Polisi": "ORG", "Irak": "LOC", "Rina": "PER", "Bekasi": "LOC"}


def spans_in(value: Any) -> list[tuple[int, int, str]]:
    """All (start, end, text) of a line, however deep."""
    if isinstance(value, list):
        return [found for item in value for found in spans_in(item)]
    if not isinstance(value, dict):
        return []
    own = (
        [(value["start"], value["end"], value["text"])]
        if isinstance(value.get("start"), int) and "text" in value
        else []
    )
    return own + [found for item in value.values() for found in spans_in(item)]


def test_offsets_count_characters_of_the_text() -> None:
    found = spans_in(LINE)
    assert len(found) == 14
    assert [text for start, end, text in found if TEXT[start:end] != text] == []


def test_a_line_is_json_that_comes_back_the_same() -> None:
    assert json.loads(json.dumps(LINE, ensure_ascii=False, allow_nan=False)) == LINE


def test_what_is_not_told_is_null() -> None:
    bare = Event("OTHER", span("menangkap"), "tangkap", Span(0, 9))
    (event,) = as_line(Extraction(ARTICLE, (bare,), (), (), (), ()))["events"]
    assert event["date"] is None
    assert event["attribution"] is None
    assert event["actors"] == event["targets"] == event["locations"] == event["quantities"] == []


@pytest.mark.parametrize(("start", "end"), [(date(2014, 1, 1), None), (None, date(2014, 1, 1)), (None, None)])
def test_open_ends_are_null(start: date | None, end: date | None) -> None:
    mention = DateMention(span("Januari"), "Januari", start, end, "range")
    (found,) = as_line(Extraction(ARTICLE, (), (mention,), (), (), ()))["mentions"]["dates"]
    assert found["value"] == {
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
    }


def test_an_article_that_failed_has_its_error_and_empty_lists() -> None:
    line = error_line("a1", "id", Rejected("empty", "nothing in it"))
    assert line["error"] == {"code": "empty", "message": "nothing in it"}
    assert line["events"] == []
    assert set(line) == set(LINE)
    assert line["mentions"] == {"dates": [], "quantities": [], "places": [], "entities": []}


def test_a_page_and_a_rejected_page_have_the_same_keys() -> None:
    page, rejected = page_line("x.html", ARTICLE), rejected_line("y.html", Rejected("no_article", "none"))
    assert set(page) == set(rejected)
    assert (page["file"], page["title"], page["published"]) == ("x.html", "Judul", "2020-01-30T07:05:00")
    assert (page["authors"], page["rejected"]) == ([], None)
    assert rejected["rejected"] == {"code": "no_article", "message": "none"}
    assert rejected["text"] is None
