"""Many pages for callers without an event loop, in the order they were asked for, hosts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from itertools import islice

from anyio.from_thread import start_blocking_portal

from newsevents.errors import NewsEventsError, Rejected
from newsevents.fetch.answer import PAGE_TYPES
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.http import Fetcher
from newsevents.fetch.outcome import Fetched, Unchanged, failed
from newsevents.fetch.settings import FetchSettings
from newsevents.memory import without_password
from newsevents.model import RawPage

AT_ONCE = 64


def fetch_pages(
    urls: Sequence[str], settings: FetchSettings, state: FetchState, types: Mapping[str, str] = PAGE_TYPES
) -> Iterator[Fetched]:
    """The pages at some URLs in their order; trouble of any kind comes as a Failure in its place."""
    waiting = iter(urls)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Fetcher(settings, state)) as fetcher,
    ):
        while batch := list(islice(waiting, AT_ONCE)):
            state.seen.look_up(batch)
            tasks = [portal.start_task_soon(fetcher.fetch_page, url, types) for url in batch]
            for url, task in zip(batch, tasks, strict=True):
                item = _outcome(url, task)
                if isinstance(item, RawPage):
                    state.seen.came_in(url, item)
                yield item


def _outcome(url: str, task: Future[RawPage | Unchanged]) -> Fetched:
    """What a fetch ended in; a fault of ours is a Failure like any other."""
    error = task.exception()
    if error is None:
        return task.result()
    origin = without_password(url)
    if isinstance(error, NewsEventsError):
        return failed(origin, error)
    if not isinstance(error, Exception):
        raise error
    named = Rejected("internal_error", f"{type(error).__name__} in fetch: {error}")
    named.__cause__ = error
    return failed(origin, named)
