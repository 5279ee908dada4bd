"""The one URL of an article: canonical, without tracking parameters, AMP folded, its ids kept."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urljoin, urlsplit, urlunsplit

from newsevents.packs import table

LONGEST_URL = 2000
CACHED = re.compile(
    r"https?://(?:[a-z0-9-]+\.cdn\.ampproject\.org/[a-z]+|(?:www\.)?google\.[a-z.]{2,6}/amp|[a-z.]*bing-amp\.com/c)/(s/)?"
    r"(?=[^/]+\.[^/])",
    re.I,
)
"""The start of an address of a cache of AMP pages; the address that it keeps follows, "s/" for https."""
AMP_END = re.compile(r"(?<=[^/])(?:/amp/?|\.amp)$")


def canonical_url(stated: str | None, fetched: str | None) -> str | None:
    """The URL to know an article by: what the page states if that can be its own, else as fetched.

    >>> canonical_url("/berita/7?utm_source=x&id=3#atas", "https://Contoh.id/amp/7")
    'https://contoh.id/berita/7?id=3'
    """
    own = clean_url(fetched) if fetched else None
    if not stated:
        return own
    try:
        there = clean_url(urljoin(fetched or "", stated.strip()))
    except ValueError:
        return own
    if there is None or urlsplit(there).path in ("", "/"):
        return own  # a page that calls its home page canonical would make one article of all
    return there if own is None or _same_site(there, own) else own


def clean_url(url: str) -> str | None:
    """The URL without fragment, default port and tracking parameters, or None when it is none of the web.

    What a cache of AMP pages keeps, and what ends in "/amp", is told as the page itself.
    """
    try:
        parts = urlsplit(CACHED.sub(_kept_start, url.strip(), count=1))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or len(url) > LONGEST_URL:
        return None
    shown = f"[{host}]" if ":" in host else host
    if port and (parts.scheme, port) not in (("http", 80), ("https", 443)):
        shown += f":{port}"
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair.partition("=")[0])]
    return urlunsplit((parts.scheme, shown, AMP_END.sub("", parts.path) or "/", "&".join(kept), ""))


def _kept_start(cached: re.Match[str]) -> str:
    return "https://" if cached[1] else "http://"


def host_of(url: str | None) -> str:
    """The host of a URL in lower case, empty where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def _same_site(one: str, other: str) -> bool:
    """True when two URLs belong to one owner ("m.contoh.id", "www.contoh.id")."""
    return _owner(one) == _owner(other)


def _owner(url: str) -> list[str]:
    """The last two labels of the host, or three under a domain like "co.id"."""
    labels = host_of(url).split(".")
    shared = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return labels[-3:] if shared else labels[-2:]


def _tracks(name: str) -> bool:
    names, prefixes = _tracking()
    return name.lower() in names or name.lower().startswith(prefixes)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names of tracking parameters, and beginnings of such names (written with a star)."""
    words = [row[0].lower() for row in table("shared", "tracking.txt")]
    return frozenset(words), tuple(word[:-1] for word in words if word.endswith("*"))
