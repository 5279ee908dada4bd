"""Many pages at once, in order."""

from __future__ import annotations

import asyncio

import pytest

from loopback import Reply, Site
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.http import Fetcher
from newsevents.fetch.pages import fetch_pages
from newsevents.fetch.settings import FetchSettings
from newsevents.model import Failure, RawPage

SETTINGS = FetchSettings(allow_loopback=True, gap_s=0.0, max_tries=1)
PAGE = Reply(b"<p>Hujan deras turun.</p>")


def test_pages_come_in_order_and_a_failure_stops_nothing(site: Site) -> None:
    site.routes |= {"/1": PAGE, "/3": PAGE}
    urls = [f"{site.url}/{number}" for number in (1, 2, 3)]
    found = list(fetch_pages(urls, SETTINGS, FetchState()))
    assert [type(item) for item in found] == [RawPage, Failure, RawPage]
    assert [item.origin for item in found] == urls


def test_pages_can_be_fetched_from_within_an_event_loop(site: Site) -> None:
    site.routes["/1"] = PAGE

    async def run() -> list[object]:
        return list(fetch_pages([f"{site.url}/1"], SETTINGS, FetchState()))

    assert len(asyncio.run(run())) == 1


def test_a_fault_of_ours_costs_one_page_only(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.routes |= {"/1": PAGE, "/2": PAGE}
    right = Fetcher._ask

    async def faulty(self: Fetcher, url: object, *others: object) -> object:
        if str(url).endswith("/1"):
            raise ZeroDivisionError("no reason")
        return await right(self, url, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(Fetcher, "_ask", faulty)
    failure, page = fetch_pages([f"{site.url}/1", f"{site.url}/2"], SETTINGS, FetchState())
    assert isinstance(failure, Failure)
    assert str(failure.error) == "internal_error: ZeroDivisionError in fetch: no reason"
    assert isinstance(page, RawPage)
