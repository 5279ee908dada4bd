"""Every question in warehouse/queries says what it answers, and answers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsevents import resources
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


def answer(name: str, path: Path) -> list[dict[str, Any]]:
    found = query((QUERIES / f"{name}.sql").read_text(encoding="utf-8"), path)
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
