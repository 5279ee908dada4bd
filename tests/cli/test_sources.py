"""`newsevents sources`: list, check, add."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from command_line import ARREST, Command

from loopback import Reply, Site
from newsevents.cli import settings
from newsevents.cli.sources import read_fields
from newsevents.errors import Misconfigured
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import read_sources

FEED = """<rss><channel><item><link>/1</link><pubDate>Mon, 12 Feb 2024 19:05:00 +0700</pubDate></item>
<item><link>/2</link></item></channel></rss>"""
BODY = "".join(f"<p>{ARREST} Kejadian ke-{n} itu dicatat oleh petugas jaga.</p>" for n in range(6))
HEAD = "<html lang=id><head><title>Pencuri ditangkap</title></head>"
PAGE = f"{HEAD}<body><article>{BODY}</article></body></html>"
HOME = '<head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Beranda</body>'


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site) -> Path:
    """A list of our own with a comment and one source, and a site that it may ask without waiting."""
    path = tmp_path / "sources.toml"
    (tmp_path / "desk").mkdir()
    path.write_text('# ours\n[[source]]\nname = "desk"\nkind = "folder"\npath = "desk"\ninterval_s = 900\n')
    monkeypatch.setenv("NEWSEVENTS_SOURCES", str(path))
    quick = replace(FetchSettings(), allow_loopback=True, gap_s=0.0)
    monkeypatch.setattr(settings, "fetch_settings", lambda _: quick)
    site.routes |= {
        "/": Reply(HOME.encode()),
        "/rss": Reply(FEED.encode(), headers={"Content-Type": "application/rss+xml"}),
        "/1": Reply(PAGE.encode()),
    }
    return path


@pytest.mark.parametrize("call", [["sources"], ["sources", "list"]])
def test_sources_are_listed(command: Command, listed: Path, call: list[str]) -> None:
    result = command(*call)
    assert result.exit_code == 0
    assert "desk" in result.stdout
    assert "every 900 s" in result.stdout


def test_the_sources_that_came_along_are_listed(command: Command) -> None:
    assert "seeds" in command("sources").stdout


def test_a_check_tells_what_would_come_with_three_requests(
    command: Command, listed: Path, site: Site
) -> None:
    result = command("sources", "check", f"{site.url}/rss")
    assert result.exit_code == 0
    assert "Pencuri ditangkap" in result.stdout
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/rss", "/1"]


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (Reply(status=404), "http_404"),
        (Reply(b"<rss><channel/></rss>"), "empty"),
        (Reply(b"User-agent: *"), "no_article"),
    ],
)
def test_a_check_fails_with_the_reason(
    command: Command, listed: Path, site: Site, route: Reply, reason: str
) -> None:
    site.routes["/rss"] = route
    result = command("sources", "check", f"{site.url}/rss", "desk")
    assert result.exit_code == 1
    assert reason in result.stdout
    assert "there is nothing in it" in result.stdout  # the folder


def test_what_robots_forbid_is_told(command: Command, listed: Path, site: Site) -> None:
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", headers={"Content-Type": "text/plain"})
    assert "robots_disallowed" in command("sources", "check", f"{site.url}/rss").stdout


def test_a_home_page_is_added_as_its_feed_and_comments_stay(
    command: Command, listed: Path, site: Site
) -> None:
    result = command(
        "sources", "add", site.url, "name=kabar", "language=id", "interval_s=900", "enabled=false"
    )
    assert result.exit_code == 0, result.output
    assert listed.read_text().startswith("# ours\n[[source]]\n")
    desk, kabar = read_sources(listed)
    assert (desk.name, desk.interval_s) == ("desk", 900)
    assert (kabar.name, kabar.kind, kabar.url, kabar.language) == ("kabar", "feed", f"{site.url}/rss", "id")
    assert (kabar.interval_s, kabar.enabled) == (900, False)
    assert sorted(path.name for path in listed.parent.glob(".*")) == []


@pytest.mark.parametrize(
    "fields",
    [
        ["name=desk"],
        ["name=a", "kind=ftp"],
        ["name=a", "interval_s=5"],
        ["name=a", "colour=red"],
        ["name=a", "timezone=Mars"],
        ["name"],
    ],
)
def test_a_source_that_is_not_in_order_is_not_added(
    command: Command, listed: Path, fields: list[str]
) -> None:
    before = listed.read_text()
    result = command("sources", "add", "https://contoh.id/rss", *fields, "--no-check")
    assert isinstance(result.exception, Misconfigured)
    assert result.exception.code == "bad_sources"
    assert listed.read_text() == before


def test_a_source_that_gives_nothing_is_not_added_unless_told_so(
    command: Command, listed: Path, site: Site
) -> None:
    assert command("sources", "add", f"{site.url}/gone").exit_code == 1
    assert len(read_sources(listed)) == 1
    assert command("sources", "add", f"{site.url}/gone", "--no-check").exit_code == 0
    assert read_sources(listed)[-1].url == f"{site.url}/gone"


def test_fields_are_numbers_truths_or_text() -> None:
    assert read_fields(["a=7", "b=true", "c=x=y", "d=", "e=٧"]) == {
        "a": 7,
        "b": True,
        "c": "x=y",
        "d": "",
        "e": "٧",
    }
