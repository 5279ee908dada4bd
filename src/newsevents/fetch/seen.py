"""Pages of earlier runs, so that servers can answer "not modified", and those that came in this run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from newsevents.fetch.outcome import Fetched
from newsevents.memory import PageMemory, page_memory, without_password
from newsevents.model import RawPage

Recall = Callable[[Sequence[str]], Iterable[PageMemory]]


def remember_nothing(_: Sequence[str]) -> tuple[PageMemory, ...]:
    """No page was ever fetched."""
    return ()


@dataclass(slots=True)
class Seen:
    """`recall` gives what is kept of some addresses; `lists` are the feeds whose pages all came in this run.

    A page is kept only once it is settled: kept earlier, one whose load failed would come back as
    unchanged, and never be loaded.
    """

    recall: Recall = remember_nothing
    known: dict[str, PageMemory] = field(default_factory=dict)
    came: dict[str, PageMemory] = field(default_factory=dict)
    settled: list[PageMemory] = field(default_factory=list)
    lists: list[PageMemory] = field(default_factory=list)
    open_lists: list[PageMemory] = field(default_factory=list)

    def look_up(self, urls: Sequence[str]) -> None:
        """Recalls what is kept of some addresses, and forgets all others."""
        self.known = {page.url: page for page in self.recall([without_password(url) for url in urls])}

    def validators(self, url: str) -> dict[str, str]:
        """The headers of a request that ask for a page only if it has changed."""
        page = self.known.get(without_password(url))
        told = {"if-none-match": page.etag, "if-modified-since": page.last_modified} if page else {}
        return {name: value for name, value in told.items() if value}

    def came_in(self, asked: str, page: RawPage) -> None:
        """Notes a page of this run by its origin."""
        self.came[page.origin] = page_memory(without_password(asked), page)

    def settle(self, items: Iterable[Fetched]) -> None:
        """Notes that items were loaded, or rejected for good."""
        pages = (self.came.pop(item.origin, None) for item in items if isinstance(item, RawPage))
        self.settled += [page for page in pages if page]

    def open_list(self, page: RawPage) -> bool:
        """Notes that a page is a feed or sitemap; true when it has the very bytes of the last time."""
        kept = self.came.pop(page.origin, None)
        if kept is None:
            return False
        self.open_lists.append(kept)
        known = self.known.get(kept.url)
        return known is not None and known.content_hash == kept.content_hash

    def close_lists(self, complete: bool) -> None:
        """Ends a source: its feeds and sitemaps are kept if all pages that they name came or never will."""
        if complete:
            self.lists += self.open_lists
        self.open_lists.clear()

    def to_keep(self, completed: bool) -> list[PageMemory]:
        """What is to be kept for later runs; feeds and sitemaps only of a run that came to its end."""
        return self.settled + (self.lists if completed else [])
