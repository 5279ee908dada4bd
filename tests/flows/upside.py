"""What the tests on a real server share: `newsevents up` with a server of its own, and questions to it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import duckdb
import httpx

from newsevents.cli.up_state import running_state, up_folder
from newsevents.load.paths import published_path

SOURCES = """
[[source]]
name = "desk"
kind = "folder"
path = "desk"
language = "id"
timezone = "Asia/Jakarta"
schedule = "* * * * *"

[[source]]
name = "weekly"
kind = "folder"
path = "desk"
rrule = "FREQ=WEEKLY;BYDAY=MO"

[[source]]
name = "asleep"
kind = "folder"
path = "desk"
interval_s = 60
enabled = false
"""
ARTICLE = """Polisi Tangkap {number} Pencuri Kabel di {place}

Senin, 5 Oktober 2020

Polisi menangkap {number} pencuri kabel di {place}, Minggu (4/10/2020). Kapolres mengatakan para pelaku
mencuri 200 meter kabel milik perusahaan kereta api.
"""
ALERTS = """
[[alert]]
name = "quakes"
to = "{receiver}"
sql = "SELECT event_id FROM v_events WHERE salience = 'main' AND contains(title, 'Gempa')"
"""
QUAKE = """Gempa Guncang Ambon, Tujuh Rumah Rusak

Selasa, 6 Oktober 2020

Gempa bumi berkekuatan 5,6 mengguncang Ambon, Maluku, Selasa (6/10/2020). Tujuh rumah rusak berat dan dua
orang terluka, kata Kepala BPBD Ambon Rina Latuconsina.
"""
START_S = 400


def article(number: str, place: str = "Bandung") -> str:
    """An article of one arrest."""
    return ARTICLE.format(number=number, place=place)


def until(wanted: Any, seconds: float, what: str) -> Any:
    """What `wanted` gives once it gives something, asked four times a second."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = wanted()
        if found:
            return found
        Event().wait(0.25)
    raise AssertionError(f"{what}: not within {seconds:.0f} s")


def busy() -> float:
    """How many times slower than alone a process must expect to be on this machine now."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


@dataclass(frozen=True)
class Up:
    """A running `newsevents up`."""

    folder: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    @property
    def warehouse(self) -> Path:
        return self.folder / "news.duckdb"

    def post(self, path: str, body: Any) -> Any:
        """What the server answers to some JSON."""
        url = f"{self.environment['PREFECT_API_URL']}/{path}"
        answer = httpx.post(url, json=body, trust_env=False, timeout=60).raise_for_status()
        return answer.json() if answer.content else None

    def runs(self, name: str) -> list[dict[str, Any]]:
        """The runs whose name begins so, the newest first."""
        wanted = {"flow_runs": {"name": {"like_": name}}, "sort": "START_TIME_DESC"}
        found: list[dict[str, Any]] = self.post("flow_runs/filter", wanted)
        return found

    def deployments(self) -> dict[str, dict[str, Any]]:
        return {found["name"]: found for found in self.post("deployments/filter", {})}

    def log(self, name: str) -> str:
        return (up_folder(self.warehouse) / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def titles(self, title: str) -> int:
        """How many articles with this in their text readers of the snapshot see."""
        snapshot = published_path(self.warehouse)
        if not snapshot.exists():
            return 0
        with duckdb.connect(str(snapshot), read_only=True) as connection:
            found = connection.execute("SELECT count(*) FROM articles WHERE contains(text, $1)", [title])
            return found.fetchall()[0][0]  # type: ignore[no-any-return]

    def command(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """`newsevents` with the same environment."""
        command = [sys.executable, "-m", "newsevents", *map(str, arguments)]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=300, check=False
        )


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def raised(folder: Path, receiver: str) -> Iterator[Up]:
    """`newsevents up` in a folder with sources and an alert; it is ended by what Ctrl-C sends."""
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (folder / "alerts.toml").write_text(ALERTS.format(receiver=receiver), encoding="utf-8")
    (folder / "desk").mkdir()
    (folder / "desk" / "tiga.txt").write_text(article("tiga"), encoding="utf-8")
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")} | {
        "PREFECT_HOME": str(folder / "prefect"),
        "NEWSEVENTS_SOURCES": str(folder / "sources.toml"),
        "NEWSEVENTS_WAREHOUSE": str(folder / "news.duckdb"),
    }
    command = [sys.executable, "-m", "newsevents", "up", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        notes = up_folder(folder / "news.duckdb")

        def ready() -> bool:
            assert process.poll() is None, process.communicate()
            state = running_state(notes)
            return state is not None and state.ready

        until(ready, START_S, "newsevents up")
        environment["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        yield Up(folder, environment, process)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)
