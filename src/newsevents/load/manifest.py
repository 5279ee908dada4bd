"""The manifest of an export: which files belong to it; written last, so a reader sees all of it or none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsevents.errors import Misconfigured

NAME = "manifest.json"
FORMAT = "newsevents export 1"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file: path below the folder of the export, size, and BLAKE2b-128 in hexadecimal."""

    path: str
    n_bytes: int
    checksum: str


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table: its columns, rows and files."""

    name: str
    columns: tuple[str, ...]
    rows: int
    files: tuple[ExportFile, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds; `generation` counts the exports into the same folder, from 1."""

    generation: int
    form: str
    schema_version: int
    tables: tuple[ExportTable, ...]

    def table(self, name: str) -> ExportTable | None:
        """The table of that name."""
        return next((table for table in self.tables if table.name == name), None)


def describe_file(folder: Path, path: Path) -> ExportFile:
    """A file as the manifest names it; what it says is on disk afterwards."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return ExportFile(path.relative_to(folder).as_posix(), path.stat().st_size, _checksum(path))


def _checksum(path: Path) -> str:
    hashed = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            hashed.update(chunk)
    return hashed.hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Puts the manifest in place of the old one, in one step."""
    draft = folder / f"{NAME}.{os.getpid()}.tmp"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, **asdict(manifest)}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / NAME)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an export; None where there is none. Raises Misconfigured("bad_export")."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise Misconfigured("bad_export", f"{folder} holds a {told['format']}, not a {FORMAT}")
        tables = tuple(_table(**table) for table in told["tables"])
        return Manifest(int(told["generation"]), told["form"], int(told["schema_version"]), tables)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Misconfigured("bad_export", f"{folder / NAME} cannot be read: {error}") from error


def check_files(folder: Path, files: Iterable[ExportFile]) -> list[Path]:
    """The paths of the files; raises Misconfigured("bad_export") where one is not as it was written."""
    paths = []
    for file in files:
        path = (folder / file.path).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            raise Misconfigured("bad_export", f"{folder} has no file {file.path}")
        if _checksum(path) != file.checksum:
            raise Misconfigured(
                "bad_export", f"{path} is not as it was exported: it is damaged or was changed"
            )
        paths.append(path)
    return paths


def _table(name: str, columns: list[str], rows: int, files: list[dict[str, Any]]) -> ExportTable:
    return ExportTable(name, tuple(columns), int(rows), tuple(ExportFile(**file) for file in files))
