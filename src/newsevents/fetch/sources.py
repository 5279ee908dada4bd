"""From what the user names (a file, a folder, a glob, a URL, a source of the list) to pages."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from newsevents import resources
from newsevents.errors import Misconfigured
from newsevents.fetch.files import WARC, file_origin, media_type_of, read_file, read_folder, read_glob
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.outcome import Fetched, reject
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import WEB_KINDS, Source, read_sources
from newsevents.fetch.warc import need_reader, read_warc
from newsevents.model import Failure

DEFAULTS = FetchSettings()


def expand(
    source: str, settings: FetchSettings = DEFAULTS, sources: Sequence[Source] | None = None
) -> Iterator[Fetched]:
    """The pages of one source, lazily; what cannot be used comes as a Failure in its place.

    Raises Misconfigured("no_such_path") at once, before any page, when there is nothing of that name.
    `sources` is the list to look names up in (by default the one that came with newsevents).
    """
    return read_source(find_source(source, sources), settings)


def find_all(named: Sequence[str], sources: Sequence[Source] | None = None) -> list[Source | Failure]:
    """The sources of some names; a missing one is a Failure, and Misconfigured when all are missing."""
    found: list[Source | Failure] = []
    for name in named:
        try:
            found.append(find_source(name, sources))
        except Misconfigured as error:
            if error.code != "no_such_path":
                raise
            found.append(reject(file_origin(Path(name)), "not_found", error.message))
    if all(isinstance(item, Failure) for item in found):
        raise Misconfigured("no_such_path", f"there is nothing to read at {', '.join(named)}")
    return found


def find_source(named: str, sources: Sequence[Source] | None = None) -> Source:
    """The source that a name stands for: a URL, a path, a pattern, or the name of one in the list."""
    if "://" in named:
        return Source(urlsplit(named).hostname or named, "url", url=named)
    source = _found(named, listed_sources() if sources is None else sources)
    if source.kind == "warc" or media_type_of(Path(source.path or "")) == WARC:
        need_reader()
    return source


def _found(named: str, listed: Sequence[Source]) -> Source:
    """The source that lies at a path or has a name."""
    path = Path(os.path.abspath(named))
    if named and os.path.lexists(path):
        plain = Source(path.name, "folder") if path.is_dir() else Source(path.parent.name, "file")
        return replace(_listed_folder(path, listed) or plain, kind=plain.kind, path=named)
    if glob.has_magic(named) and glob.glob(named, recursive=True):
        return Source(named, "glob", path=named)
    for source in listed:
        if source.name == named:
            return source
    raise Misconfigured(
        "no_such_path", f"{named} is no file, folder, pattern with a match, URL or listed source"
    )


def _listed_folder(path: Path, listed: Sequence[Source]) -> Source | None:
    """The listed folder that a path lies in: it knows the language and the zone."""
    for source in listed:
        if source.kind == "folder" and path.is_relative_to(os.path.abspath(source.path or ".")):
            return source
    return None


def listed_sources() -> tuple[Source, ...]:
    """The sources of the list that came with newsevents."""
    return read_sources(resources.folder("seeds") / "sources.toml")


def read_source(
    source: Source, settings: FetchSettings = DEFAULTS, state: FetchState | None = None
) -> Iterator[Fetched]:
    """The pages of one source, lazily; `state` is what is known of hosts and pages from earlier."""
    if source.kind not in WEB_KINDS:
        return READERS[source.kind](source, settings)
    from newsevents.fetch.web import read_web  # httpx takes 0.1 s to import, files do not need it

    return read_web(source, limited(settings, source), state or FetchState())


def limited(settings: FetchSettings, source: Source) -> FetchSettings:
    """The settings with the limits that a source has of its own."""
    entries = settings.max_entries if source.max_entries is None else source.max_entries
    return replace(settings, max_entries=entries, gap_s=max(settings.gap_s, source.gap_s or 0.0))


def _read_archive(source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    return read_warc(Path(source.path or ""), source, settings)


def _read_path(source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    return read_file(Path(source.path or ""), source, settings)


READERS: dict[str, Callable[[Source, FetchSettings], Iterator[Fetched]]] = {
    "folder": read_folder,
    "file": _read_path,
    "jsonl": _read_path,
    "glob": read_glob,
    "warc": _read_archive,
}
