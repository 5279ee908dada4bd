"""A backfill: of feeds and sitemaps only what is of some days, whatever was seen before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from loopback import Reply, Site
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.fetch.web import read_web
from newsevents.model import RawPage

SETTINGS = FetchSettings(allow_loopback=True, gap_s=0, backoff_s=0)
DAYS = (date(2020, 10, 4), date(2020, 10, 5))
XML = {"Content-Type": "application/xml"}


def sitemap(site: Site, **days: str) -> None:
    """A sitemap of pages, each with the day it was changed; an empty day is not told."""
    entries = "".join(
        f"<url><loc>{site.url}/{name}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for name, day in days.items()
    )
    site.routes["/sitemap.xml"] = Reply(f"<urlset>{entries}</urlset>".encode(), headers=XML)
    for name in days:
        site.routes[f"/{name}"] = Reply(b"<html><p>Gempa bumi</p></html>")


def pages(site: Site, state: FetchState, settings: FetchSettings) -> list[str]:
    source = Source("desk", "sitemap", url=f"{site.url}/sitemap.xml")
    found = read_web(source, settings, state)
    return sorted(Path(item.url or "").name for item in found if isinstance(item, RawPage))


def test_only_pages_of_the_days_are_fetched(site: Site) -> None:
    sitemap(site, before="2020-10-03", first="2020-10-04", last="2020-10-05", after="2020-10-06", undated="")
    settings = replace(SETTINGS, days=DAYS)
    assert pages(site, FetchState(), settings) == ["first", "last", "undated"]
    assert "/before" not in site.paths()


def test_a_backfill_leaves_no_mark_on_the_list(site: Site) -> None:
    sitemap(site, first="2020-10-04", after="2020-10-06")
    state = FetchState()
    pages(site, state, replace(SETTINGS, days=DAYS))
    assert [page.url for page in state.seen.to_keep(completed=True)] == []
    assert pages(site, state, SETTINGS) == ["after", "first"]


def test_of_an_index_the_lists_changed_since_are_read(site: Site) -> None:
    lists = "".join(
        f"<sitemap><loc>{site.url}/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in {"old": "2020-09-30", "new": "2020-10-31"}.items()
    )
    sitemap(site, first="2020-10-04")
    site.routes["/new.xml"] = site.routes["/sitemap.xml"]
    site.routes["/sitemap.xml"] = Reply(f"<sitemapindex>{lists}</sitemapindex>".encode(), headers=XML)
    assert pages(site, FetchState(), replace(SETTINGS, days=DAYS)) == ["first"]
    assert "/old.xml" not in site.paths()
