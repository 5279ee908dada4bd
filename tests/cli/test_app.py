"""Exit codes: 0 done, 1 nothing could be done, 2 a call that cannot work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import newsevents

from newsevents import __version__
from newsevents.cli.app import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the place for a warehouse."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSEVENTS_WAREHOUSE", str(tmp_path / "w.duckdb"))
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """With what `newsevents` ends."""
    monkeypatch.setattr(sys, "argv", ["newsevents", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--version"], 0, __version__),
        (["--help"], 0, "extract"),
        (["run", "--nonsense"], 2, "No such option"),
        (["run"], 2, "bad_option"),
        (["nonsense"], 2, "No such command"),
        (["run", "nothing-here.txt", "--no-prefect"], 2, "no_such_path"),
        (["extract", "nothing-here.jsonl"], 2, "no_such_path"),
        (["sql", "SELECT 1"], 2, "no_warehouse"),
        (["query", "nothing"], 2, "no_such_query"),
    ],
)
def test_exit_codes(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], code: int, said: str,
) -> None:  # fmt: skip
    assert exit_code(monkeypatch, *arguments) == code
    output = capsys.readouterr()
    assert said in output.out + output.err
    assert not (here / "w.duckdb").exists()


def test_only_rejected_is_exit_1_with_its_reasons(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty.txt").write_bytes(b"")
    (here / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    assert exit_code(monkeypatch, "run", "empty.txt", "photo.jpg", "--no-prefect") == 1
    output = capsys.readouterr()
    assert "unsupported_type" in output.err
    assert "2 articles: 2 rejected; 0 events" in output.out


def test_a_terminal_without_unicode_stops_nothing(here: Path) -> None:
    (here / "kosong-é.txt").write_bytes(b"")
    done = newsevents("clean", here / "kosong-é.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "kosong-é.txt" in done.stdout
