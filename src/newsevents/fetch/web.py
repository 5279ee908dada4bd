"""Web sources: the page of a URL, or the pages that a feed or sitemap names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from newsevents.errors import Rejected, Retryable
from newsevents.fetch.answer import PAGE_TYPES
from newsevents.fetch.discovery import find_feeds, is_home, is_list
from newsevents.fetch.feeds import Entry, parse_feed
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.outcome import Fetched, Unchanged, failed, reject
from newsevents.fetch.pages import fetch_pages
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import LIST_KINDS, Source
from newsevents.model import Failure, RawPage

LISTS = 3
"""Of the sitemaps that an index or a robots.txt names, so many of the newest are read."""
BACKFILL_LISTS = 50
"""So many where certain days are wanted."""
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
LIST_TYPES = PAGE_TYPES | FEED_TYPES | {"application/octet-stream": FEED}


def read_web(source: Source, settings: FetchSettings, state: FetchState) -> Iterator[Fetched]:
    """The page of a URL, or the pages that a feed or sitemap names.

    A feed is known by what it looks like whatever the source calls it, and found from a home page.
    """
    return WebSource(source, settings, state).pages()


@dataclass(frozen=True, slots=True)
class WebSource:
    """A source on the web, with how to fetch and what is remembered of earlier runs."""

    source: Source
    settings: FetchSettings
    state: FetchState

    @property
    def is_listed(self) -> bool:
        """True for a source that is to be a feed or sitemap."""
        return self.source.kind in LIST_KINDS

    def pages(self) -> Iterator[Fetched]:
        """All pages of the source. Its feeds count as seen only when no page has to be tried again."""
        complete = True
        for item in self.entrances():
            for page in self._pages_behind(item):
                complete = complete and not (isinstance(page, Failure) and isinstance(page.error, Retryable))
                yield self._told(page)
        self.state.seen.close_lists(complete)

    def entrances(self) -> Iterator[Fetched]:
        """What lies at the address of the source, or the feed or sitemaps that a home page stands for."""
        types = LIST_TYPES if self.is_listed else PAGE_TYPES | FEED_TYPES
        settings = self._list_settings if self.is_listed else self.settings
        for item in fetch_pages([self.source.url or ""], settings, self.state, types):
            named = self._lists_of_site(item) if isinstance(item, RawPage) else []
            yield from self._fetch_lists(named) if named else [item]

    def _lists_of_site(self, page: RawPage) -> list[str]:
        """The feed of a page, or the sitemaps of its site, where the source wants them."""
        here = page.url or page.origin
        if page.media_type == FEED or is_list(page.content):
            return []
        if self.source.kind == "sitemap":
            robots = self.state.known_robots(urljoin(here, "/").rstrip("/"))
            return list(robots.sitemaps[:LISTS]) if robots else []
        return find_feeds(page)[:1] if self.source.kind == "feed" or is_home(here) else []

    def _pages_behind(self, item: Fetched) -> Iterator[Fetched]:
        """The pages that a feed or sitemap names; a page as it is."""
        if not isinstance(item, RawPage) or not self.names_pages(item):
            yield item
        elif not self.settings.days and self.state.seen.open_list(item):
            yield Unchanged(item.origin, item.url or item.origin)
        else:
            yield from self._named_pages(item)

    def names_pages(self, page: RawPage) -> bool:
        """True for a feed or sitemap, and for what the source says is one."""
        return self.is_listed or page.media_type == FEED or is_list(page.content)

    def _named_pages(self, feed: RawPage) -> Iterator[Fetched]:
        """The pages that a feed or sitemap names, each with the time of publication that its entry tells."""
        entries, troubles = self.entries_behind(feed)
        yield from troubles
        items = fetch_pages([entry.url for entry in entries], self.settings, self.state)
        for entry, item in zip(entries, items, strict=True):
            yield replace(item, published=entry.published) if isinstance(item, RawPage) else item

    def entries_behind(self, feed: RawPage) -> tuple[list[Entry], list[Fetched]]:
        """What a feed names, or the newest sitemaps of an index, within the limits; and what went wrong."""
        try:
            entries = self._entries(feed)
        except Rejected as error:
            return [], [failed(feed.origin, error, feed.content)]
        if not entries:
            return [], [reject(feed.origin, "empty", "the feed names no page", feed.content)]
        lists = self._lists_to_read(entries)
        items = list(self._fetch_lists([entry.url for entry in lists]))
        for item in items:
            if isinstance(item, RawPage) and (self.settings.days or not self.state.seen.open_list(item)):
                entries += self._entries_if_any(item)
        pages = list({entry.url: entry for entry in entries if self._is_wanted_page(entry)}.values())
        if lists or self.source.kind == "sitemap":
            pages.sort(key=newest_first)
        return pages[: self.settings.max_entries], [item for item in items if not isinstance(item, RawPage)]

    def _lists_to_read(self, entries: Sequence[Entry]) -> list[Entry]:
        """The newest sitemaps of an index; where days are wanted, all that were changed since the first."""
        lists = sorted((entry for entry in entries if entry.is_list), key=newest_first)
        days = self.settings.days
        if days is None:
            return lists[:LISTS]
        return [entry for entry in lists if entry.at is None or entry.at.date() >= days[0]][:BACKFILL_LISTS]

    def _is_wanted_page(self, entry: Entry) -> bool:
        """Whether an entry names a page of the days that are wanted; one without a time may be."""
        days, at = self.settings.days, entry.at
        return not entry.is_list and (days is None or at is None or days[0] <= at.date() <= days[1])

    def _fetch_lists(self, urls: Sequence[str]) -> Iterator[Fetched]:
        return fetch_pages(urls, self._list_settings, self.state, LIST_TYPES)

    @property
    def _list_settings(self) -> FetchSettings:
        return replace(self.settings, max_bytes=self.settings.max_list_bytes)

    def _entries(self, page: RawPage) -> list[Entry]:
        return parse_feed(page.content, page.url or page.origin, self.settings.max_list_bytes, page.charset)

    def _entries_if_any(self, page: RawPage) -> list[Entry]:
        """The entries of one sitemap of an index; a broken one names none."""
        try:
            return self._entries(page)
        except Rejected:
            return []

    def _told(self, item: Fetched) -> Fetched:
        """The page with what its source knows of it."""
        if not isinstance(item, RawPage):
            return item
        source = self.source
        return replace(
            item, source=source.name, lang=source.language, country=source.country, timezone=source.timezone
        )


def newest_first(entry: Entry) -> float:
    """A key that sorts entries by their time, the newest first and those without last."""
    at = entry.at
    try:
        return -at.timestamp() if at else 0.0
    except (OverflowError, ValueError, OSError):  # the year 1 is before the time of some machines
        return 0.0
