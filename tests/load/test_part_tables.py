from __future__ import annotations

from dataclasses import replace
from typing import Any

from newsevents.load.event_tables import event_tables
from newsevents.load.rows import version_of
from newsevents.model import Extraction
from newsroom import TEXT, actor, extraction, kept_troops, place, quantity


def named(found: Extraction, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = event_tables([(found, version_of(found.article))])[table].to_pylist()
    return rows


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


def test_what_is_not_told_of_an_actor_or_place_first_is_taken_from_later() -> None:
    bare = replace(
        kept_troops(),
        locations=(place(TEXT, "Baghdad", lat=None, lon=None),),
        actors=(actor(TEXT, "Aliansi Utara"),),
    )
    found = extraction(events=[bare, kept_troops()])
    assert {row["name"]: row["role"] for row in named(found, "actors")}["Aliansi Utara"] == "IGO"
    assert [(row["lat"], row["lon"]) for row in named(found, "places")] == [(33.34, 44.4)]
