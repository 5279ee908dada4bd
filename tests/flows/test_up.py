"""`newsevents up` on a real server: schedules, drop folder, events both ways, what runs show, crashes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from flows.upside import QUAKE, Up, article, busy, raised, until
from loopback import Reply, Site
from newsroom import contents, opened

pytestmark = pytest.mark.server
MANY = 120
PLACES = ("Bandung", "Medan", "Ambon", "Kupang", "Palu", "Manado", "Jambi", "Padang", "Solo", "Bogor")


def big_file(folder: Path) -> Path:
    """Articles for more than one batch."""
    path = folder / "big.jsonl"
    lines = (
        json.dumps({"id": f"n{i}", "text": article(str(i + 2), PLACES[i % 10]), "published": "2020-10-05"})
        for i in range(MANY)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def receiver() -> Iterator[Site]:
    """What alerts are sent to."""
    with Site() as served:
        served.routes["/hook"] = Reply(b"ok")
        yield served


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory, receiver: Site) -> Iterator[Up]:
    with raised(tmp_path_factory.mktemp("up"), f"{receiver.url}/hook") as running:
        yield running


@pytest.fixture(scope="module")
def killed(up: Up) -> dict[str, Any]:
    """A run that was killed after its first batch; its warehouse is its own."""
    environment = up.environment | {"NEWSEVENTS_WAREHOUSE": str(up.folder / "killed.duckdb")}
    command = [sys.executable, "-m", "newsevents", "run", str(big_file(up.folder)), "--prefect"]
    with (up.folder / "killed.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)

    def first_batch() -> list[dict[str, Any]]:
        assert process.poll() is None, (up.folder / "killed.log").read_text()
        runs = up.runs("ingest-big.jsonl")
        of_runs = {"any_": [run["id"] for run in runs]}
        mine = {"artifacts": {"type": {"any_": ["progress"]}, "flow_run_id": of_runs}}
        return [a for a in up.post("artifacts/filter", mine) if a["data"] and runs]

    until(first_batch, 200, "the first batch")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return up.runs("ingest-big.jsonl")[0]


def test_schedule_fires_by_itself_and_lands_rows(up: Up, killed: dict[str, Any]) -> None:
    def scheduled() -> list[dict[str, Any]]:
        runs = [run for run in up.runs("ingest-desk") if run["auto_scheduled"]]
        return [run for run in runs if run["state_type"] == "COMPLETED"]

    runs = until(scheduled, 200, "a run by schedule")
    assert {"newsevents", "id"} <= set(runs[0]["tags"])
    until(lambda: up.titles("Tangkap tiga"), 100, "rows of the scheduled run")
    up.post(f"deployments/{up.deployments()['desk']['id']}/pause_deployment", {})  # the tests need the CPU


def test_each_enabled_source_has_one_deployment(up: Up) -> None:
    found = up.deployments()
    assert {"desk", "weekly"} <= found.keys()
    assert "asleep" not in found
    assert found["desk"]["schedules"][0]["schedule"]["timezone"] == "Asia/Jakarta"
    assert found["weekly"]["schedules"][0]["schedule"]["rrule"].endswith("FREQ=WEEKLY;BYDAY=MO")
    assert found["desk"]["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"


def test_a_dropped_file_is_read_at_once_and_a_half_written_one_is_not(up: Up) -> None:
    until(lambda: "watching" in up.log("watch"), 200, "the watcher")
    for number in ("empat", "lima"):  # the first run of a process takes longer
        (up.folder / "drop" / f"{number}.txt.part").write_text(article(number), encoding="utf-8")
        (up.folder / "drop" / f"{number}.txt.part").rename(up.folder / "drop" / f"{number}.txt")
        dropped = time.monotonic()
        until(lambda number=number: up.titles(f"Tangkap {number}"), 120, up.log("watch"))
        took = time.monotonic() - dropped
    (up.folder / "drop" / "enam.txt.part").write_text(article("enam"), encoding="utf-8")
    assert took < 5 * busy()
    assert up.titles("Tangkap enam") == 0


def test_an_event_starts_a_run(up: Up) -> None:
    path = up.folder / "gempa.txt"
    path.write_text(QUAKE, encoding="utf-8")
    event = {
        "event": "newsevents.article.arrived",
        "resource": {"prefect.resource.id": "newsevents.article.gempa"},
        "payload": {"source": str(path)},
        "occurred": datetime.now(UTC).isoformat(),
        "id": str(uuid4()),
    }
    up.post("events", [event])
    until(lambda: up.titles("Gempa Guncang Ambon"), 200, up.log("serve"))
    assert up.runs("ingest-gempa.txt")[0]["created_by"]["type"] == "AUTOMATION"


def test_a_run_shows_what_it_did(up: Up) -> None:
    (run,) = up.runs("ingest-gempa.txt")
    until(lambda: up.runs("ingest-gempa.txt")[0]["state_type"] == "COMPLETED", 60, "the end of the run")
    found = up.post("artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run["id"]]}}})
    shown = {artifact["type"]: artifact for artifact in found}
    assert shown["progress"]["data"] == 100
    assert "| new | 1 |" in shown["markdown"]["data"]
    assert "### Events by type" in shown["markdown"]["data"]
    rows = json.loads(shown["table"]["data"])
    assert rows[0]["show"].startswith("newsevents show ")


def test_loads_and_main_events_are_told_to_automations(up: Up) -> None:
    def told() -> dict[str, dict[str, Any]]:
        names = {"event": {"name": ["newsevents.load.finished", "newsevents.event.loaded"]}}
        found = up.post("events/filter", {"filter": names, "limit": 50})["events"]
        kinds = {event["event"]: event for event in found}
        return kinds if len(kinds) == 2 else {}

    kinds = until(told, 60, "events of loads")
    assert kinds["newsevents.load.finished"]["payload"]["articles"] >= 1
    loaded = kinds["newsevents.event.loaded"]
    assert loaded["resource"]["newsevents.type"] == loaded["payload"]["type"]
    assert {"actors", "country", "quantity"} <= loaded["payload"].keys()


def test_an_alert_arrives_exactly_once(up: Up, receiver: Site) -> None:
    assert up.command("run", up.folder / "gempa.txt").returncode == 0
    told = [json.loads(asked.body)["event"] for asked in receiver.asked]
    assert len(told) == len({event["event_id"] for event in told}) > 0
    assert {event["title"] for event in told} == {"Gempa Guncang Ambon, Tujuh Rumah Rusak"}


def test_a_failed_run_says_why_without_a_traceback(up: Up) -> None:
    path = up.folder / "kosong.txt"
    path.write_text("", encoding="utf-8")
    done = up.command("run", path)
    assert done.returncode == 1, done.stderr
    assert "Failed (1 article: 1 rejected" in done.stdout
    assert "Traceback" not in done.stderr
    (run,) = up.runs("ingest-kosong.txt")
    assert run["state"]["message"].startswith("1 article: 1 rejected")


def test_a_killed_runner_comes_back_without_double_schedules(up: Up) -> None:
    (serving,) = children(up.process.pid, "serve.py")
    os.kill(serving, signal.SIGKILL)
    until(lambda: set(children(up.process.pid, "serve.py")) - {serving}, 60, "another runner")
    until(lambda: "created" in up.deployments()["desk"] and up.runs("ingest-desk"), 60, "deployments")
    found = up.deployments()
    assert len([name for name in found if name == "desk"]) == 1
    assert len(found["desk"]["schedules"]) == 1


def children(parent: int, script: str) -> list[int]:
    """The processes that another one started with a script."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            stat, command = (path / "stat").read_text(), (path / "cmdline").read_bytes()
        except OSError:
            continue
        if stat.rpartition(")")[2].split()[1] == str(parent) and script.encode() in command:
            found.append(int(path.name))
    return found


def test_what_a_killed_run_left_is_completed_by_the_next(up: Up, killed: dict[str, Any]) -> None:
    environment = {"NEWSEVENTS_WAREHOUSE": str(up.folder / "killed.duckdb")}
    again = Up(up.folder, up.environment | environment, up.process).command("run", up.folder / "big.jsonl")
    assert again.returncode == 0, again.stderr
    assert "unchanged" in again.stdout
    environment = {"NEWSEVENTS_WAREHOUSE": str(up.folder / "whole.duckdb")}
    whole = Up(up.folder, up.environment | environment, up.process)
    assert whole.command("run", up.folder / "big.jsonl", "--no-prefect").returncode == 0
    with opened(up.folder / "killed.duckdb") as left, opened(up.folder / "whole.duckdb") as right:
        assert contents(left) == contents(right)


def test_a_killed_run_is_shown_as_crashed(up: Up, killed: dict[str, Any]) -> None:
    def crashed() -> list[dict[str, Any]]:
        return [run for run in up.runs("ingest-big.jsonl") if run["state_type"] == "CRASHED"]

    assert killed["id"] in {run["id"] for run in until(crashed, 240, "the state Crashed")}


def test_without_a_server_a_run_works_and_says_so(up: Up) -> None:
    path = up.folder / "delapan.txt"
    path.write_text(article("delapan"), encoding="utf-8")
    alone = {"NEWSEVENTS_WAREHOUSE": str(up.folder / "alone.duckdb"), "COLUMNS": "200"}
    nobody = alone | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    done = Up(up.folder, up.environment | nobody, up.process).command("run", path)
    assert done.returncode == 0, done.stderr
    assert "no Prefect server answers at http://127.0.0.1:9/api: running without it" in done.stderr
