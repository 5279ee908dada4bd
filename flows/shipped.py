"""Prefect's settings as newsevents ships them: import this before Prefect."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

TAG = "newsevents"
WRITER = "newsevents-writer"
"""Name of the global concurrency limit: one batch is loaded at a time."""

for _name, _value in tomllib.loads(Path(__file__).with_name("settings.toml").read_text("utf-8"))[
    "client"
].items():
    os.environ.setdefault(_name, _value)
