"""`newsevents up`, `status` and `down` without a server; tests/flows/test_up.py has one."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Command

from loopback import Reply, Site
from newsevents.cli import serving
from newsevents.cli.serving import environment_of, start_server
from newsevents.cli.supervisor import Supervisor
from newsevents.errors import Misconfigured


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of Prefect from outside."""
    for name in ("PREFECT_API_URL", "PREFECT_SERVER_API_PORT", "NEWSEVENTS_DROP", "NEWSEVENTS_SOURCES"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_is_up(command: Command) -> None:
    assert command("status").exit_code == 1
    assert "down already" in command("down").stdout


def test_the_shipped_settings_hold_where_none_are_set(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_RUNNER_POLL_FREQUENCY", "9")
    told = environment_of(None, None)
    assert told["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert told["PREFECT_SERVER_API_HOST"] == "127.0.0.1"
    assert told["PREFECT_RUNNER_POLL_FREQUENCY"] == "9"


@pytest.mark.parametrize(
    ("given", "port", "url"),
    [
        ({}, None, "http://127.0.0.1:4200/api"),
        ({"PREFECT_SERVER_API_PORT": "4300"}, None, "http://127.0.0.1:4300/api"),
        ({"PREFECT_SERVER_API_PORT": "4300"}, 4400, "http://127.0.0.1:4400/api"),
        ({"PREFECT_API_URL": "http://prefect.example/api"}, None, "http://prefect.example/api"),
    ],
)
def test_where_the_server_is(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], port: int | None, url: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert environment_of(port, None)["PREFECT_API_URL"] == url


def test_paths_are_made_whole(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(warehouse.parent)
    monkeypatch.setenv("NEWSEVENTS_SOURCES", "sources.toml")
    told = environment_of(None, None)
    assert told["NEWSEVENTS_DROP"] == str(warehouse.parent / "drop")
    assert told["NEWSEVENTS_SOURCES"] == str(warehouse.parent / "sources.toml")
    assert environment_of(None, Path("in"))["NEWSEVENTS_DROP"] == str(warehouse.parent / "in")


def test_a_running_server_is_joined(site: Site, warehouse: Path) -> None:
    site.routes["/api/health"] = Reply(b"true")
    supervisor = Supervisor(print)
    assert start_server(supervisor, warehouse.parent, {"PREFECT_API_URL": f"{site.url}/api"}) is False
    assert supervisor.kept == []


def test_a_port_of_somebody_else_is_left_alone(site: Site, warehouse: Path) -> None:
    with pytest.raises(Misconfigured, match="something else answers") as caught:
        start_server(Supervisor(print), warehouse.parent, {"PREFECT_API_URL": f"{site.url}/api"})
    assert caught.value.code == "port_taken"


def test_a_server_that_was_named_must_answer(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Site() as gone:
        url = f"{gone.url}/api"
    monkeypatch.setenv("PREFECT_API_URL", url)
    with pytest.raises(Misconfigured, match="no Prefect server answers"):
        start_server(Supervisor(print), warehouse.parent, {"PREFECT_API_URL": url})


def test_a_server_that_ends_at_once_is_told_with_its_last_words(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "server.py").write_text("raise SystemExit('no room for a server')", encoding="utf-8")
    monkeypatch.setattr(serving.resources, "folder", lambda _: tmp_path)
    with Site() as gone:
        url = f"{gone.url}/api"
    supervisor = Supervisor(print)
    with pytest.raises(Misconfigured, match="no room for a server"):
        start_server(supervisor, tmp_path, {"PREFECT_API_URL": url})
    supervisor.stop()
