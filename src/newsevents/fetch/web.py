"""Pages of web sources for callers without an event loop, in the order they were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from anyio.from_thread import start_blocking_portal

from newsevents.errors import Rejected, Retryable
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.http import Fetcher
from newsevents.fetch.outcome import Failure, Fetched
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.model import RawPage

AT_ONCE = 64


def read_web(source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    """The page of a URL, or the pages that a feed or sitemap names."""
    for item in fetch_pages([source.url or ""], settings):
        yield _told_by(item, source)


def fetch_pages(
    urls: Sequence[str], settings: FetchSettings, state: FetchState | None = None
) -> Iterator[Fetched]:
    """The pages at some URLs in their order, hosts side by side; trouble comes as a Failure in its place."""
    waiting = iter(urls)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Fetcher(settings, state)) as fetcher,
    ):
        while batch := list(islice(waiting, AT_ONCE)):
            tasks = [portal.start_task_soon(_fetch, fetcher, url) for url in batch]
            for task in tasks:
                yield task.result()


async def _fetch(fetcher: Fetcher, url: str) -> Fetched:
    try:
        return await fetcher.fetch_page(url)
    except (Rejected, Retryable) as error:
        return Failure(url, error)


def _told_by(item: Fetched, source: Source) -> Fetched:
    """The page with what its source knows of it."""
    if not isinstance(item, RawPage):
        return item
    return replace(
        item, source=source.name, lang=source.language, country=source.country, timezone=source.timezone
    )
