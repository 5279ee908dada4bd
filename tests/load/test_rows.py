from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from newsevents.errors import Rejected
from newsevents.load.columns import COLUMNS
from newsevents.load.rows import article_rows, check_extraction, event_rows, version_of
from newsevents.model import DateMention, Extraction, Span
from newsroom import TEXT, actor, article, extraction, kept_troops, place, quantity


def named(found: Extraction, table: str) -> list[dict[str, Any]]:
    version = version_of(found.article)
    rows = event_rows(found, version)
    rows.extend(article_rows(found, version, "embedded 1"))
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows.tables[table]]


def test_event_row_says_who_did_what_where_when() -> None:
    first, second = named(extraction(), "events")
    assert first["actors"] == ["Aliansi Utara"]
    assert first["locations"] == ["Baghdad"]
    assert (first["date_start"], first["date_end"], first["date_grain"]) == (
        date(2020, 1, 1),
        date(2020, 1, 31),
        "month",
    )
    assert (first["trigger_text"], first["attribution"]) == ("mempertahankan", "Rina Wijaya")
    assert first["sentence"].startswith("Aliansi Utara mempertahankan")
    assert (second["targets"], second["date_start"], second["attribution"]) == (["Taliban"], None, None)
    assert (first["nth"], second["nth"]) == (1, 2)


def test_mention_keeps_every_trigger_once_the_main_one_first() -> None:
    triggers = named(extraction(), "mentions")[0]["triggers"]
    assert [trigger["text"] for trigger in triggers] == ["mempertahankan", "pertahankan pasukan"]
    assert TEXT[triggers[1]["span_start"] : triggers[1]["span_end"]] == "pertahankan pasukan"


def test_speaker_is_an_actor_but_takes_no_part() -> None:
    assert "Rina Wijaya" in [row["name"] for row in named(extraction(), "actors")]
    assert "Rina Wijaya" not in [row["name"] for row in named(extraction(), "event_actors")]


def test_unknown_stays_unknown() -> None:
    doha = named(extraction(), "places")[1]
    assert (doha["name"], doha["country"], doha["lat"], doha["geonameid"]) == ("Doha", None, None, None)
    number = named(extraction(), "quantities")[0]
    assert (number["low"], number["high"]) == (500, None)


def test_infinite_bound_is_no_bound() -> None:
    event = replace(kept_troops(), quantities=(quantity(TEXT, "500", 500, float("inf")),))
    assert named(extraction(events=[event]), "quantities")[0]["high"] is None


def test_publish_time_keeps_local_time_and_offset() -> None:
    row = named(extraction(), "articles")[0]
    assert row["published_local"] == datetime(2020, 10, 30)
    assert row["published_offset_min"] == 7 * 60
    assert row["published_at"].utctimetuple()[:5] == (2020, 10, 29, 17, 0)


def test_publish_time_without_zone_is_no_instant() -> None:
    row = named(extraction(published=datetime(2020, 10, 30)), "articles")[0]
    assert (row["published_at"], row["published_offset_min"]) == (None, None)
    assert row["published_local"] == datetime(2020, 10, 30)


def test_article_without_source_has_no_source_row() -> None:
    assert named(extraction(source=None), "sources") == []
    assert named(extraction(), "sources") == [
        {"source": "berita", "country": "ID", "host": "www.berita.example"}
    ]


OUTSIDE = Span(0, len(TEXT) + 1)
BACKWARDS = DateMention(Span(0, 1), "x", date(2020, 2, 1), date(2020, 1, 1), "day")


@pytest.mark.parametrize(
    ("field", "value", "named_field"),
    [
        ("type", "PARTY", "type"),
        ("status", "sure", "status"),
        ("salience", "high", "salience"),
        ("confidence", 1.5, "confidence"),
        ("confidence", float("nan"), "confidence"),
        ("trigger", OUTSIDE, "span"),
        ("mentions", (Span(5, 3),), "span"),
        ("date", BACKWARDS, "ends before"),
        ("date", replace(BACKWARDS, start=None, grain="fortnight"), "grain"),
        ("actors", (actor(TEXT, "Taliban", kind="EVENT"),), "kind"),
        ("targets", (actor(TEXT, "Taliban", country="AFG"),), "country"),
        ("locations", (place(TEXT, "Doha", lat=123.0),), "location"),
        ("quantities", (quantity(TEXT, "500", 9, 3),), "bounds"),
    ],
)
def test_what_a_table_would_refuse_is_rejected(field: str, value: object, named_field: str) -> None:
    event = replace(kept_troops(), **{field: value})  # type: ignore[arg-type]
    with pytest.raises(Rejected, match=named_field) as caught:
        check_extraction(extraction(events=[event]))
    assert caught.value.code == "bad_extraction"


@pytest.mark.parametrize("field", [{"published_grain": "soon"}, {"confidence": -1}, {"country": "IDN"}])
def test_article_that_the_table_would_refuse_is_rejected(field: dict[str, object]) -> None:
    with pytest.raises(Rejected):
        check_extraction(Extraction(article(**field), (), (), (), (), ()))
