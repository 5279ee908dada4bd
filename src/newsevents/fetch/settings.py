"""All limits of fetching in one place, each with its unit in its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How politely, how long and how much is fetched.

    `contact` is a URL or mail address for the user agent. `allow_loopback` opens 127.0.0.0/8 and ::1 at any
    port (for tests). `days`: of a feed or sitemap only what is from the first to the last of them.
    `max_list_bytes` is for sitemaps, which hold up to 50,000 addresses.
    """

    contact: str | None = None
    allow_loopback: bool = False
    obey_robots: bool = True
    max_bytes: int = 5 * MIB
    max_list_bytes: int = 50 * MIB
    max_redirects: int = 5
    max_tries: int = 3
    max_wait_s: float = 120.0
    max_entries: int = 200
    deadline_s: float = 30.0
    gap_s: float = 1.0
    backoff_s: float = 1.0
    ports: tuple[int, ...] = (80, 443)
    days: tuple[date, date] | None = None

    @property
    def user_agent(self) -> str:
        """Who asks, and how to reach whoever runs it: "newsevents/0.1 (+mailto:desk@example.org)"."""
        return f"newsevents/0.1 (+{self.contact})" if self.contact else "newsevents/0.1"
