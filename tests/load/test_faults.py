"""What can go wrong around the file: each is told with its reason, and nothing that was loaded is lost."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from newsevents.errors import Misconfigured, Retryable
from newsevents.load.store import Warehouse
from newsroom import NOW, contents, load, many, opened

TESTS = Path(__file__).parent.parent
FILL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from newsevents.errors import Misconfigured
from newsroom import load, many, opened
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
items, done = many(6000), 0
try:
    with opened(Path(sys.argv[1])) as warehouse:
        size = Path(sys.argv[1]).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 300_000, size + 300_000))
        for start in range(0, len(items), 500):
            load(warehouse, *items[start : start + 500])
            done = start + 500
except Misconfigured as error:
    print(error.code, done)
"""
HOLD = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from newsroom import opened
with opened(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A warehouse with two articles."""
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, *many(2))
    return tmp_path / "w.duckdb"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
def test_full_disk_loses_no_batch_that_was_answered(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL, path, TESTS], capture_output=True, text=True, check=False, timeout=100
    )
    code, answered = done.stdout.split()
    assert code == "warehouse_broken"
    with opened(path) as warehouse:
        held = len(contents(warehouse)["articles"])
        assert held >= max(2, int(answered))
        assert warehouse.verify() == ()
        assert load(warehouse, *many(6000)).new == 6000 - held


def test_second_writer_is_told_who_is_first(path: Path) -> None:
    command = [sys.executable, "-c", HOLD, path, TESTS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(Retryable, match="another process") as caught, opened(path):
            pass
        assert caught.value.code == "warehouse_locked"
    with opened(path) as warehouse:
        assert len(contents(warehouse)["articles"]) == 2


@pytest.mark.parametrize("where", ["/proc/nowhere/w.duckdb", "/dev/null/w.duckdb"])
def test_folder_that_cannot_be_written(where: str) -> None:
    with pytest.raises(Misconfigured) as caught, Warehouse(Path(where), wait_s=0):
        pass
    assert caught.value.code == "warehouse_unusable"


@pytest.mark.parametrize(
    ("at", "content"),
    [(0, b"\0" * 4096), (8, b"KCUD"), (12, (250).to_bytes(8, "little")), (0, b"text, no database\n" * 300)],
)
def test_file_that_is_damaged_newer_or_none_is_left_alone(at: int, content: bytes, path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[at : at + len(content)] = content
    path.write_bytes(whole)
    with pytest.raises(Misconfigured) as caught, opened(path):
        pass
    assert caught.value.code == "warehouse_unusable"
    assert str(path) in caught.value.message
    assert path.read_bytes() == whole


def test_clock_that_goes_backwards_changes_nothing(path: Path) -> None:
    with Warehouse(path, wait_s=0, now=lambda: NOW - timedelta(days=400)) as warehouse:
        assert warehouse.publish() is not None
        assert load(warehouse, *many(4)).new == 2
        assert warehouse.publish() is not None
        assert warehouse.verify() == ()
    with opened(path) as warehouse:
        assert load(warehouse, *many(4)).unchanged == 4
