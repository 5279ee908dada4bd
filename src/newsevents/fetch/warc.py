"""Pages of web archives (WARC, as crawlers and Common Crawl's CC-NEWS write them), streamed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsevents.errors import Misconfigured, Rejected
from newsevents.fetch.body import GZIP_MAGIC, PACKED, Unpacker
from newsevents.fetch.files import file_origin
from newsevents.fetch.outcome import Fetched, failed, reject
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.sniff import is_text
from newsevents.fetch.source_list import Source
from newsevents.model import RawPage

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = ("text/html", "application/xhtml+xml")
KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "date")
MISSING = "web archives are read by fastwarc: pip install 'newsevents[warc]'"
CHUNK_SIZE_LENGTH = 8
LONGEST_HEADER = 1000


def need_reader() -> None:
    """Raises Misconfigured where the library that reads web archives is not installed."""
    if find_spec("fastwarc") is None:
        raise Misconfigured("no_warc_reader", MISSING)


def read_warc(path: Path, source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    """The web pages of an archive, in its order; records of other things are passed over.

    Damage ends the archive in a Failure; the pages before it are good.
    """
    origin, found = file_origin(path), False
    if find_spec("fastwarc") is None:
        yield reject(origin, "no_warc_reader", MISSING)
        return
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
                if is_page(record):
                    found = True
                    yield _page(record, f"{origin}#{record.stream_pos}", source, settings.max_bytes)
    except FileNotFoundError:
        yield reject(origin, "not_found", f"{path}: there is no such file")
    except (OSError, ValueError, EOFError) as error:
        yield reject(origin, "bad_warc", f"{path.name}: {error}")
    else:
        if not found:
            yield reject(origin, "empty", f"{path.name} has no web pages in it")


def is_page(record: WarcRecord) -> bool:
    """True for the full answer of a server that is a web page."""
    if not record.is_http or record.http_headers is None or record.http_headers.status_code != 200:
        return False
    return (record.http_content_type or "").lower() in PAGES


def _page(record: WarcRecord, origin: str, source: Source, max_bytes: int) -> Fetched:
    """The page of a record, or why it is none."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        content = body_of(record, max_bytes)
    except Rejected as error:
        return failed(origin, error)
    if not content.strip():
        return reject(origin, "empty", f"{url} has nothing in it")
    if not is_text(content):
        return reject(origin, "not_text", f"{url} is no text", content)
    headers = {name: record.http_headers.get(name) for name in KEPT_HEADERS}
    return RawPage(
        origin,
        content,
        "text/html",
        urlsplit(url).hostname or source.name,
        url=url or None,
        charset=record.http_charset,
        fetched_at=record.record_date,
        headers={name: value[:LONGEST_HEADER] for name, value in headers.items() if value},
        lang=source.language,
        country=source.country,
        timezone=source.timezone,
    )


def body_of(record: WarcRecord, max_bytes: int) -> bytes:
    """The body of a record, unchunked and unpacked; Rejected beyond the limit, and when it is damaged.

    Some crawlers keep bodies unpacked under the headers of packed ones: then the bytes count.
    """
    body = bytes(record.reader.read(max_bytes + 1))
    if len(body) > max_bytes:
        raise Rejected("too_large", f"the page has more than {max_bytes} bytes")
    if (record.http_headers.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = unchunk(body)
    coding = (record.http_headers.get("Content-Encoding") or "").strip().lower()
    if coding not in PACKED or (coding != "deflate" and not body.startswith(GZIP_MAGIC)):
        return body
    unpacker = Unpacker(max_bytes)
    content = unpacker.feed(body)
    if not unpacker.complete:
        raise Rejected("bad_gzip", "the packed body ends in the middle")
    return content


def unchunk(body: bytes) -> bytes:
    """A chunked body in one piece; what is not chunked as it is.

    >>> unchunk(b"5\\r\\nHujan\\r\\n7;x=1\\r\\n deras.\\r\\n0\\r\\n\\r\\n")
    b'Hujan deras.'
    """
    pieces, at = [], 0
    while (end := body.find(b"\r\n", at)) >= 0:
        size = body[at:end].partition(b";")[0].strip()
        if not 0 < len(size) <= CHUNK_SIZE_LENGTH or size.strip(b"0123456789abcdefABCDEF"):
            return body
        length = int(size, 16)
        if length == 0:
            break
        pieces.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(pieces) if pieces else body
