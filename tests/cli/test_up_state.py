"""The notes of `newsevents up`, which count only while it holds their lock."""

from __future__ import annotations

from pathlib import Path

from newsevents.cli.up_state import UpState, locked, running_state, up_folder, write_state

STATE = UpState(1234, "http://127.0.0.1:4200/api", True, "/drop", ready=True)


def test_the_notes_lie_beside_the_warehouse() -> None:
    assert up_folder(Path("data/news.duckdb")) == Path("data/news.duckdb.up")


def test_the_state_counts_while_the_lock_is_held(tmp_path: Path) -> None:
    folder = tmp_path / "up"
    assert running_state(folder) is None
    with locked(folder) as free:
        assert free
        assert running_state(folder) is None  # nothing written yet
        write_state(folder, STATE)
        assert running_state(folder) == STATE
    assert running_state(folder) is None  # what a killed process left behind


def test_the_lock_is_held_by_one(tmp_path: Path) -> None:
    with locked(tmp_path) as first, locked(tmp_path) as second:
        assert (first, second) == (True, False)


def test_notes_of_another_version_are_no_state(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / "state.json").write_text('{"pid": 1}', encoding="utf-8")
        assert running_state(tmp_path) is None
