from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from load.unfit import UNFIT
from newsevents.errors import Rejected
from newsevents.load.event_tables import event_tables
from newsevents.load.rows import version_of
from newsevents.model import Event, Extraction
from newsroom import TEXT, extraction, kept_troops, many


def named(found: Extraction, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = event_tables([(found, version_of(found.article))])[table].to_pylist()
    return rows


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


def test_articles_keep_apart_what_is_theirs() -> None:
    items = many(3)
    bare = replace(items[1], events=())
    told = [(item, version_of(item.article)) for item in (items[0], bare, items[2])]
    tables = event_tables(told)
    assert tables["events"]["nth"].to_pylist() == [1, 2, 1, 2]
    assert [bytes(found) for found in tables["events"]["article_id"].to_pylist()] == [
        version.article_id.bytes for _, version in (told[0], told[0], told[2], told[2])
    ]
    assert tables["event_actors"]["event_id"].to_pylist() == [
        tables["events"]["event_id"].to_pylist()[event] for event in (0, 1, 1, 2, 3, 3)
    ]
    assert tables["mentions"]["speaker_text"].to_pylist() == ["Rina Wijaya", None] * 2
    assert tables["mentions"]["cue_text"].to_pylist() == ["kata", None] * 2
    assert tables["actors"].num_rows == 3


def test_no_events_are_no_rows() -> None:
    assert {table.num_rows for table in event_tables([]).values()} == {0}
    assert {
        table.num_rows
        for table in event_tables([(extraction(events=[]), version_of(extraction().article))]).values()
    } == {0}


def changed(field: str, value: object) -> Event:
    return replace(kept_troops(), **{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(("field", "value", "named_field"), UNFIT)
def test_what_does_not_fit_is_noticed(field: str, value: object, named_field: str) -> None:
    told = [
        (item, version_of(item.article)) for item in (*many(2), extraction(events=[changed(field, value)]))
    ]
    with pytest.raises(Rejected) as caught:
        event_tables(told)
    assert caught.value.code == "bad_extraction"
