"""Which addresses may be spoken to."""

from __future__ import annotations

import pytest

from newsevents.fetch.address import is_loopback, is_public


@pytest.mark.parametrize(
    "text", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_open_internet(text: str) -> None:
    assert is_public(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "127.0.0.1",
            "127.8.9.1",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.3.4",
            "192.168.1.1",
            "169.254.169.254",
        ),
        *("100.64.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.7", "203.0.113.9"),
        *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"),
        *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1"),
        *("fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1", "5f00::1"),
        *("", "localhost", "1.2.3", "2130706433", "0x7f.1"),
    ],
)
def test_private_special_and_malformed_addresses(text: str) -> None:
    assert not is_public(text)


def test_loopback_in_its_forms() -> None:
    found = [is_loopback(text) for text in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "x")]
    assert found == [True, True, True, False, False]
