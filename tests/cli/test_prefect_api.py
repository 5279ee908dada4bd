"""What is asked of a Prefect server over HTTP."""

from __future__ import annotations

import json
import socket

import pytest

from loopback import Reply, Site
from newsevents.cli.prefect_api import Deployment, deployments, is_healthy, is_taken, runs, ui_of
from newsevents.errors import Retryable

DESK = {"id": "d1", "name": "desk", "status": "READY", "paused": False, "schedules": [{}]}
WEEKLY = {"id": "d2", "name": "Weekly", "status": "NOT_READY", "paused": True, "schedules": []}
FIRST = {"deployment_id": "d1", "expected_start_time": "2026-11-23T03:00:00Z"}
SECOND = {"deployment_id": "d1", "expected_start_time": "2026-11-23T04:00:00Z"}


@pytest.mark.parametrize(
    ("reply", "healthy"),
    [(Reply(b"true"), True), (Reply(b"<html>true</html>"), False), (Reply(b"true", 503), False)],
)
def test_only_a_prefect_server_is_healthy(site: Site, reply: Reply, healthy: bool) -> None:
    site.routes["/api/health"] = reply
    assert is_healthy(f"{site.url}/api") is healthy


def test_a_port_is_taken_while_something_listens(site: Site) -> None:
    assert is_taken(f"{site.url}/api")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert not is_taken(f"http://127.0.0.1:{free.getsockname()[1]}/api")


def test_the_ui_lies_beside_the_api() -> None:
    assert ui_of("http://127.0.0.1:4200/api") == "http://127.0.0.1:4200"


def test_deployments_come_with_their_next_run(site: Site) -> None:
    site.routes["/api/deployments/filter"] = Reply(json.dumps([DESK, WEEKLY]).encode())
    site.routes["/api/flow_runs/filter"] = Reply(json.dumps([FIRST, SECOND]).encode())
    assert deployments(f"{site.url}/api") == [
        Deployment("Weekly", False, True, 0),
        Deployment("desk", True, False, 1, "2026-11-23T03:00:00Z"),
    ]


def test_no_answer_is_worth_another_try(site: Site) -> None:
    site.routes["/api/flow_runs/filter"] = Reply(b"", 503)
    with pytest.raises(Retryable, match="does not answer"):
        runs(f"{site.url}/api")
