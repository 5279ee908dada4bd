"""A command line that writes to a warehouse of its own, with a stub for the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import ARREST, Command
from typer.testing import CliRunner

from newsevents import pipeline
from newsevents.cli.app import app
from newsroom import opened
from stub_engine import StubEngine


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of an empty warehouse, which NEWSEVENTS_WAREHOUSE names."""
    path = tmp_path / "w.duckdb"
    with opened(path):
        pass
    monkeypatch.setenv("NEWSEVENTS_WAREHOUSE", str(path))
    return path


@pytest.fixture
def command(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `newsevents` with some arguments in this process."""
    monkeypatch.setattr(pipeline, "EmbeddedEngine", StubEngine)
    monkeypatch.setenv("COLUMNS", "200")
    return lambda *arguments: CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def loaded(command: Command, tmp_path: Path) -> Command:
    """The command, with one article of one arrest loaded."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "01.txt").write_text(ARREST, encoding="utf-8")
    result = command("run", tmp_path / "news", "--no-prefect")
    assert result.exit_code == 0, result.output
    return command
