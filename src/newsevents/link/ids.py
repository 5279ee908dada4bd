"""Ids that follow from what a thing is: the same article, event, actor or place gets the same UUID anywhere.

All are version 8 UUIDs (RFC 9562) with 122 bits of BLAKE2b over the parts of a canonical key.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsevents.model import Article, Event, PlaceMention

TRACKING = ("utm_", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid")
LAST_START = (1 << 22) - 1
LAST_MINUTE = (1 << 32) - 1


def digest(parts: Iterable[object], size: int = 16) -> bytes:
    """BLAKE2b over the parts; None and the empty string differ."""
    key = "\x1f".join(["\x00" if part is None else str(part) for part in parts])
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=size).digest()


def content_digest(content: bytes) -> str:
    """BLAKE2b-128 of bytes, hexadecimal."""
    return blake2b(content, digest_size=16).hexdigest()


def key_bytes(*parts: object) -> bytes:
    """The sixteen bytes of the UUID of a key."""
    raw = bytearray(digest(parts))
    raw[6] = raw[6] & 0x0F | 0x80  # version 8
    raw[8] = raw[8] & 0x3F | 0x80  # variant of RFC 9562
    return bytes(raw)


def key_id(*parts: object) -> uuid.UUID:
    """The UUID of a key."""
    return uuid.UUID(bytes=key_bytes(*parts))


@lru_cache(maxsize=4096)
def canonical_url(url: str) -> str:
    """The address without what tells no pages apart: scheme, "www.", usual port, fragment, tracking.

    >>> canonical_url("HTTPS://www.Detil.co:443/berita/nato-irak/?utm_source=x&hal=2#atas")
    'detil.co/berita/nato-irak?hal=2'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    query = f"?{kept}" if parts.query and (kept := _without_tracking(parts.query)) else ""
    return host + parts.path.rstrip("/") + query


def _without_tracking(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if not pair[0].startswith(TRACKING)])


def canonical_name(name: str) -> str:
    """A name as it is compared: NFKC, case folded, single spaces.

    >>> canonical_name("Jens  STOLTENBERG ")
    'jens stoltenberg'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def article_id(article: Article) -> uuid.UUID:
    """The id over all versions: from the address, or from the text where there is none (a file)."""
    if article.url:
        return key_id("article", "url", canonical_url(article.url))
    return key_id("article", "text", article.text)


def content_hash(article: Article) -> str:
    """What makes a version: hash over text, title, language, publish time and byline, hexadecimal."""
    published = article.published.isoformat() if article.published else None
    key = (article.text, article.title, article.lang, published, article.published_grain, article.byline)
    return digest(("content", *key)).hex()


def version_id(article: uuid.UUID, content: str) -> uuid.UUID:
    """The id of one version of an article, from its id and content hash."""
    return key_id("version", article.hex, content)


def event_ids(article: Article, owner: uuid.UUID, events: Iterable[Event]) -> list[bytes]:
    """The ids of the events of one article; they sort by publish time, article and place in the text.

    Bits: 32 minutes since 1970, 28 of the article, 22 trigger start, 40 hash over type, lemma and trigger, 6
    that say: a UUID of version 8. Events with the same type, lemma and trigger differ by their number.
    """
    raw, found = owner.bytes, []
    middle = int.from_bytes(raw[2:4], "big") & 0x0FFF | 0x8000
    head = _minutes(article.published).to_bytes(4, "big") + raw[:2] + middle.to_bytes(2, "big")
    prefix, seen = f"{raw.hex()}\x1f", dict[str, int]()
    for event in events:
        span = event.trigger
        key = f"{prefix}{event.type}\x1f{event.lemma}\x1f{span.start}\x1f{span.end}\x1f"
        nth = seen[key] = seen.get(key, -1) + 1
        hashed = blake2b(f"{key}{nth}".encode("utf-8", "surrogatepass"), digest_size=5).digest()
        found.append(head + (1 << 23 | min(span.start, LAST_START)).to_bytes(3, "big") + hashed)
    return found


def _minutes(published: datetime | None) -> int:
    if published is None:
        return 0
    aware = published if published.tzinfo else published.replace(tzinfo=UTC)
    return min(max(int(aware.timestamp()) // 60, 0), LAST_MINUTE)


@lru_cache(maxsize=65536)
def actor_key(name: str, country: str | None) -> bytes:
    """The id of an actor, from canonical name and country."""
    return key_bytes("actor", canonical_name(name), country)


def place_key(place: PlaceMention) -> bytes:
    """The id of a place: from its GeoNames number, else from name, country and region."""
    return _place_key(place.geonameid, place.name or place.text, place.country, place.admin)


@lru_cache(maxsize=65536)
def _place_key(geonameid: int | None, name: str, country: str | None, admin: str | None) -> bytes:
    if geonameid is not None:
        return key_bytes("place", "geonames", geonameid)
    return key_bytes("place", "name", canonical_name(name), country, admin)
