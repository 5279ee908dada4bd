from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.errors import Rejected
from newsevents.load.batch import Batch
from newsevents.model import Failure
from newsroom import ENGINE, NOW, extraction, load, many, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def test_run_adds_up_its_loads(path: Path) -> None:
    with opened(path) as warehouse:
        run = warehouse.begin_run(ENGINE, sources=["seeds/"], flow="ingest", prefect_run_id="p1")
        warehouse.load(Batch(many(2)), run)
        warehouse.load(Batch(many(3), (Failure(Rejected("no_text", "x"), "clean", "o"),), skipped=4), run)
        warehouse.finish_run(run)
        row = warehouse.connection.execute(
            """SELECT flow, engine, prefect_run_id, sources, started_at, finished_at, status, articles_new,
                   articles_changed, articles_unchanged, articles_quarantined, events_loaded FROM meta.runs"""
        ).fetchall()
    assert row == [("ingest", ENGINE, "p1", ["seeds/"], NOW, NOW, "completed", 3, 0, 6, 1, 6)]


def test_failed_run_says_why(path: Path) -> None:
    with opened(path) as warehouse:
        run = warehouse.begin_run(ENGINE)
        warehouse.finish_run(run, "failed", "the disk is full")
        assert warehouse.connection.execute(
            "SELECT status, message, events_loaded FROM meta.runs"
        ).fetchall() == [("failed", "the disk is full", 0)]


def test_every_batch_has_its_ledger_row(path: Path) -> None:
    with opened(path) as warehouse:
        load(warehouse, *many(2))
        row = warehouse.connection.execute(
            "SELECT schema_version, articles_new, version_ids, rows_added FROM meta.loads"
        ).fetchall()[0]
        held = warehouse.connection.execute(
            "SELECT list(version_id ORDER BY version_id) FROM articles"
        ).fetchall()
        newest = warehouse.connection.execute("SELECT max(version) FROM meta.migrations").fetchall()
    assert row[0] == newest[0][0]
    assert row[1] == 2
    assert row[2] == held[0][0]
    assert row[3] == {
        "sources": 1, "actors": 3, "places": 2, "articles": 2, "events": 4, "event_actors": 6,
        "event_places": 4, "mentions": 4, "quantities": 2,
    }  # fmt: skip


def test_batch_retried_after_a_lost_answer_keeps_the_first_row(path: Path) -> None:
    with opened(path) as warehouse:
        run = warehouse.begin_run(ENGINE)
        for _ in range(2):
            warehouse.load(Batch((extraction(),)), run)
        rows = warehouse.connection.execute(
            "SELECT articles_new, articles_unchanged FROM meta.loads"
        ).fetchall()
    assert rows == [(1, 0)]
