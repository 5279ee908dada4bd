"""What tests of the command line share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from typer.testing import Result

Command = Callable[..., Result]
ARREST = "Polisi menangkap tiga tersangka pencurian di Bekasi. Warga melapor kepada petugas pada malam itu."


def newsevents(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """`newsevents` in a process of its own, with its exit code and what it said."""
    return subprocess.run(
        [sys.executable, "-m", "newsevents", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "200", **environment},
        timeout=120,
        check=False,
    )
