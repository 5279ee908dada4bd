"""Canonical URLs."""

from __future__ import annotations

import pytest

from newsevents.clean.urls import canonical_url, clean_url


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://Contoh.ID/Berita/7", "https://contoh.id/Berita/7"),
        ("http://contoh.id:80/7#atas", "http://contoh.id/7"),
        ("https://contoh.id:8443/7", "https://contoh.id:8443/7"),
        ("https://contoh.id", "https://contoh.id/"),
        ("https://contoh.id/baca?id=7&utm_source=x&fbclid=y&b=2&a=1", "https://contoh.id/baca?id=7&b=2&a=1"),
        ("https://contoh.id/baca?page=2&&UTM_Medium=x", "https://contoh.id/baca?page=2"),
        ("https://anna:geheim@contoh.id/7", "https://contoh.id/7"),
        ("http://[2001:db8::1]:81/7", "http://[2001:db8::1]:81/7"),
        ("https://www-contoh-id.cdn.ampproject.org/c/s/www.contoh.id/7", "https://www.contoh.id/7"),
        ("https://www-contoh-id.cdn.ampproject.org/v/www.contoh.id/7?usqp=x", "http://www.contoh.id/7"),
        ("https://www.google.com/amp/s/contoh.id/7/amp/", "https://contoh.id/7"),
        ("https://www.google.com/amp/tentang", "https://www.google.com/amp/tentang"),
        ("https://contoh.id/berita/7/amp", "https://contoh.id/berita/7"),
        ("https://contoh.id/berita/7.amp?amp=1&id=3", "https://contoh.id/berita/7?id=3"),
        ("https://contoh.id/amp/7", "https://contoh.id/amp/7"),
        ("https://contoh.id/amp", "https://contoh.id/amp"),
        ("ftp://contoh.id/7", None),
        ("//contoh.id/7", None),
        ("https://contoh.id:99999/", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_tracking_goes_and_ids_stay(url: str, clean: str | None) -> None:
    assert clean_url(url) == clean


@pytest.mark.parametrize(
    ("stated", "fetched", "canonical"),
    [
        ("https://www.contoh.id/7", "https://m.contoh.id/amp/7", "https://www.contoh.id/7"),
        (
            "https://contoh.id/7",
            "https://contoh-id.cdn.ampproject.org/c/s/contoh.id/7/amp",
            "https://contoh.id/7",
        ),
        ("/7", "https://contoh.id/7?utm_source=x", "https://contoh.id/7"),
        ("https://contoh.co.id/7", "https://lain.co.id/8", "https://lain.co.id/8"),
        ("https://contoh.id/", "https://contoh.id/8", "https://contoh.id/8"),
        ("javascript:alert(1)", "https://contoh.id/8", "https://contoh.id/8"),
        ("http://[", "https://contoh.id/8", "https://contoh.id/8"),
        ("https://contoh.id/7", None, "https://contoh.id/7"),
        (None, None, None),
    ],
)
def test_a_page_is_believed_about_its_own_site_only(
    stated: str | None, fetched: str | None, canonical: str | None
) -> None:
    assert canonical_url(stated, fetched) == canonical
