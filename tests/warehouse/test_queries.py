"""Every question in warehouse/queries says what it answers, and answers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsevents import resources
from newsevents.ask.named import named_query
from newsevents.ask.query import query
from newsevents.errors import Rejected
from newsevents.load.batch import Batch
from newsevents.model import DateMention, Extraction, Failure, RawPage, Span
from newsroom import (
    ENGINE,
    TEXT,
    WIB,
    actor,
    extraction,
    kept_troops,
    load,
    opened,
    planned_meeting,
    publish,
    quantity,
)

QUERIES = resources.folder("warehouse") / "queries"


def attack(number: int, killed: float | None) -> Extraction:
    event = replace(
        kept_troops(),
        type="ASSAULT",
        targets=(actor(TEXT, "Taliban", kind="GROUP"),),
        quantities=(quantity(TEXT, "500", killed, None, kind="killed"),),
    )
    return extraction(events=[event], url=f"https://lain.example/{number}", source="lain")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    meeting = replace(
        planned_meeting(), date=DateMention(Span(0, 1), "x", date(2020, 11, 5), date(2020, 11, 5), "day")
    )
    late = extraction(
        events=[meeting], url="https://berita.example/2", published=datetime(2020, 10, 31, tzinfo=WIB)
    )
    page = RawPage("a.txt", b"", "text/plain", "seeds")
    failure = Failure(Rejected("no_text", "nothing to read"), "clean", "a.txt", page)
    where = tmp_path_factory.mktemp("queries") / "w.duckdb"
    return publish(where, extraction(), late, attack(1, 12), attack(2, None), failures=[failure])


def answer(name: str, path: Path, **given: str) -> list[dict[str, Any]]:
    wanted = named_query(name)
    found = query(wanted.sql, path, params={**wanted.takes, **given})
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_every_question_says_what_it_answers() -> None:
    for file in QUERIES.glob("*.sql"):
        assert file.read_text(encoding="utf-8").startswith("-- Answers: ")


def test_every_question_is_tested() -> None:
    tests = Path(__file__).read_text(encoding="utf-8")
    assert [file.stem for file in QUERIES.glob("*.sql") if f'answer("{file.stem}"' not in tests] == []


def test_who_did_what(path: Path) -> None:
    assert answer("who_did_what", path) == [
        {
            "week": date(2020, 10, 26), "actor": "Aliansi Utara", "type": "ASSAULT", "target": "Taliban",
            "events": 2, "articles": 2,
        }
    ]  # fmt: skip


def test_most_copied(tmp_path: Path) -> None:
    first = extraction()
    copy = replace(first.article, url="https://lain.example/9", source="lain")
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, first)
        warehouse.load(Batch(seen=(copy,)), warehouse.begin_run(ENGINE))
        warehouse.publish()
    (row,) = answer("most_copied", tmp_path / "w.duckdb")
    assert (row["addresses"], row["sources"]) == (2, 2)
    assert row["seen_at"] == ["https://lain.example/9", first.article.url]


def test_corrected_articles(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        for text in (TEXT, f"{TEXT} Dua prajurit terluka."):
            load(warehouse, extraction(text, [kept_troops(text)], url="https://berita.example/1"))
        warehouse.publish()
    (row,) = answer("corrected_articles", tmp_path / "w.duckdb")
    assert (row["version"], row["changed_words"]) == (2, 3)


def test_numbers_over_time(path: Path) -> None:
    rows = answer("numbers_over_time", path)
    assert [
        (row["day"], row["is_publish_day"], row["quantity_low"], row["quantity_high"]) for row in rows
    ] == [(date(2020, 1, 1), False, 500, None)]


def test_deaths_by_place(path: Path) -> None:
    assert answer("deaths_by_place", path) == [
        {
            "country": "IQ", "place": "Baghdad", "type": "ASSAULT", "events": 2, "killed_at_least": 12.0,
            "without_lower_bound": 1,
        }
    ]  # fmt: skip


def test_actor_pairs(path: Path) -> None:
    rows = answer("actor_pairs", path)
    assert [(r["actor"], r["target"], r["events"], r["cooperation"], r["conflict"]) for r in rows] == [
        ("Aliansi Utara", "Taliban", 2, 0, 2)
    ]


def test_planned_next(path: Path) -> None:
    assert [(row["date_start"], row["target"]) for row in answer("planned_next", path)] == [
        (date(2020, 11, 5), "Taliban")
    ]


def test_who_says_so(path: Path) -> None:
    rows = answer("who_says_so", path)
    assert [(r["speaker"], r["events"], r["sources"], r["types"]) for r in rows] == [
        ("Rina Wijaya", 3, 2, ["ASSAULT", "MOBILIZE"])
    ]


def test_quarantine_by_reason(path: Path) -> None:
    rows = answer("quarantine_by_reason", path)
    assert [(r["stage"], r["reason"], r["source"], r["pages"]) for r in rows] == [
        ("clean", "no_text", "seeds", 1)
    ]


def test_silent_sources(path: Path) -> None:
    rows = answer("silent_sources", path)
    assert [(row["source"], row["articles"], row["days_silent"]) for row in rows] == [
        ("lain", 2, 1),
        ("berita", 2, 0),
    ]


def test_protests_near(tmp_path: Path) -> None:
    protest = replace(kept_troops(), type="PROTEST")
    path = publish(tmp_path / "w.duckdb", extraction(events=[protest]))
    assert answer("protests_near", path) == []
    rows = answer("protests_near", path, place="baghdad", km="10")
    assert [(row["location"], row["distance_km"], row["actor"]) for row in rows] == [
        ("Baghdad", 0, "Aliansi Utara")
    ]


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One attack, told by two sources six hours apart, with different numbers."""
    path = tmp_path_factory.mktemp("linked") / "w.duckdb"
    early = attack(1, 12)
    late = replace(attack(2, 15), article=replace(
        attack(2, 15).article, published=datetime(2020, 10, 30, 6, tzinfo=WIB), source="berita"
    ))  # fmt: skip
    with opened(path) as warehouse:
        load(warehouse, early, late)
        run = warehouse.connection.execute
        run("DELETE FROM linked_events; DELETE FROM stories; DELETE FROM story_articles")
        shown = "(SELECT min(event_id) FROM events)"
        run(f"INSERT INTO linked_events SELECT event_id, {shown}, 2, 2, 4 FROM events")
        run("INSERT INTO stories SELECT uuid(), 'Serangan', NULL, NULL, 2, 2, ['id']")
        run("INSERT INTO story_articles SELECT DISTINCT article_id, story_id FROM articles, stories")
        warehouse.publish()
    return path


def test_first_reports(linked: Path) -> None:
    rows = answer("first_reports", linked)
    assert [(row["source"], row["first_tellings"], row["median_hours_late"]) for row in rows] == [
        ("lain", 1, 0.0), ("berita", 0, 6.0),
    ]  # fmt: skip


def test_numbers_that_disagree(linked: Path) -> None:
    (row,) = answer("numbers_that_disagree", linked)
    assert (row["kind"], row["lowest"], row["highest"], row["first_told"]) == ("killed", 12, 15, 12)
    assert row["told_by"] == ["lain: 500", "berita: 500"]


def test_biggest_stories(linked: Path) -> None:
    (row,) = answer("biggest_stories", linked)
    assert (row["title"], row["n_articles"], row["n_events"]) == ("Serangan", 2, 1)


def test_uncertain_dates(path: Path) -> None:
    rows = {row["type"]: row for row in answer("uncertain_dates", path)}
    assert (rows["ASSAULT"]["events"], rows["ASSAULT"]["to_the_month"], rows["ASSAULT"]["to_the_day"]) == (
        2,
        2,
        0,
    )
    assert (rows["CONSULT"]["to_the_day"], rows["CONSULT"]["not_told"]) == (1, 1)


def test_runs_and_rejects(path: Path) -> None:
    (row,) = answer("runs_and_rejects", path)
    assert (row["articles_quarantined"], row["status"], row["seconds"]) == (1, "completed", 0)
    assert row["rejected"] == round(1 / (row["articles_new"] + 1), 3)


def test_actors_by_month(path: Path) -> None:
    rows = answer("actors_by_month", path)
    assert [(row["month"], row["actor"], row["conflict"]) for row in rows] == [
        (date(2020, 10, 1), "Aliansi Utara", rows[0]["events"])
    ]
