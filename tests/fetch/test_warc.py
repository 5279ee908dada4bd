"""Web archives, whole and damaged."""

from __future__ import annotations

import gzip
import importlib.util
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fetch.archives import record
from newsevents.errors import Misconfigured
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.sources import expand, find_all
from newsevents.fetch.warc import unchunk
from newsevents.model import Failure, RawPage

HTML = b"<p>Hujan deras turun di Sukamaju.</p>"
CHUNKED = b"%x\r\n%s\r\n%X;a=b\r\n%s\r\n0\r\n\r\n" % (9, HTML[:9], len(HTML) - 9, HTML[9:])
PACKED = gzip.compress(HTML)
BOMB = gzip.compress(b"x" * 10**6)


def outcomes(path: Path, content: bytes, max_bytes: int = 10_000) -> list[str]:
    """The last part of the address of each page, or its reason code."""
    path.write_bytes(content)
    return [
        (item.url or "").rpartition("/")[2] if isinstance(item, RawPage) else item.error.code
        for item in expand(str(path), FetchSettings(max_bytes=max_bytes), ())
        if isinstance(item, RawPage | Failure)
    ]


RECORDS = [
    record(1, HTML),
    record(2, CHUNKED, "Transfer-Encoding: chunked"),
    record(3, PACKED, "Content-Encoding: gzip"),
    record(4, HTML, "Content-Encoding: gzip"),
    record(5, b"zz\r\n" + HTML, "Transfer-Encoding: chunked"),
    record(6, HTML, status="404 Not Found"),
    record(7, b"\xff\xd8\xff", media="image/jpeg"),
    record(8, HTML, kind="request"),
    record(9, BOMB, "Content-Encoding: gzip"),
    record(10, PACKED[:-9], "Content-Encoding: gzip"),
    record(11, b"no gzip", "Content-Encoding: deflate"),
    record(12, b"x" * 10_001),
    record(13, b" "),
    record(14, b"a\x00b"),
    record(15, HTML, media="application/xhtml+xml"),
]
EXPECTED = [
    "1",
    "2",
    "3",
    "4",
    "5",
    "too_large",
    "bad_gzip",
    "bad_gzip",
    "too_large",
    "empty",
    "not_text",
    "15",
]


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_of_an_archive_comes_or_has_its_reason(tmp_path: Path, packed: bool) -> None:
    records = map(gzip.compress, RECORDS) if packed else RECORDS
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    assert outcomes(path, b"".join(records)) == EXPECTED


def test_a_page_knows_where_and_when_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(RECORDS[0] + RECORDS[1])
    first, second = expand(str(path), sources=())
    assert isinstance(first, RawPage)
    assert isinstance(second, RawPage)
    assert (first.content, second.content) == (HTML, HTML)
    assert (first.url, first.source, first.charset) == ("https://contoh.id/1", "contoh.id", "iso-8859-1")
    assert first.fetched_at == datetime(2024, 2, 12, 12, 5, tzinfo=UTC)
    assert second.origin == f"{path}#{len(RECORDS[0])}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["empty"]),
        (b"hello", ["bad_warc"]),
        (b"\x00" * 1000, ["bad_warc"]),
        (RECORDS[0] + b"damage", ["1", "bad_warc"]),
        (RECORDS[5], ["empty"]),
    ],
)
def test_a_damaged_archive_gives_what_is_good_and_its_reason(
    tmp_path: Path, content: bytes, expected: list[str]
) -> None:
    assert outcomes(tmp_path / "a.warc", content) == expected


def test_without_the_library_an_archive_stops_the_call_and_in_a_folder_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.warc").write_bytes(RECORDS[0])
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr("newsevents.fetch.warc.find_spec", lambda _: None)
    with pytest.raises(Misconfigured, match=r"newsevents\[warc\]"):
        find_all([str(tmp_path / "a.warc")], ())
    (failure,) = expand(str(tmp_path), sources=())
    assert isinstance(failure, Failure)
    assert failure.error.code == "no_warc_reader"


@pytest.mark.parametrize(
    "body", [b"", b"x", b"\r\n", b"-5\r\nHujan\r\n", b"fffffffff\r\nHujan", b"0\r\n\r\n"]
)
def test_what_is_not_chunked_stays(body: bytes) -> None:
    assert unchunk(body) == body
