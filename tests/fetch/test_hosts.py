"""What is remembered of hosts."""

from __future__ import annotations

import asyncio

import pytest

from newsevents.errors import Retryable
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
    return FetchState(clock=clock, sleep=clock.sleep, chance=lambda: 0.5)


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
    host.delay_s = 5.0
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


def test_a_host_that_rests_is_not_waited_for_for_ever() -> None:
    clock = Clock()
    state = state_of(clock)
    state.hold(state.host("contoh.id"), 600.0)
    with pytest.raises(Retryable) as caught:
        asyncio.run(state.wait_for(state.host("contoh.id"), 1.0, most_s=120.0))
    assert (caught.value.code, caught.value.after_s, clock.at) == ("host_resting", 600.0, 100.0)


def test_no_host_is_left_alone_for_more_than_a_day() -> None:
    clock = Clock()
    state = state_of(clock)
    state.hold(state.host("contoh.id"), 10.0**12)
    assert state.host("contoh.id").free_at == clock.at + 86_400
    assert state.memory().hosts[0].not_before


def test_rests_grow_with_failures_in_a_row_and_end_with_a_page() -> None:
    clock = Clock()
    state = state_of(clock)
    host = state.host("contoh.id")
    rests = []
    for _ in range(20):
        state.failed(host, Retryable("timeout", "no answer"))
        rests.append(max(0.0, host.free_at - clock.at))
    assert rests[:6] == [0.0, 0.0, 60.0, 120.0, 240.0, 480.0]
    assert rests[-1] == 6 * 3600.0
    state.failed(host, Retryable("host_resting", "not counted"))
    assert (host.failures, host.last_error) == (20, "timeout")
    state.succeeded(host)
    state.failed(host, Retryable("http_500", "broken"))
    assert host.failures == 1


def test_what_is_known_survives_a_run() -> None:
    clock = Clock()
    state = state_of(clock)
    host = state.host("contoh.id")
    state.hold(host, 50.0)
    state.failed(host, Retryable("http_429", "too many", 50.0))
    state.keep_robots("https://contoh.id", parse_robots(b"User-agent: *\nDisallow: /cetak/"))
    state.keep_robots("https://lain.id", Robots())
    later = state_of(clock)
    later.recall(state.memory())
    assert later.hosts == state.hosts
    assert later.memory() == state.memory()
    rules = later.known_robots("https://contoh.id")
    assert rules
    assert not rules.allows("https://contoh.id/cetak/1")
    assert later.known_robots("https://lain.id") == Robots()


def test_rules_are_forgotten_after_a_day() -> None:
    clock = Clock()
    state = state_of(clock)
    assert state.known_robots("https://contoh.id") is None
    state.keep_robots("https://contoh.id", Robots())
    assert state.known_robots("https://contoh.id") == Robots()
    clock.at += 86_401
    assert state.known_robots("https://contoh.id") is None
