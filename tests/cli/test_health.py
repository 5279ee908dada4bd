"""What the doctor says of the running parts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loopback import Reply, Site
from newsevents.cli import health
from newsevents.cli.health import (
    check_disk,
    check_scheduler,
    check_server,
    check_versions,
    compared,
    newest_load,
    release,
)
from newsroom import load, many, opened

DESK = {"id": "d1", "name": "desk", "status": "READY", "paused": False, "schedules": [{}]}
RUN = {"deployment_id": "d1", "expected_start_time": "2026-11-23T03:00:00Z"}


@pytest.mark.parametrize(
    ("text", "numbers"), [("0.150.0", (0, 150, 0)), ("2.1.0rc1", (2, 1, 0)), ("2.0.58.post1", (2, 0, 58))]
)
def test_releases_are_compared_by_their_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert release(text) == numbers


def test_versions_in_use_are_none_that_break() -> None:
    assert "sqlalchemy 2.0" in check_versions()


@pytest.mark.parametrize(("name", "found"), [("fastapi", "0.165.0"), ("sqlalchemy", "2.1.0b1")])
def test_a_version_that_breaks_is_named(monkeypatch: pytest.MonkeyPatch, name: str, found: str) -> None:
    monkeypatch.setattr(health, "version", lambda asked: found if asked == name else "0.1")
    with pytest.raises(OSError, match=f"{name} {found}: .*pip install"):
        check_versions()


@pytest.fixture
def server(site: Site, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """What stands for a Prefect server with one deployment and its next run."""
    site.routes["/api/health"] = Reply(b"true")
    site.routes["/api/deployments/filter"] = Reply(json.dumps([DESK]).encode())
    site.routes["/api/flow_runs/filter"] = Reply(json.dumps([RUN]).encode())
    monkeypatch.setenv("PREFECT_API_URL", f"{site.url}/api")
    return site


def test_a_server_that_schedules_is_well(server: Site) -> None:
    assert check_server() == f"answers at {server.url}/api"
    assert check_scheduler() == "1 schedules with their next runs"


def test_a_schedule_without_runs_is_told(server: Site) -> None:
    server.routes["/api/flow_runs/filter"] = Reply(b"[]")
    with pytest.raises(OSError, match="desk has a schedule and no next run"):
        check_scheduler()


def test_a_schedule_that_nobody_serves_is_told(server: Site) -> None:
    server.routes["/api/deployments/filter"] = Reply(json.dumps([DESK | {"status": "NOT_READY"}]).encode())
    with pytest.raises(OSError, match="nobody starts the runs of desk"):
        check_scheduler()


def test_a_server_that_is_set_must_answer(server: Site) -> None:
    server.routes["/api/health"] = Reply(b"", 503)
    with pytest.raises(OSError, match="no Prefect server answers"):
        check_server()


def test_a_full_disk_is_told(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "GB free" in check_disk()
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)
    with pytest.raises(OSError, match="GB more"):
        check_disk()


def test_a_clock_behind_the_newest_load_is_told() -> None:
    now, later = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    assert compared(later, now) == compared(later, None) == "2026-01-02 00:00 UTC"
    with pytest.raises(OSError, match="the newest load is of 2026-01-02"):
        compared(now, later)


def test_the_newest_load_is_read_from_the_snapshot(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    assert newest_load(path) is None
    with opened(path) as held:
        load(held, *many(1))
        held.publish()
    found = newest_load(path)
    assert found is not None
    assert found.tzinfo is not None
