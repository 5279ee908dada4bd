"""A source more at the end of a list (sources.toml), whose comments and order stay as they are."""

from __future__ import annotations

import glob
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from newsevents.errors import Misconfigured
from newsevents.fetch.files import WARC, media_type_of
from newsevents.fetch.source_list import Source, read_sources

HEAD = "# Sources of news: see `newsevents sources --help`.\n"


def guess_source(where: str) -> Source:
    """The source that an address, file, folder or pattern is, named after its host or file.

    >>> guess_source("https://www.contoh.id/rss").name
    'contoh.id'
    """
    if "://" in where:
        return Source((urlsplit(where).hostname or where).removeprefix("www."), "url", url=where)
    path = Path(where).absolute()
    kinds = {"application/json": "jsonl", WARC: "warc"}
    kind = (
        "folder"
        if path.is_dir()
        else "glob"
        if glob.has_magic(where)
        else kinds.get(media_type_of(path) or "", "file")
    )
    return Source(path.stem or "files", kind, path=str(path))


def add_source(path: Path, fields: Mapping[str, object]) -> Source:
    """Writes a source to the end of a list and gives it as it is read back.

    Raises Misconfigured("bad_sources") and leaves the list alone where the source is not in order.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else HEAD
        draft = path.with_name(f".{path.name}.new")
        draft.write_text(before.rstrip("\n") + "\n\n" + entry(fields), encoding="utf-8")
        try:
            added = read_sources(draft)[-1]
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, UnicodeError) as error:
        raise Misconfigured("cannot_write", f"{path}: {error}") from error
    return added


def entry(fields: Mapping[str, object]) -> str:
    """One entry of a list; fields without a value are left out.

    >>> print(entry({"name": "antara", "kind": "feed", "language": None, "interval_s": 900}), end="")
    [[source]]
    name = "antara"
    kind = "feed"
    interval_s = 900
    """
    told = {name: value for name, value in fields.items() if value is not None}
    lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in told.items())
    return "\n".join(("[[source]]", *lines, ""))
