"""What a source would give, found out with as few requests as can be: robots.txt, its feed, one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from newsevents.fetch.hosts import FetchState
from newsevents.fetch.outcome import Fetched
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import WEB_KINDS, Source
from newsevents.fetch.sources import limited, read_source
from newsevents.model import RawPage

MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class Preview:
    """`kind` is what was found (page | feed | sitemap | files), `where` its address.

    `pages` counts what one run would fetch, `newest` is the newest time that they are told to have, and
    `sample` is the first of them, or what stands in the way.
    """

    kind: str
    where: str
    pages: int
    newest: datetime | None = None
    sample: Fetched | None = None


def preview(source: Source, settings: FetchSettings, state: FetchState) -> Preview:
    """What a source would give now."""
    if source.kind in WEB_KINDS:
        return _preview_web(source, settings, state)
    items = list(islice(read_source(source, settings, state), MOST_FILES))
    pages = [item for item in items if isinstance(item, RawPage)]
    return Preview("files", source.path or "", len(pages), sample=next(iter(pages or items), None))


def _preview_web(source: Source, settings: FetchSettings, state: FetchState) -> Preview:
    from newsevents.fetch.pages import fetch_pages  # httpx takes 0.1 s to import
    from newsevents.fetch.web import WebSource

    web = WebSource(source, limited(settings, source), state)
    entrance = next(web.entrances(), None)
    if not isinstance(entrance, RawPage) or not web.names_pages(entrance):
        return Preview("page", source.url or "", int(isinstance(entrance, RawPage)), sample=entrance)
    entries, troubles = web.entries_behind(entrance)
    samples = fetch_pages([entry.url for entry in entries[:1]], web.settings, state)
    times = [at.astimezone() for entry in entries if (at := entry.at)]
    kind = "sitemap" if b"<urlset" in entrance.content or b"<sitemapindex" in entrance.content else "feed"
    sample = next(samples, None) or next(iter(troubles), None)
    return Preview(kind, entrance.origin, len(entries), max(times, default=None), sample)
