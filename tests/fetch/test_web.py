"""Web sources for callers without an event loop."""

from __future__ import annotations

import asyncio

from loopback import Reply, Site
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.fetch.sources import expand, read_source
from newsevents.fetch.web import fetch_pages
from newsevents.model import Failure, RawPage

SETTINGS = FetchSettings(allow_loopback=True, gap_s=0.0, max_tries=1)
PAGE = Reply(b"<p>Hujan deras turun.</p>")


def test_pages_come_in_order_and_a_failure_stops_nothing(site: Site) -> None:
    site.routes |= {"/1": PAGE, "/3": PAGE}
    urls = [f"{site.url}/{number}" for number in (1, 2, 3)]
    found = list(fetch_pages(urls, SETTINGS))
    assert [type(item) for item in found] == [RawPage, Failure, RawPage]
    assert [item.origin for item in found] == urls


def test_pages_can_be_fetched_from_within_an_event_loop(site: Site) -> None:
    site.routes["/1"] = PAGE

    async def run() -> list[object]:
        return list(fetch_pages([f"{site.url}/1"], SETTINGS))

    assert len(asyncio.run(run())) == 1


def test_a_page_knows_what_its_source_knows(site: Site) -> None:
    site.routes["/1"] = PAGE
    source = Source("kabar", "url", url=f"{site.url}/1", language="id", country="ID", timezone="Asia/Jakarta")
    (page,) = read_source(source, SETTINGS)
    assert isinstance(page, RawPage)
    assert (page.source, page.lang, page.country, page.timezone) == ("kabar", "id", "ID", "Asia/Jakarta")


def test_a_url_can_be_named_like_a_file(site: Site) -> None:
    site.routes["/1"] = PAGE
    (page,) = expand(f"{site.url}/1", SETTINGS, ())
    assert isinstance(page, RawPage)
    assert page.content == PAGE.body
