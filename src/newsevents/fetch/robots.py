"""What a site's robots.txt lets us fetch, and how slowly (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 2.5: at least 500 KiB must be read
MAX_DELAY_S = 60.0
AGENT = "newsevents"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site as read and as written; `rules` is None where it has none."""

    rules: Protego | None = None
    text: str = ""

    def allows(self, url: str) -> bool:
        """True when our agent may fetch the URL."""
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names."""
        return tuple(self.rules.sitemaps) if self.rules else ()

    @property
    def delay_s(self) -> float:
        """The crawl delay that the site asks for, 0 for none, at most a minute."""
        delay = self.rules.crawl_delay(AGENT) if self.rules else None
        return min(float(delay or 0.0), MAX_DELAY_S)


def parse_robots(content: bytes) -> Robots:
    """The rules that a robots.txt holds; what cannot be understood in it is ignored.

    >>> parse_robots(b"User-agent: *\\nDisallow: /cetak/").allows("https://contoh.id/cetak/1")
    False
    """
    text = content[:MAX_ROBOTS_BYTES].decode("utf-8", errors="replace")
    return Robots(Protego.parse(text), text) if text.strip() else Robots()
