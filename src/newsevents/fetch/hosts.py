"""What is known of each host: its robots rules, when it may be asked again, and how often it failed."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from newsevents.errors import Retryable
from newsevents.fetch.robots import Robots
from newsevents.fetch.seen import Seen
from newsevents.memory import FetchMemory, HostMemory, RobotsMemory

ROBOTS_KEPT_S = 24 * 3600.0
FAILURES_BEFORE_REST = 3
FIRST_REST_S = 60.0
LONGEST_REST_S = 6 * 3600.0
LONGEST_HOLD_S = 24 * 3600.0
MOST_DOUBLINGS = 10


@dataclass(slots=True)
class Host:
    """One host, not to be asked before `free_at` (seconds since 1970), with its failures in a row."""

    free_at: float = 0.0
    delay_s: float = 0.0
    failures: int = 0
    last_error: str | None = None
    last_error_at: float = 0.0


@dataclass(slots=True)
class FetchState:
    """Hosts, robots rules by site, and pages seen. Clock (s since 1970), sleep and chance can be replaced."""

    hosts: dict[str, Host] = field(default_factory=dict)
    robots: dict[str, tuple[float, Robots]] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random

    def host(self, name: str) -> Host:
        """What is known of a host."""
        return self.hosts.setdefault(name.lower(), Host())

    async def wait_for(self, host: Host, gap_s: float, most_s: float = float("inf")) -> None:
        """Waits until the host may be asked, and books the time after it.

        Retryable("host_resting") at once where that would take more than `most_s`.
        """
        wait_s = host.free_at - self.clock()
        if wait_s > most_s:
            raise Retryable("host_resting", f"the host is left alone for {wait_s:.0f} s more", wait_s)
        if wait_s > 0:
            await self.sleep(wait_s)
        host.free_at = self.clock() + max(gap_s, host.delay_s)

    def hold(self, host: Host, seconds: float) -> None:
        """Keeps a host from being asked for some seconds (Retry-After), at most for a day."""
        host.free_at = max(host.free_at, self.clock() + min(seconds, LONGEST_HOLD_S))

    def succeeded(self, host: Host) -> None:
        """Notes that a host gave a page."""
        host.failures = 0

    def failed(self, host: Host, error: Retryable) -> None:
        """Notes that a host gave no page after all tries; from the third time on it is left alone."""
        if error.code == "host_resting":
            return
        host.failures += 1
        host.last_error, host.last_error_at = error.code, self.clock()
        if host.failures >= FAILURES_BEFORE_REST and not error.after_s:
            doublings = min(host.failures - FAILURES_BEFORE_REST, MOST_DOUBLINGS)
            self.hold(host, min(FIRST_REST_S * 2**doublings, LONGEST_REST_S) * (0.5 + self.chance()))

    def known_robots(self, site: str) -> Robots | None:
        """The rules of a site, unless they are older than a day."""
        read_at, robots = self.robots.get(site, (0.0, None))
        return robots if robots and self.clock() - read_at < ROBOTS_KEPT_S else None

    def keep_robots(self, site: str, robots: Robots) -> None:
        """Remembers the rules of a site."""
        self.robots[site] = (self.clock(), robots)

    def recall(self, memory: FetchMemory) -> None:
        """Takes up what was kept of hosts and sites by an earlier run."""
        for kept in memory.hosts:
            self.hosts[kept.host] = Host(
                _seconds(kept.not_before), 0.0, kept.failures, kept.last_error, _seconds(kept.last_error_at)
            )
        for site in memory.robots:
            self.robots[site.site] = (_seconds(site.read_at), Robots(site.text))

    def memory(self) -> FetchMemory:
        """What is to be kept of hosts and sites for later runs."""
        now = self.clock()
        hosts = (
            HostMemory(
                name,
                _moment(host.free_at) if host.free_at > now else None,
                host.failures,
                host.last_error,
                _moment(host.last_error_at) if host.last_error else None,
            )
            for name, host in self.hosts.items()
        )
        robots = (RobotsMemory(site, rules.text, _moment(at)) for site, (at, rules) in self.robots.items())
        return FetchMemory(tuple(hosts), tuple(robots))


def _seconds(moment: datetime | None) -> float:
    """Seconds since 1970, 0 for none."""
    return moment.timestamp() if moment else 0.0


def _moment(seconds: float) -> datetime:
    """The time that is so many seconds after 1970."""
    return datetime.fromtimestamp(seconds, UTC)
