"""The limits of the child hold even where its parent's clock does not stop it."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from newsevents.ask.answer import Limits
from newsevents.ask.query import SIGXCPU, _answer
from newsevents.errors import Misconfigured

BUSY = "from newsevents.ask.child import limit_process; limit_process(512, 1)\nwhile True: pass"
HUNGRY = "from newsevents.ask.child import limit_process; limit_process(512, 9)\nx = bytearray(1 << 30)"
WRITER = (
    "from newsevents.ask.child import limit_process; limit_process(512, 9)\nopen('x', 'wb', 0).write(b'y')"
)


def run(code: str, folder: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=folder, check=False)


def test_processor_time_ends_with_its_own_signal(tmp_path: object) -> None:
    finished = run(BUSY, str(tmp_path))
    assert finished.returncode == -signal.SIGXCPU == -SIGXCPU
    with pytest.raises(Misconfigured) as caught:
        _answer(finished, Limits())
    assert caught.value.code == "query_too_long"


def test_memory_is_refused(tmp_path: object) -> None:
    finished = run(HUNGRY, str(tmp_path))
    assert b"MemoryError" in finished.stderr
    with pytest.raises(Misconfigured) as caught:
        _answer(finished, Limits())
    assert caught.value.code == "query_too_big"


def test_no_file_is_written(tmp_path: object) -> None:
    assert b"File too large" in run(WRITER, str(tmp_path)).stderr
