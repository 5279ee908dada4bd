"""Which network addresses may be spoken to: public ones only, in whatever form they come."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Special ranges that `ipaddress.is_global` of Python 3.11 lets pass (IANA special-purpose registries).
SPECIAL_V4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "240.0.0.0/4",
    )
)
SPECIAL_V6 = tuple(
    ipaddress.IPv6Network(net)
    for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16")
)
UNICAST_V6 = ipaddress.IPv6Network("2000::/3")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
NAT64_BITS = 0xFFFFFFFF


def is_public(text: str) -> bool:
    """True for an address on the open internet; false for private, local and special ones.

    IPv4 addresses within IPv6 ones (mapped, NAT64) are judged themselves; 6to4 and Teredo are refused.

    >>> [is_public(a) for a in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    address = _inner(text)
    if address is None or address.is_multicast or not address.is_global:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in SPECIAL_V4)
    return address in UNICAST_V6 and not any(address in network for network in SPECIAL_V6)


def is_loopback(text: str) -> bool:
    """True for 127.0.0.0/8 and ::1, also mapped into IPv6."""
    address = _inner(text)
    return address is not None and address.is_loopback


def _inner(text: str) -> Address | None:
    """The address, or the IPv4 one that it carries."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in NAT64:
            return ipaddress.IPv4Address(int(address) & NAT64_BITS)
    return address
