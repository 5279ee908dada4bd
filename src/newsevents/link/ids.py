"""Ids that follow from what a thing is: the same article, event, actor or place gets the same UUID on every machine.

All are version 8 UUIDs (RFC 9562) with 122 bits of BLAKE2b over the parts of a canonical key.
"""

from __future__ import annotations

import unicodedata
import uuid
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..model import Article, Event, PlaceMention

TRACKING = ("utm_", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid")
VERSION_8 = 8 << 76 | 2 << 62
LOW_62 = (1 << 62) - 1
LOW_12 = (1 << 12) - 1


def digest(*parts: object) -> int:
    """128 bits of BLAKE2b over the parts; None and the empty string differ."""
    key = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")


def content_digest(content: bytes) -> str:
    """BLAKE2b-128 of bytes, hexadecimal."""
    return blake2b(content, digest_size=16).hexdigest()


def _uuid(bits_122: int) -> uuid.UUID:
    high, middle, low = bits_122 >> 74, bits_122 >> 62 & LOW_12, bits_122 & LOW_62
    return uuid.UUID(int=high << 80 | middle << 64 | low | VERSION_8)


def key_id(*parts: object) -> uuid.UUID:
    """The UUID of a key."""
    return _uuid(digest(*parts) >> 6)


def canonical_url(url: str) -> str:
    """The address without what does not tell pages apart: scheme, "www.", usual port, fragment, tracking parameters.

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
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.startswith(TRACKING)]
    return host + parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")


def canonical_name(name: str) -> str:
    """A name as it is compared: NFKC, case folded, single spaces.

    >>> canonical_name("Jens  STOLTENBERG ")
    'jens stoltenberg'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def article_id(article: Article) -> uuid.UUID:
    """The id over all versions: from the address, or from the text where there is none (a file, pasted text)."""
    if article.url:
        return key_id("article", "url", canonical_url(article.url))
    return key_id("article", "text", article.text)


def content_hash(article: Article) -> str:
    """What makes a version: hash over text, title, language, publish time and byline (not where it was read)."""
    published = article.published.isoformat() if article.published else None
    key = (article.text, article.title, article.lang, published, article.published_grain, article.byline)
    return f"{digest('content', *key):032x}"


def version_id(article: uuid.UUID, content: str) -> uuid.UUID:
    """The id of one version of an article, from its id and content hash."""
    return key_id("version", article.hex, content)


def event_id(article: Article, owner: uuid.UUID, event: Event, repeat: int = 0) -> uuid.UUID:
    """An id that sorts by publish time, article (`owner`) and place of the trigger in the text.

    Bits: 32 minutes since 1970, 28 of the article, 22 trigger start, 40 hash. `repeat` counts events of the article with
    the same type and trigger.
    """
    where = (event.trigger.start, event.trigger.end)
    hashed = digest("event", owner.hex, event.type, event.lemma, *where, repeat) >> 88
    start = min(event.trigger.start, (1 << 22) - 1)
    minutes = _minutes(article.published)
    return _uuid(minutes << 90 | (owner.int >> 100) << 62 | start << 40 | hashed)


def _minutes(published: datetime | None) -> int:
    if published is None:
        return 0
    aware = published if published.tzinfo else published.replace(tzinfo=UTC)
    return min(max(int(aware.timestamp()) // 60, 0), (1 << 32) - 1)


@lru_cache(maxsize=65536)
def actor_id(name: str, country: str | None) -> uuid.UUID:
    """The id of an actor, from canonical name and country."""
    return key_id("actor", canonical_name(name), country)


def place_id(place: PlaceMention) -> uuid.UUID:
    """The id of a place: from its GeoNames number, else from name, country and region."""
    return _place_id(place.geonameid, place.name or place.text, place.country, place.admin)


@lru_cache(maxsize=65536)
def _place_id(geonameid: int | None, name: str, country: str | None, admin: str | None) -> uuid.UUID:
    if geonameid is not None:
        return key_id("place", "geonames", geonameid)
    return key_id("place", "name", canonical_name(name), country, admin)
