"""The way to the flows: only with a Prefect API, and never by importing Prefect."""

from __future__ import annotations

from pathlib import Path

import pytest

from loopback import Reply, Site
from newsevents import resources
from newsevents.cli import prefect_link
from newsevents.cli.prefect_link import api_answers, load_flow
from newsevents.pipeline import Summary


@pytest.mark.parametrize(("status", "answers"), [(200, True), (503, False)])
def test_an_api_that_is_set_is_asked(site: Site, status: int, answers: bool) -> None:
    site.routes["/api/health"] = Reply(b"true", status)
    assert api_answers({"PREFECT_API_URL": f"{site.url}/api"}) is answers


@pytest.mark.parametrize(("status", "answers"), [(200, True), (503, False)])
def test_the_local_api_is_asked_for_its_health(
    site: Site, monkeypatch: pytest.MonkeyPatch, status: int, answers: bool
) -> None:
    site.routes["/api/health"] = Reply(b"true", status)
    monkeypatch.setattr(prefect_link, "LOCAL_API", f"{site.url}/api")
    monkeypatch.setattr(prefect_link, "PATIENCE_S", 10)
    assert api_answers({}) is answers


def test_no_api_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with Site() as gone:
        monkeypatch.setattr(prefect_link, "LOCAL_API", f"{gone.url}/api")
    assert not api_answers({})


@pytest.fixture
def flows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of flows with one that needs no Prefect."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "ingest.py").write_text(
        "def run_once(sources, warehouse):\n    return sources, warehouse\n"
    )
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path / name)
    return tmp_path


def test_a_flow_is_loaded_from_its_file(flows: Path) -> None:
    assert load_flow("ingest").run_once(["a"], None) == (["a"], None)


def test_paths_are_made_whole_and_names_left_alone(flows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example/api")
    monkeypatch.chdir(flows)
    done: object = prefect_link.run_as_flow(
        ["flows", "detik", "https://berita.example/1"], flows / "w.duckdb"
    )
    assert done == ([str(flows / "flows"), "detik", "https://berita.example/1"], flows / "w.duckdb")
    assert not isinstance(done, Summary)
