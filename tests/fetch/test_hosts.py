"""What is remembered of hosts."""

from __future__ import annotations

import asyncio

from newsevents.fetch.hosts import FetchState
from newsevents.fetch.robots import Robots, parse_robots


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


def state_of(clock: Clock) -> FetchState:
    return FetchState(clock=clock, sleep=clock.sleep)


def test_names_of_hosts_are_the_same_in_any_case() -> None:
    state = FetchState()
    assert state.host("Contoh.ID") is state.host("contoh.id")


def test_turns_keep_their_distance() -> None:
    clock = Clock()
    state = state_of(clock)
    for _ in range(3):
        asyncio.run(state.wait_for(state.host("contoh.id"), 1.0))
    assert clock.at == 102.0


def test_a_crawl_delay_widens_the_distance() -> None:
    clock = Clock()
    state = state_of(clock)
    host = state.host("contoh.id")
    state.keep_robots(host, "https://contoh.id", parse_robots(b"User-agent: *\nCrawl-delay: 5"))
    for _ in range(2):
        asyncio.run(state.wait_for(host, 1.0))
    assert clock.at == 105.0


def test_a_held_host_waits() -> None:
    clock = Clock()
    state = state_of(clock)
    host = state.host("contoh.id")
    state.hold(host, 30.0)
    state.hold(host, 3.0)
    asyncio.run(state.wait_for(host, 1.0))
    assert clock.at == 130.0


def test_rules_are_forgotten_after_a_day() -> None:
    clock = Clock()
    state = state_of(clock)
    host = state.host("contoh.id")
    assert state.known_robots(host, "https://contoh.id") is None
    state.keep_robots(host, "https://contoh.id", Robots())
    assert state.known_robots(host, "https://contoh.id") == Robots()
    clock.at += 86_401
    assert state.known_robots(host, "https://contoh.id") is None
