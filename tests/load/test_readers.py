"""Readers of the snapshot while another process loads and publishes: no lock, and only whole states."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsevents.ask.query import query
from newsroom import contents, opened, publish

LOADS = 1000
LOADER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from newsroom import load, many, opened
for number, item in enumerate(many(int(sys.argv[3]))):
    with opened(Path(sys.argv[1])) as warehouse:
        load(warehouse, item)
        warehouse.publish()
"""
STATE = """
    SELECT
        (SELECT count(*) FROM articles),
        (SELECT count(*) FROM events),
        (SELECT count(*) FROM mentions),
        (SELECT coalesce(sum(len(version_ids)), 0) FROM meta.loads)
"""


@pytest.mark.slow
def test_readers_meet_no_lock_and_only_whole_states(tmp_path: Path) -> None:
    path, tests = publish(tmp_path / "w.duckdb"), Path(__file__).parent.parent
    command = [sys.executable, "-c", LOADER, path, tests, str(LOADS)]
    states = []
    with subprocess.Popen(command) as loader:
        while loader.poll() is None:
            states.append(query(STATE, path).rows[0])
    assert loader.returncode == 0
    assert len(states) > 10
    assert states == sorted(states)
    assert all(events == mentions == 2 * articles and loads == articles
               for articles, events, mentions, loads in states)  # fmt: skip
    with opened(path) as warehouse:
        assert warehouse.verify() == ()
        assert len(contents(warehouse)["articles"]) == LOADS
