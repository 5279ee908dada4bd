"""The body of an answer, unpacked piece by piece under a limit on packed and on unpacked bytes."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

from newsevents.errors import Rejected, Retryable

ACCEPT_ENCODING = "gzip, deflate"
PLAIN = ("", "identity")
PACKED = ("gzip", "x-gzip", "deflate")
EITHER_HEADER = 32 + zlib.MAX_WBITS  # zlib finds out itself whether gzip or zlib comes
NO_HEADER = -zlib.MAX_WBITS
GZIP_MAGIC = b"\x1f\x8b"
MAX_MEMBERS = 1000


class Unpacker:
    """Unpacks gzip and deflate (with or without its header) and stops as soon as the limit is passed."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.size = 0
        self.members = 1
        self.head = b""
        self.inner: zlib._Decompress | None = None

    def feed(self, part: bytes) -> bytes:
        """The bytes that this part opens to; Rejected("too_large") beyond the limit."""
        if self.inner is None:
            self.head += part
            if len(self.head) < 2:
                return b""
            part, self.inner = self.head, zlib.decompressobj(_window(self.head))
        out = b""
        while part:
            out += self._open(self.inner, part)
            part = self._left(self.inner)
        return out

    def _open(self, inner: zlib._Decompress, part: bytes) -> bytes:
        try:
            out = inner.decompress(part, self.max_bytes - self.size + 1)
        except zlib.error as error:
            raise Rejected("bad_gzip", str(error)) from error
        self.size += len(out)
        if self.size > self.max_bytes:
            raise Rejected("too_large", f"the page opens to more than {self.max_bytes} bytes")
        return out

    def _left(self, inner: zlib._Decompress) -> bytes:
        """What is still to be unpacked of the last part: its rest, or the next gzip member in it."""
        if not inner.eof:
            return inner.unconsumed_tail
        self.members += 1
        if inner.unused_data[:2] != GZIP_MAGIC or self.members > MAX_MEMBERS:
            return b""
        self.inner = zlib.decompressobj(EITHER_HEADER)
        return inner.unused_data

    @property
    def complete(self) -> bool:
        """True when the packed stream came to its end."""
        return self.inner is not None and self.inner.eof


def _window(head: bytes) -> int:
    """How zlib is to read a stream: some servers send deflate without the zlib header of RFC 9110."""
    zlib_header = head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0
    return EITHER_HEADER if zlib_header or head[:2] == GZIP_MAGIC else NO_HEADER


async def read_body(parts: AsyncIterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """The unpacked body. Codings other than gzip and deflate, and stacked ones, are Rejected.

    A body that ends in the middle is Retryable("truncated_body").
    """
    coding = encoding.strip().lower()
    if coding not in PLAIN + PACKED:
        raise Rejected("bad_content_encoding", f"we asked for {ACCEPT_ENCODING} and got {encoding[:40]}")
    unpacker = Unpacker(max_bytes) if coding in PACKED else None
    body, raw = bytearray(), 0
    async for part in parts:
        raw += len(part)
        body += unpacker.feed(part) if unpacker else part
        if raw > max_bytes or len(body) > max_bytes:
            raise Rejected("too_large", f"the page has more than {max_bytes} bytes")
    if unpacker and raw and not unpacker.complete:
        raise Retryable("truncated_body", "the packed body ends in the middle")
    return bytes(body)
