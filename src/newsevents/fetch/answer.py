"""What an HTTP answer means: a page, the next hop, nothing new, or which kind of trouble."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from newsevents.errors import Rejected, Retryable
from newsevents.fetch.body import read_body
from newsevents.fetch.client import httpx
from newsevents.fetch.outcome import Unchanged
from newsevents.fetch.sniff import is_text
from newsevents.model import RawPage

PAGE_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
GOOD = (200, 203)
REDIRECTS = (301, 302, 303, 307, 308)
TRY_LATER = (408, 425, 429, 500, 502, 503, 504)
UNTYPED = ("", "application/octet-stream")
KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "date")
LONGEST_HEADER = 1000
LONGEST_DATE = 100


async def read_answer(
    answer: httpx.Response, types: Mapping[str, str], max_bytes: int, now: datetime
) -> RawPage | Unchanged | httpx.URL:
    """The page, or Unchanged, or the URL of the next hop; raises Rejected or Retryable for all else.

    `types` maps the media types that are wanted to those of RawPage.
    """
    url = str(bare(answer.request.url))
    if answer.status_code == 304:
        return Unchanged(url, url)
    if answer.status_code in REDIRECTS and "location" in answer.headers:
        return next_hop(answer.request.url, answer.headers["location"])
    if answer.status_code not in GOOD:
        raise trouble(answer.status_code, answer.headers.get("retry-after"), now)
    declared, charset = media_type_of(answer)
    if declared not in types and declared not in UNTYPED:
        raise Rejected("not_html", f"{url} is of type {declared[:60]}")
    content = await read_body(answer.aiter_raw(), answer.headers.get("content-encoding", ""), max_bytes)
    if not content.strip():
        raise Rejected("empty", f"{url} has nothing in it")
    if not is_text(content) and declared not in types.keys() - PAGE_TYPES.keys():
        raise Rejected("not_text", f"{url} is no text")
    kept = {name: answer.headers[name][:LONGEST_HEADER] for name in KEPT_HEADERS if name in answer.headers}
    media_type = types.get(declared) or ("text/html" if content.lstrip()[:1] == b"<" else "text/plain")
    return RawPage(
        url,
        content,
        media_type,
        answer.request.url.host,
        url=url,
        charset=charset,
        fetched_at=now,
        headers=kept,
    )


def media_type_of(answer: httpx.Response) -> tuple[str, str | None]:
    """The media type and the charset that the answer declares."""
    declared = answer.headers.get("content-type", "").split(",")[0].partition(";")[0].strip().lower()
    return declared, answer.charset_encoding


def trouble(status: int, retry_after: str | None, now: datetime) -> Rejected | Retryable:
    """The error that a status stands for: overload and server errors may pass, all else will not."""
    if status in TRY_LATER or status > 500:
        return Retryable(f"http_{status}", f"the server answers {status}", wait_of(retry_after, now))
    return Rejected(f"http_{status}", f"the server answers {status}")


def wait_of(retry_after: str | None, now: datetime) -> float | None:
    """Seconds to wait that a Retry-After header asks for, in either of its forms, or None.

    >>> wait_of("120", datetime.now(UTC)), wait_of("bald", datetime.now(UTC))
    (120.0, None)
    """
    if retry_after is None:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text[:LONGEST_DATE])
    except (ValueError, OverflowError):  # a year of twenty digits overflows
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


def checked(url: str) -> httpx.URL:
    """The URL, if it is one of the web; raises Rejected("bad_url")."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise Rejected("bad_url", f"{url[:200]}: {error}") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Rejected("bad_url", f"{url[:200]}: only http:// and https:// are fetched")
    return parsed


def next_hop(here: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads; name and password are dropped when it leaves the origin."""
    try:
        there = checked(str(here.join(location)))
    except (httpx.InvalidURL, ValueError) as error:
        raise Rejected("bad_url", f"{here} sends on to {location[:200]}: {error}") from error
    same = (here.scheme, here.host, here.port) == (there.scheme, there.host, there.port)
    return there.copy_with(userinfo=here.userinfo if same else b"")


def bare(url: httpx.URL) -> httpx.URL:
    """The URL without name, password and fragment, as it may be kept."""
    return url.copy_with(userinfo=b"", fragment=None)
