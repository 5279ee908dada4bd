"""Articles from files: text, web pages, web archives, lines of JSONL files; folders and globs of them."""

from __future__ import annotations

import glob
import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsevents import resources
from newsevents.fetch.outcome import Fetched, reject
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.sniff import is_text
from newsevents.fetch.source_list import Source
from newsevents.model import Failure, RawPage

WARC = "application/warc"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".jsonl": "application/json",
    ".warc": WARC,
}
IGNORED = ("sources.toml",)


def read_folder(source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    """The pages of all files under a folder, in the order of their names; hidden ones are left out."""
    for folder, inner, names in os.walk(source.path or "."):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name not in IGNORED:
                yield from read_file(Path(folder, name), source, settings)


def read_glob(source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    """The pages of all files and folders that a pattern matches, sorted ("**" goes through folders)."""
    for name in sorted(glob.glob(source.path or "", recursive=True)):
        if not Path(name).is_dir():
            yield from read_file(Path(name), source, settings)


def read_file(path: Path, source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    """The one page of a file, or the pages of a JSONL file, a line each; trouble comes as a Failure."""
    origin = file_origin(path)
    media_type = media_type_of(path)
    if media_type is None:
        yield reject(
            origin, "unsupported_type", f"{path.name}: give .txt, .html, .jsonl, .warc (also with .gz)"
        )
        return
    if media_type == WARC:
        from newsevents.fetch.warc import read_warc  # it needs this module

        yield from read_warc(path, source, settings)
        return
    try:
        if not path.is_file():
            code = "not_a_file" if path.exists() else "not_found"
            yield reject(origin, code, f"{path}: there is no such file")
            return
        with _open(path) as stream:
            if media_type == "application/json":
                yield from _lines(stream, origin, source, settings.max_bytes)
            else:
                content = stream.read(settings.max_bytes + 1)
                yield _page(content, media_type, origin, source, settings.max_bytes)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield reject(origin, "bad_gzip", f"{path.name}: {error}")
    except OSError as error:
        yield reject(origin, "unreadable", f"{path.name}: {error.strerror or error}")


def media_type_of(path: Path) -> str | None:
    """The media type that the name of a file promises, or None for a kind that is not read.

    >>> media_type_of(Path("berita.html.gz")), media_type_of(Path("foto.jpg"))
    ('text/html', None)
    """
    suffix = path.suffix.lower()
    return MEDIA_TYPES.get(Path(path.stem).suffix.lower() if suffix == ".gz" else suffix)


def file_origin(path: Path) -> str:
    """The name by which a file is known for good: its full path, or "seeds/…" for the seeds."""
    full = Path(os.path.abspath(path))
    seeds = resources.folder("seeds")
    return f"seeds/{full.relative_to(seeds).as_posix()}" if full.is_relative_to(seeds) else full.as_posix()


def _open(path: Path) -> BinaryIO:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def _lines(stream: BinaryIO, origin: str, source: Source, max_bytes: int) -> Iterator[Fetched]:
    """A page a line; a line over the limit is told and skipped without being held."""
    number, found = 0, False
    while line := stream.readline(max_bytes + 1):
        number += 1
        if line.strip():
            found = True
            yield _page(line.strip(), "application/json", f"{origin}#{number}", source, max_bytes)
        while len(line) > max_bytes and not line.endswith(b"\n"):
            line = stream.readline(max_bytes + 1)
    if not found:
        yield reject(origin, "empty", "the file has no lines")


def _page(content: bytes, media_type: str, origin: str, source: Source, max_bytes: int) -> RawPage | Failure:
    if len(content) > max_bytes:
        return reject(origin, "too_large", f"more than {max_bytes} bytes are no article", content)
    if not content.strip():
        return reject(origin, "empty", "there is nothing in it", content)
    if not is_text(content):
        return reject(origin, "not_text", "the bytes are no text", content)
    return RawPage(
        origin,
        content,
        media_type,
        source.name,
        lang=source.language,
        country=source.country,
        timezone=source.timezone,
    )
