"""Walls in place of articles."""

from __future__ import annotations

import pytest

from newsevents.clean.walls import wall_at, wall_of

STORY = "Hujan deras merendam ratusan rumah di tiga desa sejak Minggu malam. " * 4


@pytest.mark.parametrize(
    ("text", "free", "wall"),
    [
        ("Kami menggunakan cookie agar situs ini berjalan baik.", True, "consent_page"),
        ("We use cookies and similar technologies.", True, "consent_page"),
        ("Untuk melanjutkan membaca, silakan berlangganan.", True, "paywall"),
        ("Please enable JavaScript to continue.", True, "bot_wall"),
        ("Hujan deras merendam ratusan rumah.", False, "paywall"),
        ("Hujan deras merendam ratusan rumah.", True, None),
        (STORY * 2, False, None),
        (STORY * 9 + "Kami menggunakan cookie.", True, None),
        ("", True, None),
    ],
)
def test_walls_are_short_and_say_so(text: str, free: bool, wall: str | None) -> None:
    assert wall_of(text, free) == wall


@pytest.mark.parametrize(
    ("url", "wall"),
    [
        ("https://consent.contoh.id/collect?to=https://contoh.id/7", "consent_page"),
        ("https://myprivacy.contoh.id/?u=7", "consent_page"),
        ("https://contoh.id/consent/7", None),
        ("https://www.consent.id/7", None),
        (None, None),
    ],
)
def test_walls_at_addresses_of_their_own(url: str | None, wall: str | None) -> None:
    assert wall_at(url) == wall
