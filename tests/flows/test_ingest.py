"""The flow on a real Prefect server: a run by hand with its artifacts, and one that the schedule fires."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import duckdb
import httpx
import pytest

from newsevents import resources
from newsevents.load.paths import published_path

pytestmark = pytest.mark.server
FLOW = resources.folder("flows") / "ingest.py"
SOURCES = """
[[source]]
name = "desk"
kind = "folder"
path = "desk"
language = "id"
timezone = "Asia/Jakarta"
schedule = "* * * * *"
"""
ARTICLE = """Polisi Tangkap Tiga Pencuri Kabel di Bandung

Senin, 5 Oktober 2020

Polisi menangkap tiga pencuri kabel di Bandung, Jawa Barat, Minggu (4/10/2020). Kapolrestabes Bandung
mengatakan para pelaku mencuri 200 meter kabel milik perusahaan kereta api.
"""


@contextmanager
def running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block."""
    with log.open("wb") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(60)


def until(wanted: Any, seconds: int, what: str) -> Any:
    """What `wanted` gives once it gives something, asked twice a second."""
    for _ in range(seconds * 2):
        found = wanted()
        if found:
            return found
        Event().wait(0.5)
    raise AssertionError(f"{what}: not within {seconds} s")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a Prefect server with an empty database on a free port of loopback."""
    home = tmp_path_factory.mktemp("prefect")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_API_HOST": "127.0.0.1", "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api", "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_RUNNER_POLL_FREQUENCY": "2", "DO_NOT_TRACK": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "prefect", "server", "start"]
    with running(command, environment, home / "server.log"):
        until(lambda: healthy(environment), 240, "the server")
        yield environment


def healthy(environment: dict[str, str]) -> bool:
    try:
        return httpx.get(environment["PREFECT_API_URL"] + "/health", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def post(environment: dict[str, str], path: str, **body: Any) -> list[dict[str, Any]]:
    found = httpx.post(environment["PREFECT_API_URL"] + path, json=body, trust_env=False)
    return found.raise_for_status().json()  # type: ignore[no-any-return]


def desk(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """A folder with one article and a list of sources, and the environment that names them."""
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (folder / "desk").mkdir()
    (folder / "desk" / "pencuri.txt").write_text(ARTICLE, encoding="utf-8")
    listed, warehouse = folder / "sources.toml", folder / "news.duckdb"
    return environment | {"NEWSEVENTS_SOURCES": str(listed), "NEWSEVENTS_WAREHOUSE": str(warehouse)}


def events_in(folder: Path) -> int:
    snapshot = published_path(folder / "news.duckdb")
    if not snapshot.exists():
        return 0
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        return connection.execute("SELECT count(*) FROM v_events").fetchone()[0]  # type: ignore[index,no-any-return]


def test_run_by_hand_is_completed_and_tells_what_it_did(server: dict[str, str], tmp_path: Path) -> None:
    environment = desk(tmp_path, server)
    command = [sys.executable, "-m", "newsevents", "run", str(tmp_path / "desk"), "--prefect"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "Completed (1 article: 1 new;" in done.stdout
    runs = post(server, "/flow_runs/filter", flow_runs={"state": {"type": {"any_": ["COMPLETED"]}}})
    assert [run["state_name"] for run in runs] == ["Completed"]
    artifacts = post(server, "/artifacts/filter", artifacts={"flow_run_id": {"any_": [runs[0]["id"]]}})
    kinds = {a["key"]: a["type"] for a in artifacts}
    assert kinds == {"summary": "markdown", "events": "table"}
    assert "| new | 1 |" in next(a["data"] for a in artifacts if a["key"] == "summary")
    assert events_in(tmp_path) > 0


def test_schedule_fires_by_itself_and_lands_rows(server: dict[str, str], tmp_path: Path) -> None:
    environment = desk(tmp_path, server)
    with running([sys.executable, str(FLOW), "--serve"], environment, tmp_path / "serve.log"):
        until(lambda: events_in(tmp_path), 240, "rows of the scheduled run")
        runs = post(server, "/flow_runs/filter", flow_runs={"deployment_id": {"is_null_": False}})
        started = [run for run in runs if run["state_type"] in ("RUNNING", "COMPLETED")]
        assert started, [run["state_name"] for run in runs]
        assert {run["auto_scheduled"] for run in started} == {True}
