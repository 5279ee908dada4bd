"""What fetching remembers between runs, never a password: `fetch` uses it, `load` keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from newsevents.model import RawPage


@dataclass(frozen=True, slots=True)
class PageMemory:
    """The last full answer of an address: its validators and the BLAKE2b-128 of its bytes, hexadecimal."""

    url: str
    etag: str | None
    last_modified: str | None
    content_hash: str
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class HostMemory:
    """A host: no request before `not_before`; failures in a row; the reason code of the last one."""

    host: str
    not_before: datetime | None = None
    failures: int = 0
    last_error: str | None = None
    last_error_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RobotsMemory:
    """The robots.txt of a site (scheme, host and port), empty where it has none."""

    site: str
    text: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class FetchMemory:
    """All that is kept of hosts and sites."""

    hosts: tuple[HostMemory, ...] = ()
    robots: tuple[RobotsMemory, ...] = ()


def page_memory(asked: str, page: RawPage) -> PageMemory:
    """What is to be kept of a page that came when `asked` was asked for."""
    etag, modified = page.headers.get("etag"), page.headers.get("last-modified")
    return PageMemory(asked, etag, modified, content_hash(page), page.fetched_at)


def content_hash(page: RawPage) -> str:
    """The hash of a page's bytes."""
    return blake2b(page.content, digest_size=16).hexdigest()


def without_password(url: str) -> str:
    """An address without the name and password that may stand in it, as it may be kept.

    >>> without_password("https://anna:geheim@contoh.id/7@8")
    'https://contoh.id/7@8'
    """
    scheme, slashes, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}"
