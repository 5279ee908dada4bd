"""What is remembered of each host: its robots rules and when it may be asked again."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from newsevents.fetch.robots import Robots

ROBOTS_KEPT_S = 24 * 3600.0


@dataclass(slots=True)
class Host:
    """One host, not to be asked before `free_at`; `robots` has the rules of its sites and when they came."""

    free_at: float = 0.0
    delay_s: float = 0.0
    robots: dict[str, tuple[float, Robots]] = field(default_factory=dict)


@dataclass(slots=True)
class FetchState:
    """The hosts met so far. Clock (seconds since 1970), sleep and chance can be replaced in tests."""

    hosts: dict[str, Host] = field(default_factory=dict)
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random

    def host(self, name: str) -> Host:
        """What is known of a host."""
        return self.hosts.setdefault(name.lower(), Host())

    async def wait_for(self, host: Host, gap_s: float) -> None:
        """Waits until the host may be asked, and books the time after it."""
        wait_s = host.free_at - self.clock()
        if wait_s > 0:
            await self.sleep(wait_s)
        host.free_at = self.clock() + max(gap_s, host.delay_s)

    def hold(self, host: Host, seconds: float) -> None:
        """Keeps a host from being asked for some seconds (Retry-After)."""
        host.free_at = max(host.free_at, self.clock() + seconds)

    def known_robots(self, host: Host, site: str) -> Robots | None:
        """The rules of a site, unless they are older than a day."""
        read_at, robots = host.robots.get(site, (0.0, None))
        return robots if robots and self.clock() - read_at < ROBOTS_KEPT_S else None

    def keep_robots(self, host: Host, site: str, robots: Robots) -> None:
        """Remembers the rules of a site, and the longest delay that any site of the host asks for."""
        host.robots[site] = (self.clock(), robots)
        host.delay_s = max(host.delay_s, robots.delay_s)
