"""A folder into which people and programs drop files: which of them are finished."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from newsevents.fetch.files import IGNORED

STILL_S = 1.0
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".swp", "~")
Mark = tuple[int, int]
"""Size in bytes and time of change in nanoseconds: a file that keeps both is finished."""


@dataclass(slots=True)
class DropFolder:
    """What was seen in a folder when it was last looked at, and what was taken from it."""

    folder: Path
    seen: dict[Path, Mark] = field(default_factory=dict)
    taken: dict[Path, Mark] = field(default_factory=dict)

    def finished(self, now_s: float) -> list[Path]:
        """The files that are whole and not taken yet: as they were at the last look, and still for a second.

        A file that is renamed into the folder is whole at the second look; one that changes after it was
        taken is finished anew. `now_s` is the time in seconds since 1970.
        """
        now = dict(marks(self.folder))
        same = {path: mark for path, mark in now.items() if self.seen.get(path) == mark}
        self.seen = now
        return sorted(
            path
            for path, mark in same.items()
            if now_s - mark[1] / 1e9 >= STILL_S and mark != self.taken.get(path)
        )

    def take(self, paths: Iterable[Path]) -> None:
        """Marks files as taken in the state they were seen in."""
        self.taken.update({path: self.seen[path] for path in paths})

    def give_back(self, paths: Iterable[Path]) -> None:
        """Lets files be finished again, because what was to be done with them failed for now."""
        for path in paths:
            self.taken.pop(path, None)


def marks(folder: Path) -> Iterator[tuple[Path, Mark]]:
    """The files under a folder with their marks; hidden ones and those still being written are left out."""
    for where, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if name.startswith(".") or name.endswith(UNFINISHED) or name in IGNORED:
                continue
            with suppress(OSError):  # gone since it was listed
                found = os.stat(os.path.join(where, name))
                yield Path(where, name), (found.st_size, found.st_mtime_ns)
