from __future__ import annotations

from pathlib import Path

import pytest

from newsevents import pipeline
from newsevents.load.store import Warehouse
from newsevents.pipeline import Job, run_job
from newsevents.replay import replay
from newsroom import NOW
from stub_engine import FAULT, StubEngine


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A job after its run, with one article loaded and one that the engine broke on."""
    monkeypatch.setattr(pipeline, "EmbeddedEngine", StubEngine)
    (tmp_path / "news").mkdir()
    for name, text in (("1", "Polisi menangkap dua orang."), ("2", f"{FAULT}. Polisi menangkap tiga orang.")):
        (tmp_path / "news" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = Job((str(tmp_path / "news"),), tmp_path / "w.duckdb", lambda: NOW)
    assert run_job(done).found == 2
    return done


def test_what_still_fails_waits_on(job: Job) -> None:
    for times in (2, 3):
        summary = replay(job)
        assert (summary.found, summary.loaded.new, summary.rejected.total()) == (1, 0, 1)
        with Warehouse(job.warehouse) as warehouse:
            held = warehouse.connection.execute("SELECT times, replayed_at FROM meta.quarantine").fetchall()
        assert held == [(times, None)]


def test_what_is_mended_is_loaded_and_its_run_adds_up(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stub_engine.FAULT", "Ytterbium")
    summary = replay(job)
    assert (summary.found, summary.loaded.new, summary.loaded.events) == (1, 1, 1)
    assert replay(job).found == 0
    with Warehouse(job.warehouse) as warehouse:
        counted = """SELECT articles_new + articles_changed + articles_unchanged, articles_quarantined, status
                     FROM meta.runs WHERE flow = 'replay'"""
        assert warehouse.connection.execute(counted).fetchall() == [(1, 0, "completed")]
        assert warehouse.verify() == ()


def test_progress_is_told(job: Job) -> None:
    told: list[int] = []
    replay(job, reason="internal_error", progress=lambda summary: told.append(summary.found))
    assert told == [1]
