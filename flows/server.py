"""The Prefect server and its UI, as `newsevents up` starts it: ends with the process that started it."""

from __future__ import annotations

import runpy
import sys

from lifeline import end_with_parent

if __name__ == "__main__":
    end_with_parent()
    sys.argv = ["prefect", "server", "start"]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)
