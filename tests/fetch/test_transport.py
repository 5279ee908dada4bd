"""The guard at the moment of connecting."""

from __future__ import annotations

import asyncio

import pytest

from newsevents.errors import NewsEventsError, Rejected
from newsevents.fetch.transport import GuardedBackend, resolve


def code_of(addresses: list[str], port: int = 80, allow_loopback: bool = False) -> str:
    """The reason why a host with these addresses is not connected to."""

    async def look_up(host: str, port: int) -> list[str]:
        return addresses

    backend = GuardedBackend(allow_loopback, (80, 443), look_up)
    with pytest.raises(NewsEventsError) as caught:
        asyncio.run(backend.connect_tcp("contoh.id", port, timeout=0.1))
    return caught.value.code


@pytest.mark.parametrize(
    ("addresses", "port", "code"),
    [
        (["10.0.0.1"], 80, "blocked_address"),
        (["93.184.216.34", "10.0.0.1"], 80, "blocked_address"),
        (["::ffff:169.254.169.254"], 443, "blocked_address"),
        (["127.0.0.1"], 80, "blocked_address"),
        (["93.184.216.34"], 6379, "blocked_port"),
        (["x"], 80, "blocked_address"),
        ([], 80, "unknown_host"),
    ],
)
def test_every_address_of_a_host_is_checked(addresses: list[str], port: int, code: str) -> None:
    assert code_of(addresses, port) == code


def test_loopback_that_is_allowed_opens_nothing_else() -> None:
    assert code_of(["127.0.0.1", "10.0.0.1"], allow_loopback=True) == "blocked_address"
    assert code_of(["127.0.0.1", "93.184.216.34"], 6379, allow_loopback=True) == "blocked_port"


def test_sockets_of_the_machine_are_closed() -> None:
    backend = GuardedBackend(True, (80,))
    with pytest.raises(Rejected):
        asyncio.run(backend.connect_unix_socket("/run/docker.sock"))


def test_numbers_in_disguise_are_resolved_before_the_check() -> None:
    assert asyncio.run(resolve("0x7f.1", 80)) == ["127.0.0.1"]
    assert asyncio.run(resolve("2130706433", 80)) == ["127.0.0.1"]
