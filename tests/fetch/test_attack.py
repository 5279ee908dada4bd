"""No form of a forbidden address is ever spoken to, whichever way it comes."""

from __future__ import annotations

import asyncio

import pytest

from fetch.attack import NAME, PAGE, PUBLIC, WAYS, Attack, address_forms
from loopback import Site
from newsevents.fetch.address import is_public
from newsevents.fetch.transport import GuardedBackend


@pytest.mark.parametrize("way", WAYS)
def test_no_form_of_a_forbidden_address_is_reached(way: str, site: Site) -> None:
    with Site() as inside:
        attack = Attack(way, site, inside)
        assert len(address_forms()) >= 40
        assert asyncio.run(attack.hits(address_forms())) == []
        assert site.asked or way == "direct"  # the public name did lead somewhere


def test_the_attacks_would_succeed_without_the_guard(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuardedBackend, "check", lambda *_: None)
    for way in ("direct", "redirect", "rebinding"):
        with Site() as inside:
            assert (
                len(
                    asyncio.run(Attack(way, site, inside).hits(["127.0.0.1", "0x7f.1", "[::ffff:127.0.0.1]"]))
                )
                == 3
            )


def test_the_public_address_of_the_attacks_is_public() -> None:
    assert is_public(PUBLIC)
    assert NAME
    assert PAGE.body
