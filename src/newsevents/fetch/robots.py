"""What a site's robots.txt lets us fetch, and how slowly (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from protego import Protego

MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 2.5: at least 500 KiB must be read
MAX_DELAY_S = 60.0
AGENT = "newsevents"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site as they are written, empty where it has none; they are read when needed."""

    text: str = ""

    def allows(self, url: str) -> bool:
        """True when our agent may fetch the URL."""
        return not self.text or bool(_rules(self.text).can_fetch(url, AGENT))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names."""
        return tuple(_rules(self.text).sitemaps) if self.text else ()

    @property
    def delay_s(self) -> float:
        """The crawl delay that the site asks for, 0 for none, at most a minute."""
        delay = _rules(self.text).crawl_delay(AGENT) if self.text else None
        return min(float(delay or 0.0), MAX_DELAY_S)


@lru_cache(maxsize=256)
def _rules(text: str) -> Protego:
    return Protego.parse(text)


def parse_robots(content: bytes) -> Robots:
    """The rules that a robots.txt holds; what cannot be understood in it is ignored.

    >>> parse_robots(b"User-agent: *\\nDisallow: /cetak/").allows("https://contoh.id/cetak/1")
    False
    """
    return Robots(content[:MAX_ROBOTS_BYTES].decode("utf-8", errors="replace").strip())
