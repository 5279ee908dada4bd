"""Addresses of receivers hold tokens: neither messages nor the warehouse show them."""

from __future__ import annotations

import pytest

from newsevents.alerts.delivery import refused
from newsevents.alerts.sending import receiver_id


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("https://anna:geheim@hooks.contoh.id/geheim?key=geheim", "https://hooks.contoh.id: status 500"),
        ("pbul://geheim", "pbul://…: status 500"),
        ("mailto://anna:geheim@contoh.id", "mailto://…: status 500"),
    ],
)
def test_a_message_of_failure_tells_no_secret(to: str, told: str) -> None:
    assert refused(to, "status 500").message == told


def test_the_warehouse_knows_a_receiver_by_its_hash() -> None:
    first, second = receiver_id("https://contoh.id/geheim"), receiver_id("https://contoh.id/lain")
    assert first != second
    assert first == receiver_id("https://contoh.id/geheim")
    assert "geheim" not in str(first)
    assert "contoh" not in str(first)
