"""Rules of robots.txt (RFC 9309)."""

from __future__ import annotations

import pytest

from newsevents.fetch.robots import Robots, parse_robots

SITE = "https://contoh.id"


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/7", True),
        ("User-agent: *\nDisallow: /", "/7", False),
        ("User-agent: *\nDisallow:", "/7", True),
        ("User-agent: *\nDisallow: /\nAllow: /daerah/", "/daerah/7", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: newsevents\nDisallow: /cetak/", "/7", True),
        ("User-agent: newsevents\nDisallow: /", "/7", False),
        ("User-agent: *\nDisallow: /p*/*.php$", "/p1/x.php", False),
        ("User-agent: *\nDisallow: /p*/*.php$", "/p1/x.php5", True),
        ("<html>Not found</html>", "/7", True),
    ],
)
def test_what_may_be_fetched(rules: str, path: str, allowed: bool) -> None:
    assert parse_robots(rules.encode()).allows(SITE + path) is allowed


@pytest.mark.parametrize(
    ("rules", "delay_s"),
    [("", 0.0), ("User-agent: *\nCrawl-delay: 7", 7.0), ("User-agent: *\nCrawl-delay: 86400", 60.0)],
)
def test_how_slowly(rules: str, delay_s: float) -> None:
    assert parse_robots(rules.encode()).delay_s == delay_s


def test_a_site_without_rules_allows_everything() -> None:
    assert Robots().allows(f"{SITE}/7")
    assert Robots().delay_s == 0.0


def test_any_bytes_are_rules_of_some_kind() -> None:
    assert parse_robots(bytes(range(256)) * 9000).allows(f"{SITE}/7")
