"""Which events a rule is about."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsevents.alerts.matching import EXAMPLE_COLUMNS, example, find_matches, newest_load
from newsevents.alerts.rules import Rule
from newsevents.errors import Misconfigured
from newsroom import load, many, opened

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles; each has troops kept at Baghdad (500 or more) and a meeting planned."""
    path = tmp_path_factory.mktemp("alerts") / "w.duckdb"
    with opened(path) as held:
        load(held, *many(2))
        held.publish()
    return path


def rule(**fields: Any) -> Rule:
    return Rule("desk", ("json://x",), **fields)


def types(warehouse: Path, wanted: Rule) -> list[str]:
    return sorted(str(match.event["type"]) for match in find_matches(wanted, warehouse, LONG_AGO))


KEPT = ["MOBILIZE", "MOBILIZE"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"type": ("MOBILIZE",)}, KEPT),
        ({"type": ("DISASTER",)}, []),
        ({"country": ("IQ",), "type": ("MOBILIZE",)}, KEPT),
        ({"actor": "aliansi", "type": ("MOBILIZE",)}, KEPT),
        ({"place": "Baghdad", "within_km": 5, "type": ("MOBILIZE",)}, KEPT),
        ({"lat": 33.3, "lon": 44.4, "within_km": 20, "type": ("MOBILIZE",)}, KEPT),
        ({"place": "Jakarta", "within_km": 100}, []),
        ({"quantity_at_least": 500}, KEPT),
        ({"quantity_at_least": 501}, []),
        ({"quantity_at_least": 1, "quantity_kind": "killed"}, []),
        ({"status": ("denied",)}, []),
        ({"story_sources": 2}, []),
        ({"sql": "SELECT event_id FROM v_events WHERE quantity > 400;"}, KEPT),
    ],
)
def test_rules_in_words_and_in_sql(warehouse: Path, fields: dict[str, Any], found: list[str]) -> None:
    assert types(warehouse, rule(**fields)) == found


def test_only_what_was_loaded_since_is_told(warehouse: Path) -> None:
    assert find_matches(rule(), warehouse, newest_load(warehouse)) == []


def test_a_place_that_nobody_knows_is_a_mistake(warehouse: Path) -> None:
    with pytest.raises(Misconfigured, match="no place is named"):
        find_matches(rule(place="Xyzzyxyz", within_km=5), warehouse, LONG_AGO)


def test_sql_with_a_fault_says_so(warehouse: Path) -> None:
    with pytest.raises(Misconfigured):
        find_matches(rule(sql="SELECT nothing FROM v_events"), warehouse, LONG_AGO)


def test_an_example_is_an_event_or_made_up(warehouse: Path, tmp_path: Path) -> None:
    assert example(rule(type=("MOBILIZE",)), warehouse).event["actor"] == "Aliansi Utara"
    made_up = example(rule(type=("DISASTER",)), tmp_path / "none.duckdb")
    assert made_up.event["type"] == "DISASTER"
    assert made_up.event.keys() == set(EXAMPLE_COLUMNS)
