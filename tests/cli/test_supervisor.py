"""Programs that are kept running."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsevents.cli.supervisor import Program, Supervisor, last_lines, launch, wait_for

ENDS_WITH_US = "import sys; sys.stdin.read(); print('let go')"


def program(folder: Path, code: str) -> Program:
    script = folder / "program.py"
    script.write_text(code, encoding="utf-8")
    return Program("watcher", script, dict(os.environ), folder / "program.log")


def test_what_ends_is_started_again_after_a_pause_that_doubles(tmp_path: Path) -> None:
    said: list[str] = []
    supervisor = Supervisor(said.append)
    supervisor.start(program(tmp_path, "raise SystemExit(3)"))
    (kept,) = supervisor.kept
    first = kept.process
    first.wait()
    supervisor.tend(100.0)
    supervisor.tend(101.0)
    assert kept.process is first  # the pause is not over
    supervisor.tend(102.0)
    assert kept.process is not first
    kept.process.wait()
    supervisor.tend(200.0)
    supervisor.tend(203.0)
    assert kept.again_at == 204.0
    assert said[0].startswith("watcher ended (exit 3), starting it again in 2 s")
    supervisor.stop()


def test_stopping_ends_all(tmp_path: Path) -> None:
    supervisor = Supervisor(print)
    supervisor.start(program(tmp_path, "import time; time.sleep(60)"))
    (kept,) = supervisor.kept
    supervisor.stop()
    assert kept.process.returncode is not None
    assert supervisor.kept == []


def test_a_program_notices_that_we_are_gone(tmp_path: Path) -> None:
    process = launch(program(tmp_path, ENDS_WITH_US))
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 0
    assert last_lines(tmp_path / "program.log") == "let go"


def test_a_program_leaves_our_terminal_alone(tmp_path: Path) -> None:
    process = launch(program(tmp_path, "import os; print(os.getpgid(0) == os.getpid())"))
    process.communicate(timeout=30)
    assert last_lines(tmp_path / "program.log") == "True"


@pytest.mark.parametrize("done", [True, False])
def test_waiting_has_an_end(done: bool) -> None:
    assert wait_for(lambda: done, 0.0, lambda: None) is done
