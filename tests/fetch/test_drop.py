"""Which files of a drop folder are finished."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsevents.fetch.drop import DropFolder, marks

NOW_S = 1_600_000_000.0


def drop(path: Path, text: str, changed_s: float) -> Path:
    """A file that was changed at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (changed_s, changed_s))
    return path


def test_a_file_is_finished_once_it_was_still_for_a_second(tmp_path: Path) -> None:
    folder = DropFolder(tmp_path)
    path = drop(tmp_path / "a.txt", "Gempa", NOW_S)
    assert folder.finished(NOW_S) == []  # never seen before
    assert folder.finished(NOW_S + 0.5) == []
    assert folder.finished(NOW_S + 1.0) == [path]


def test_a_file_that_grows_is_waited_for(tmp_path: Path) -> None:
    folder = DropFolder(tmp_path)
    drop(tmp_path / "a.txt", "Gem", NOW_S)
    folder.finished(NOW_S + 2)
    path = drop(tmp_path / "a.txt", "Gempa", NOW_S + 2)
    assert folder.finished(NOW_S + 4) == []
    assert folder.finished(NOW_S + 4.25) == [path]


def test_a_file_is_taken_once_and_again_when_it_changed(tmp_path: Path) -> None:
    folder = DropFolder(tmp_path)
    path = drop(tmp_path / "2020" / "a.txt", "Gempa", NOW_S)
    folder.finished(NOW_S + 5)
    assert folder.finished(NOW_S + 6) == [path]
    folder.take([path])
    assert folder.finished(NOW_S + 7) == []
    drop(path, "Gempa bumi", NOW_S + 8)
    folder.finished(NOW_S + 9)
    assert folder.finished(NOW_S + 10) == [path]


def test_what_could_not_be_done_is_finished_again(tmp_path: Path) -> None:
    folder = DropFolder(tmp_path)
    path = drop(tmp_path / "a.txt", "Gempa", NOW_S)
    folder.finished(NOW_S + 5)
    folder.take(folder.finished(NOW_S + 6))
    folder.give_back([path])
    assert folder.finished(NOW_S + 7) == [path]


@pytest.mark.parametrize(
    "name", [".a.txt", "a.txt.part", "a.txt.tmp", "a.txt~", ".git/a.txt", "sources.toml"]
)
def test_hidden_and_unfinished_names_are_left_alone(tmp_path: Path, name: str) -> None:
    drop(tmp_path / name, "Gempa", NOW_S)
    assert list(marks(tmp_path)) == []


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert DropFolder(tmp_path / "gone").finished(NOW_S) == []
