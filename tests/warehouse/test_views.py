from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsevents.model import DateMention, Event, Span
from newsroom import TEXT, extraction, kept_troops, load, opened, planned_meeting, quantity


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("views") / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, extraction())
        yield warehouse.connection


def rows(read: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> list[dict[str, Any]]:
    cursor = read.execute(sql, list(values))
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_v_events_is_one_row_an_event_in_the_users_words(read: duckdb.DuckDBPyConnection) -> None:
    first, second = rows(
        read, "SELECT * EXCLUDE (event_id, article_id, published_at) FROM v_events ORDER BY event_id"
    )
    assert first == {
        "actor": "Aliansi Utara", "action": "pertahan", "target": None, "location": "Baghdad",
        "country": "IQ",
        "date_start": date(2020, 1, 1), "date_end": date(2020, 1, 31), "date_grain": "month",
        "quantity": 500.0, "unit": "personel", "quantity_low": 500.0, "quantity_high": None,
        "quantity_text": "lebih dari 500 personel", "type": "MOBILIZE", "status": "actual",
        "attribution": "Rina Wijaya", "salience": "main", "confidence": pytest.approx(0.9),
        "title": "Aliansi pertahankan pasukan", "url": "https://www.berita.example/dunia/1",
        "sentence": TEXT.split("\n\n")[1].split(". ")[0] + ".", "actors": ["Aliansi Utara"], "targets": [],
        "locations": ["Baghdad"], "lat": 33.34, "lon": 44.4, "lang": "id",
        "published": datetime(2020, 10, 30),
        "source": "berita", "quad_class": "material conflict", "goldstein": pytest.approx(-7.2),
        "n_articles": 1, "n_sources": 1, "n_mentions": 2, "story_id": None,
    }  # fmt: skip
    assert (second["target"], second["location"], second["country"]) == ("Taliban", "Doha", None)
    assert (second["quantity"], second["date_start"], second["salience"]) == (None, None, "minor")


def test_instant_of_publication_knows_the_zone(read: duckdb.DuckDBPyConnection) -> None:
    assert rows(read, "SELECT DISTINCT epoch(published_at) AS at_s FROM v_events") == [{"at_s": 1603990800.0}]


def test_upper_bound_stands_in_where_there_is_no_lower(tmp_path: Path) -> None:
    numbers = (quantity(TEXT, "500", None, 12000), quantity(TEXT, "personel", 100000, None))
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, extraction(events=[replaced(quantities=numbers)]))
        found = rows(warehouse.connection, "SELECT quantity, quantity_low, quantity_high FROM v_events")
        every = rows(warehouse.connection, "SELECT nth, quantity FROM v_quantities ORDER BY nth")
    assert found == [{"quantity": 12000.0, "quantity_low": None, "quantity_high": 12000.0}]
    assert every == [{"nth": 1, "quantity": 12000.0}, {"nth": 2, "quantity": 100000.0}]


def replaced(**fields: Any) -> Event:
    return replace(kept_troops(), **fields)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2020-01-01", "2020-01-01", 1),
        ("2020-01-31", "2020-03-01", 1),
        ("2019-01-01", "2020-12-31", 1),
        ("2020-02-01", "2020-02-28", 0),
        ("2019-12-01", "2019-12-31", 0),
    ],
)
def test_events_between_touches_the_interval(
    first: str, last: str, found: int, read: duckdb.DuckDBPyConnection
) -> None:
    assert len(rows(read, "SELECT * FROM events_between(?, ?)", first, last)) == found


@pytest.mark.parametrize(
    ("start", "end", "found"), [(date(2014, 1, 1), None, 1), (None, date(2014, 1, 1), 0)]
)
def test_open_interval_reaches_for_ever(
    start: date | None, end: date | None, found: int, tmp_path: Path
) -> None:
    event = replaced(date=DateMention(Span(0, 1), "x", start, end, "day"))
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, extraction(events=[event]))
        between = rows(warehouse.connection, "SELECT * FROM events_between('2020-01-01', '2020-01-31')")
    assert len(between) == found


def test_events_near_gives_kilometres(read: duckdb.DuckDBPyConnection) -> None:
    near = rows(read, "SELECT location, distance_km FROM events_near(33.0, 44.0, 100)")
    assert near == [{"location": "Baghdad", "distance_km": pytest.approx(53.0, abs=0.5)}]
    assert rows(read, "SELECT * FROM events_near(33.0, 44.0, 10)") == []


def test_evidence_is_cut_from_the_text(read: duckdb.DuckDBPyConnection) -> None:
    found = rows(read, "SELECT e.* FROM v_events v, evidence(v.event_id) e WHERE v.salience = 'main'")
    by_text = rows(read, "SELECT * FROM evidence((SELECT min(event_id) FROM v_events))")
    assert found == by_text
    assert found[0]["sentence"].endswith("kata Rina Wijaya.")
    assert (found[0]["speaker_text"], found[0]["cue_text"]) == ("Rina Wijaya", "kata")
    assert [trigger["text"] for trigger in found[0]["triggers"]] == ["mempertahankan", "pertahankan pasukan"]


def test_events_of_a_name_say_in_which_part(read: duckdb.DuckDBPyConnection) -> None:
    assert [row["parts"] for row in rows(read, "SELECT * FROM events_of('aliansi utara')")] == [["actor"]] * 2
    assert [row["parts"] for row in rows(read, "SELECT * FROM events_of('Taliban')")] == [["target"]]
    assert rows(read, "SELECT * FROM events_of('nobody')") == []


def test_minor_events_are_there_and_marked(read: duckdb.DuckDBPyConnection) -> None:
    assert planned_meeting().salience == "minor"
    assert rows(read, "SELECT salience, count(*) AS n FROM v_events GROUP BY ALL ORDER BY ALL") == [
        {"salience": "main", "n": 1},
        {"salience": "minor", "n": 1},
    ]


def test_gdelt_has_its_61_columns(read: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows(read, "SELECT * FROM v_gdelt")
    assert len(row) == 61
    told = {name: value for name, value in row.items() if value is not None}
    assert told.items() >= {
        "SQLDATE": 20200101, "Actor1Name": "ALIANSI UTARA", "EventRootCode": "15", "QuadClass": 4,
        "ActionGeo_FullName": "Baghdad, Baghdad, Iraq", "ActionGeo_CountryCode": "IZ",
        "SOURCEURL": "https://www.berita.example/dunia/1",
    }.items()  # fmt: skip


def test_polecat_has_sectors_and_countries(read: duckdb.DuckDBPyConnection) -> None:
    planned, actual = rows(read, "SELECT * FROM v_polecat ORDER BY status DESC")
    assert (planned["recipient_name"], planned["recipient_country"], planned["recipient_sector"]) == (
        "Taliban", "AFG", "REB",
    )  # fmt: skip
    assert (actual["event_type"], actual["event_date"], actual["country"]) == (
        "MOBILIZE", date(2020, 1, 1), "IRQ",
    )  # fmt: skip


def test_codes_of_countries(read: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        read, "SELECT country, iso3, fips FROM v_countries WHERE country IN ('ID', 'GB') ORDER BY ALL"
    )
    assert [tuple(row.values()) for row in found] == [("GB", "GBR", "UK"), ("ID", "IDN", "ID")]
    assert rows(read, "SELECT country FROM v_countries GROUP BY country HAVING count(*) > 1") == []
