"""Pages as they came, kept beside the warehouse: with them all can be cleaned and read again, offline.

One file a page, packed with zstd: a line of JSON that tells where it came from, then its bytes. Its name is
the hash of its address and the hash of its bytes, so the same page is kept once, and versions stand together.
Files appear by rename: a kill leaves none half written.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow

from newsevents.errors import Misconfigured
from newsevents.fetch.outcome import Fetched, reject
from newsevents.model import RawPage

pa: Any = pyarrow  # its own stubs leave most names out

SUFFIX = ".page.zst"
BETWEEN = "-"
ROOM_MADE = 0.9
"""When the store is full, pages go until it is filled to this share."""
ABOUT = tuple(field.name for field in fields(RawPage) if field.name != "content")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the store: when its page came last (seconds since 1970), where it lies, its size in bytes."""

    at: float
    path: Path
    size: int


class RawStore:
    """The pages in a folder, at most `max_bytes` as packed; beyond that the longest not seen are dropped."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self.folder = folder
        self.max_bytes = max_bytes
        self._size: int | None = None

    def keep_passing(self, items: Iterable[Fetched]) -> Iterator[Fetched]:
        """The items as they come; the pages among them are kept."""
        for item in items:
            if isinstance(item, RawPage) and self.max_bytes > 0:
                self.keep(item)
            yield item

    def keep(self, page: RawPage) -> Path:
        """Where the page is kept from now on; one that is there already counts as come again."""
        path = self.path_of(page)
        try:
            if path.exists() and path.stat().st_size:
                os.utime(path)
            else:
                self._grown_by(self._write(page, path))
        except OSError as error:
            message = f"{self.folder}: {error.strerror or error}; NEWSEVENTS_STORE_MB=0 keeps no pages"
            raise Misconfigured("store_unusable", message) from error
        return path

    def path_of(self, page: RawPage) -> Path:
        """Where a page is kept, or would be."""
        address = blake2b((page.url or page.origin).encode("utf-8", "replace"), digest_size=8).hexdigest()
        content = blake2b(page.content, digest_size=16).hexdigest()
        return self.folder / address[:2] / f"{address}{BETWEEN}{content}{SUFFIX}"

    def pages(self) -> Iterator[Fetched]:
        """The newest page of each address, in the order in which they came; a damaged file is a Failure."""
        newest: dict[str, Kept] = {}
        for kept in self._oldest_first():
            address = kept.path.name.partition(BETWEEN)[0]
            newest.pop(address, None)
            newest[address] = kept
        for kept in newest.values():
            yield read_page(kept.path)

    def has_pages(self) -> bool:
        """True when at least one page is kept."""
        return next(self._files(), None) is not None

    def drop_oldest(self, most_bytes: int) -> int:
        """Removes pages until at most `most_bytes` are left, and gives the bytes that are left."""
        files = self._oldest_first()
        left = sum(kept.size for kept in files)
        for kept in files:
            if left <= most_bytes:
                break
            kept.path.unlink(missing_ok=True)
            left -= kept.size
        return left

    def _write(self, page: RawPage, path: Path) -> int:
        """Writes the file of a page and gives its size."""
        packed = pa.Codec("zstd").compress(packed_form(page), asbytes=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{os.getpid()}-{threading.get_ident()}.tmp"
        draft.write_bytes(packed)
        os.replace(draft, path)
        return len(packed)

    def _grown_by(self, size: int) -> None:
        """Counts what was written, and makes room where it passes the limit."""
        self._size = self.drop_oldest(self.max_bytes) if self._size is None else self._size + size
        if self._size > self.max_bytes:
            self._size = self.drop_oldest(int(ROOM_MADE * self.max_bytes))

    def _oldest_first(self) -> list[Kept]:
        return sorted(self._files(), key=lambda kept: (kept.at, kept.path.name))

    def _files(self) -> Iterator[Kept]:
        for path in self.folder.glob(f"??/*{SUFFIX}"):
            try:
                state = path.stat()
            except FileNotFoundError:  # another run made room
                continue
            yield Kept(state.st_mtime, path, state.st_size)


def packed_form(page: RawPage) -> bytes:
    """A line of JSON about a page, and its bytes."""
    about = {name: getattr(page, name) for name in ABOUT}
    about["headers"] = dict(page.headers)
    about["fetched_at"] = page.fetched_at.isoformat() if page.fetched_at else None
    return json.dumps(about).encode() + b"\n" + page.content


def read_page(path: Path) -> Fetched:
    """The page of one file of the store; a Failure where the file is damaged."""
    try:
        with pa.input_stream(str(path), compression="zstd") as stream:
            line, _, content = stream.read().partition(b"\n")
        return _page(json.loads(line), content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return reject(path.name, "unreadable", f"{path.name} in the store is damaged: {error}")


def _page(about: dict[str, Any], content: bytes) -> RawPage:
    """The page from what stands in its file; what a later version wrote besides is left out."""
    known = {name: about[name] for name in ABOUT if name in about}
    fetched_at = about.get("fetched_at")
    known["fetched_at"] = datetime.fromisoformat(fetched_at) if fetched_at else None
    return RawPage(content=content, **known)
