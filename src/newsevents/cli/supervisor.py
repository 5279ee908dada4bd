"""Keeps programs running: starts them, starts again what ended by itself, ends them in reverse order."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FIRST_PAUSE_S, LONGEST_PAUSE_S = 2.0, 60.0
GRACE_S = 45.0
LIFELINE = "NEWSEVENTS_LIFELINE"
"""Tells a program that its standard input is held open by us: at its end it has to end too."""


@dataclass(frozen=True, slots=True)
class Program:
    """A Python file to keep running, with what it is told in its environment and where its log goes."""

    name: str
    script: Path
    environment: Mapping[str, str]
    log: Path


@dataclass(slots=True)
class Kept:
    """A program, its process, and when it may be started again (on the clock of `time.monotonic`)."""

    program: Program
    process: subprocess.Popen[bytes]
    pause_s: float = FIRST_PAUSE_S
    again_at: float | None = None


@dataclass(slots=True)
class Supervisor:
    """Programs that run until `stop`; `say` is told in words what happens to them."""

    say: Callable[[str], None]
    kept: list[Kept] = field(default_factory=list)

    def start(self, program: Program) -> None:
        """Starts a program and keeps it running from now on."""
        self.kept.append(Kept(program, launch(program)))

    def tend(self, now: float) -> None:
        """Starts again what ended, after a pause that doubles with each time up to a minute."""
        for kept in self.kept:
            code = kept.process.poll()
            if code is None:
                continue
            if kept.again_at is None:
                let_go(kept.process)
                kept.again_at = now + kept.pause_s
                told = f"{kept.program.name} ended (exit {code}), starting it again in {kept.pause_s:.0f} s"
                self.say(f"{told}; see {kept.program.log}")
            elif now >= kept.again_at:
                kept.process, kept.again_at = launch(kept.program), None
                kept.pause_s = min(kept.pause_s * 2, LONGEST_PAUSE_S)

    def stop(self) -> None:
        """Ends all programs, the last started first; kills what does not end within 45 s."""
        for kept in reversed(self.kept):
            kept.process.terminate()
            try:
                kept.process.wait(GRACE_S)
            except subprocess.TimeoutExpired:
                kept.process.kill()
                kept.process.wait()
            let_go(kept.process)
        self.kept.clear()


def launch(program: Program) -> subprocess.Popen[bytes]:
    """The process of a program: apart from our terminal, so that Ctrl-C reaches us alone."""
    with program.log.open("ab") as log:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, str(program.script)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=dict(program.environment) | {LIFELINE: "1"},
            cwd=program.script.parent,
            start_new_session=os.name == "posix",
        )


def let_go(process: subprocess.Popen[bytes]) -> None:
    """Closes our end of a program's standard input."""
    if process.stdin:
        process.stdin.close()


def wait_for(done: Callable[[], bool], limit_s: float, meanwhile: Callable[[], None]) -> bool:
    """Whether something was done within some seconds, asked twice a second."""
    until = time.monotonic() + limit_s
    while not done():
        if time.monotonic() > until:
            return False
        meanwhile()
        time.sleep(0.5)
    return True


def last_lines(log: Path, count: int = 5) -> str:
    """The last lines of a log, for a message."""
    lines: Sequence[str] = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-count:])
