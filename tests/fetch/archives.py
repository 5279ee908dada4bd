"""Records of web archives as crawlers write them, for tests and the bench."""

from __future__ import annotations

RECORD = """WARC/1.0\r
WARC-Type: {kind}\r
WARC-Target-URI: {url}\r
WARC-Date: 2024-02-12T12:05:00Z\r
WARC-Record-ID: <urn:uuid:{url}>\r
Content-Type: application/http; msgtype={kind}\r
Content-Length: {size}\r
\r
"""


def record(
    number: int,
    body: bytes,
    *headers: str,
    status: str = "200 OK",
    media: str = "text/html",
    kind: str = "response",
) -> bytes:
    """A record as crawlers write it."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}; charset=iso-8859-1", *headers]
    answer = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    head = RECORD.format(kind=kind, url=f"https://contoh.id/{number}", size=len(answer))
    return head.encode() + answer + b"\r\n\r\n"
