"""Pages of web sources for callers without an event loop, in the order they were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from anyio.from_thread import start_blocking_portal

from newsevents.errors import Rejected, Retryable
from newsevents.fetch.answer import PAGE_TYPES
from newsevents.fetch.feeds import Entry, parse_feed
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.http import Fetcher
from newsevents.fetch.outcome import Fetched, failed, reject
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.model import RawPage

AT_ONCE = 64
LISTS = 3
"""Of the sitemaps that an index names, so many of the newest are read."""
FEED = "application/xml"
FEED_TYPES = {
    name: FEED
    for name in (
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/feed+json",
        "application/json",
        "application/gzip",
        "application/x-gzip",
    )
}


def read_web(source: Source, settings: FetchSettings) -> Iterator[Fetched]:
    """The page of a URL, or the pages that a feed or sitemap names; a feed is known by its media type too."""
    state = FetchState()
    for item in fetch_pages([source.url or ""], settings, state, PAGE_TYPES | FEED_TYPES):
        listed = source.kind != "url" or (isinstance(item, RawPage) and item.media_type == FEED)
        if not isinstance(item, RawPage) or not listed:
            yield _told_by(item, source)
            continue
        for page in _named_pages(item, settings, state):
            yield _told_by(page, source)


def _named_pages(feed: RawPage, settings: FetchSettings, state: FetchState) -> Iterator[Fetched]:
    """The pages that a feed names, or that the newest sitemaps of an index name."""
    try:
        entries = parse_feed(feed.content, feed.url or feed.origin, settings.max_bytes)
    except Rejected as error:
        yield failed(feed.origin, error, feed.content)
        return
    if not entries:
        yield reject(feed.origin, "empty", "the feed names no page", feed.content)
    lists = sorted((entry for entry in entries if entry.is_list), key=_newest_first)[:LISTS]
    for item in fetch_pages([entry.url for entry in lists], settings, state, FEED_TYPES):
        if isinstance(item, RawPage):
            entries += _entries_of(item, settings)
        else:
            yield item
    urls = dict.fromkeys(entry.url for entry in entries if not entry.is_list)
    yield from fetch_pages(list(urls)[: settings.max_entries], settings, state)


def _entries_of(page: RawPage, settings: FetchSettings) -> list[Entry]:
    """The pages that one sitemap of an index names; a broken one names none."""
    try:
        return parse_feed(page.content, page.url or page.origin, settings.max_bytes)
    except Rejected:
        return []


def _newest_first(entry: Entry) -> float:
    return -at.timestamp() if (at := entry.at) else 0.0


def fetch_pages(
    urls: Sequence[str],
    settings: FetchSettings,
    state: FetchState | None = None,
    types: Mapping[str, str] = PAGE_TYPES,
) -> Iterator[Fetched]:
    """The pages at some URLs in their order, hosts side by side; trouble comes as a Failure in its place."""
    waiting = iter(urls)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Fetcher(settings, state)) as fetcher,
    ):
        while batch := list(islice(waiting, AT_ONCE)):
            tasks = [portal.start_task_soon(_fetch, fetcher, url, types) for url in batch]
            for task in tasks:
                yield task.result()


async def _fetch(fetcher: Fetcher, url: str, types: Mapping[str, str]) -> Fetched:
    try:
        return await fetcher.fetch_page(url, types)
    except (Rejected, Retryable) as error:
        return failed(url, error)


def _told_by(item: Fetched, source: Source) -> Fetched:
    """The page with what its source knows of it."""
    if not isinstance(item, RawPage):
        return item
    return replace(
        item, source=source.name, lang=source.language, country=source.country, timezone=source.timezone
    )
