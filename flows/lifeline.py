"""Lets a process end with the one that started it, however that one ended."""

from __future__ import annotations

import os
import signal
import sys
import threading

LIFELINE = "NEWSEVENTS_LIFELINE"
"""Set by `newsevents up` for the processes whose standard input it holds open."""


def end_with_parent() -> None:
    """Ends this process, as if asked to, once its standard input is closed; for children of `up` only."""
    if os.environ.pop(LIFELINE, None):
        threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
