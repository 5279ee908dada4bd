"""Bodies of answers, packed and not."""

from __future__ import annotations

import asyncio
import gzip
import resource
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.errors import NewsEventsError
from newsevents.fetch.body import read_body

CORPUS = Path(__file__).parents[3] / "shared" / "badinput" / "bombs"
TEXT = b"Hujan deras turun di Sukamaju. " * 500
BARE = zlib.compressobj(9, zlib.DEFLATED, -15)
RAW_DEFLATE = BARE.compress(TEXT) + BARE.flush()


async def _parts(content: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def read(content: bytes, encoding: str, max_bytes: int = 10**6, size: int = 7) -> bytes:
    return asyncio.run(read_body(_parts(content, size), encoding, max_bytes))


@pytest.mark.parametrize("size", [1, 7, 10**6])
@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT[:31]) + gzip.compress(TEXT[31:]), "X-GZip"),
        (zlib.compress(TEXT), "deflate"),
        (RAW_DEFLATE, "deflate"),
    ],
)
def test_every_coding_opens_to_the_text(content: bytes, encoding: str, size: int) -> None:
    assert read(content, encoding, size=size) == TEXT


@pytest.mark.parametrize(
    ("content", "encoding", "code"),
    [
        (TEXT, "br", "bad_content_encoding"),
        (TEXT, "gzip, gzip", "bad_content_encoding"),
        (TEXT, "gzip", "bad_gzip"),
        (gzip.compress(TEXT)[:-9], "gzip", "truncated_body"),
        (TEXT * 100, "", "too_large"),
        (gzip.compress(TEXT * 100), "gzip", "too_large"),
    ],
)
def test_bodies_that_cannot_be_used(content: bytes, encoding: str, code: str) -> None:
    with pytest.raises(NewsEventsError) as caught:
        read(content, encoding, size=4096)
    assert caught.value.code == code


def test_a_bomb_costs_no_memory() -> None:
    bomb = zlib.compress(b"\x00" * (1 << 25))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(NewsEventsError, match="too_large"):
        read(bomb, "deflate", max_bytes=1 << 20, size=1 << 16)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024


def outcome(content: bytes, encoding: str) -> str:
    """The reason code of a body, or "body"."""
    try:
        return "body" if len(read(content, encoding, size=4096)) <= 10**6 else "over the limit"
    except NewsEventsError as error:
        return error.code


@given(
    st.binary(max_size=200), st.sampled_from(["", "gzip", "deflate", "br", "gzip, deflate"]), st.booleans()
)
@settings(deadline=None)
def test_any_bytes_are_a_body_or_have_a_reason(content: bytes, encoding: str, begun: bool) -> None:
    head = gzip.compress(TEXT)[:40] if begun else b""
    assert outcome(head + content, encoding) in ("body", "bad_gzip", "truncated_body", "bad_content_encoding")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora of bad input are not here")
@pytest.mark.parametrize(
    ("name", "encoding", "code"),
    [
        ("bomb-gzip.bin", "gzip", "too_large"),
        ("bomb-deflate.bin", "deflate", "too_large"),
        ("bomb-br.bin", "br", "bad_content_encoding"),
        ("bomb-zstd.bin", "gzip", "bad_gzip"),
        ("selfmade-1GiB.gz", "gzip", "too_large"),
        ("html-gzip.bin", "gzip", "body"),
        ("html-zlibdeflate.bin", "deflate", "body"),
        ("html-rawdeflate.bin", "deflate", "body"),
        ("html-gzip-deflate.bin", "gzip, deflate", "bad_content_encoding"),
        ("unexpected-eof.gz", "gzip", "truncated_body"),
        ("truncated-crc-error.gz", "gzip", "truncated_body"),
    ],
)
def test_public_bombs_and_cut_bodies(name: str, encoding: str, code: str) -> None:
    assert outcome((CORPUS / name).read_bytes(), encoding) == code
