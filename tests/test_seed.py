"""The seed article, all the way: what it surely says stands in the rows of v_events."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsevents import resources
from newsevents.ask.query import query
from newsevents.pipeline import Job, run_job
from newsroom import NOW


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The seed's rows of v_events."""
    path: Path = tmp_path_factory.mktemp("seed") / "news.duckdb"
    run_job(Job([str(resources.folder("seeds"))], path, lambda: NOW))
    found = query("SELECT * FROM v_events ORDER BY event_id", path)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_training_mission_has_500_personnel_in_iraq(rows: list[dict[str, Any]]) -> None:
    missions = [row for row in rows if row["quantity_text"] and "500 personel" in row["quantity_text"]]
    assert (500, "personel", "IQ") in [(row["quantity"], row["unit"], row["country"]) for row in missions]


def test_troop_numbers_keep_their_bounds(rows: list[dict[str, Any]]) -> None:
    held = [row for row in rows if row["quantity_high"] == 12000]
    assert held
    assert held[0]["quantity_low"] is None


def test_soleimani_is_killed_in_january_near_baghdad(rows: list[dict[str, Any]]) -> None:
    killing = [row for row in rows if row["type"] == "ASSAULT" and "Soleimani" in row["sentence"]]
    assert killing
    assert (killing[0]["date_start"], killing[0]["date_end"]) == (date(2020, 1, 1), date(2020, 1, 31))
    assert killing[0]["date_grain"] == "month"
    assert (killing[0]["location"], killing[0]["country"]) == ("Baghdad", "IQ")


def test_taliban_are_urged_by_stoltenberg(rows: list[dict[str, Any]]) -> None:
    urged = [row for row in rows if row["type"] == "REQUEST"]
    assert [(row["actor"], row["target"]) for row in urged] == [("Jens Stoltenberg", "Taliban")]
