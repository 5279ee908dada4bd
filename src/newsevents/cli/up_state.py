"""Where `newsevents up` keeps its notes: a folder beside the warehouse, locked while it runs."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class UpState:
    """What runs: the process to ask for an end, the server's address, if it is our own, the drop folder."""

    pid: int
    api_url: str
    own_server: bool
    drop: str | None
    ready: bool = False


def up_folder(warehouse: Path) -> Path:
    """The folder of notes and logs: newsevents.duckdb → newsevents.duckdb.up/."""
    return warehouse.with_name(f"{warehouse.name}.up")


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Whether this process got the lock, which is let go at the latest when it dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def write_state(folder: Path, state: UpState) -> None:
    """Keeps what runs, replacing what was written before."""
    draft = folder / "state.json.tmp"
    draft.write_text(json.dumps(asdict(state)), encoding="utf-8")
    os.replace(draft, folder / "state.json")


def running_state(folder: Path) -> UpState | None:
    """What runs now; None where nothing does (the lock is free), whatever was written."""
    if not (folder / "state.json").exists():
        return None
    with locked(folder) as free:
        if free:
            return None
    try:
        return UpState(**json.loads((folder / "state.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # just being replaced, or of another version
        return None
