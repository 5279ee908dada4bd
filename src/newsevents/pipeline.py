"""The order of the stages, and the only place that knows it: fetch → clean → read → extract → link → load.

The same functions run from the command line, from a Prefect flow and in tests. `guarded` is the stage runner:
whatever goes wrong with one article or source becomes a Failure for the quarantine, and the run goes on.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from newsevents.clean.page import clean_page
from newsevents.clean.record import clean_record
from newsevents.contract import as_line, error_line, page_line, rejected_line
from newsevents.errors import Misconfigured, NewsEventsError, Rejected
from newsevents.extract.engine import EmbeddedEngine, Engine, engine_name
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.outcome import Fetched, Unchanged
from newsevents.fetch.raw_store import RawStore
from newsevents.fetch.seen import Seen
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.fetch.sources import DEFAULTS, find_all, read_source
from newsevents.load.batch import Batch, Loaded, Run
from newsevents.load.fetch_state import recall_fetching, recall_pages, remember_fetching, remember_pages
from newsevents.load.paths import store_path
from newsevents.load.rows import check_extraction
from newsevents.load.store import Warehouse
from newsevents.memory import PageMemory, without_password
from newsevents.model import Article, Event, Extraction, Failure, RawPage
from newsevents.read.reader import read_article

BATCH = 100
FROM_STORE = "store:"
"""The source that stands for the pages kept from earlier runs."""
T = TypeVar("T")
R = TypeVar("R")
DoBatch = Callable[[Sequence[Fetched], int, "Job", Run], "Summary"]


@dataclass(slots=True)
class Summary:
    """What became of the articles of a run: `found` = new + changed + unchanged + rejected."""

    found: int = 0
    loaded: Loaded = field(default_factory=Loaded)
    rejected: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    why_none: Counter[str] = field(default_factory=Counter)

    @property
    def useful(self) -> bool:
        """True when at least one article was loaded or found unchanged."""
        return bool(self.loaded.new or self.loaded.changed or self.loaded.unchanged)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article with the page it came from, kept for the quarantine."""

    page: RawPage
    article: Article


def guarded(stage: str, work: Callable[[], R]) -> R | NewsEventsError:
    """The result of some work, or the error that it ended in; only here is every exception caught."""
    try:
        return work()
    except Misconfigured:
        raise  # a missing model fails every article alike: the run stops
    except NewsEventsError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one article or source must never stop a run
        named = Rejected("internal_error", f"{type(error).__name__} in {stage}: {error}")
        named.__cause__ = error
        return named


def attempt(stage: str, page: RawPage, work: Callable[[], R]) -> R | Failure:
    """The result of one stage for one article, or its Failure."""
    result = guarded(stage, work)
    return Failure(result, stage, page.origin, page) if isinstance(result, NewsEventsError) else result


def fetch_all(
    found: Iterable[Source | Failure], settings: FetchSettings = DEFAULTS, state: FetchState | None = None
) -> Iterator[Fetched]:
    """All that the sources give, in turn; one that breaks off ends in a Failure, and the next one follows."""
    state = state or FetchState()
    for source in found:
        if isinstance(source, Failure):
            yield source
            continue
        pages = read_source(source, settings, state)
        while item := guarded("fetch", partial(next, pages, None)):
            if isinstance(item, NewsEventsError):
                yield Failure(item, "fetch", source.url or source.path or source.name)
            else:
                yield item


def clean_all(pages: Iterable[RawPage], now: datetime) -> list[Cleaned | Failure]:
    """The article of each page, or why there is none."""
    return [attempt("clean", page, lambda page=page: Cleaned(page, clean_page(page, now))) for page in pages]  # type: ignore[misc]


def extract_all(cleaned: Iterable[Cleaned], engine: Engine | None = None) -> list[Extraction | Failure]:
    """The events and mentions of each article, or why there are none."""
    chosen = engine or EmbeddedEngine()
    return [
        attempt("extract", item.page, lambda item=item: extract_one(item.article, chosen))  # type: ignore[misc]
        for item in cleaned
    ]


def extract_one(article: Article, engine: Engine) -> Extraction:
    """The events and mentions of one article; Rejected("bad_extraction") for what no table takes."""
    extraction = engine.extract(read_article(article))
    check_extraction(extraction)
    return extraction


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run: sources, the warehouse to fill, the clock, how to fetch, the listed sources.

    Of the pages at most `store_bytes` are kept beside the warehouse, packed; by default none.
    `slot` is held while a batch is loaded: where many runs write, they take turns by it.
    """

    sources: Sequence[str]
    warehouse: Path
    clock: Callable[[], datetime]
    settings: FetchSettings = DEFAULTS
    listed: tuple[Source, ...] = ()
    prefect_run_id: str | None = None
    slot: Callable[[], AbstractContextManager[object]] = nullcontext
    store_bytes: int = 0


def run_job(
    job: Job, do_batch: DoBatch | None = None, progress: Callable[[Summary], None] = lambda _: None
) -> Summary:
    """All sources of a job, batch after batch; Misconfigured before any work if the call cannot work.

    `do_batch` is `process_batch` or what wraps it (a Prefect task); `progress` is told the summary so far.
    """
    items_of = find_items(job)
    with Warehouse(job.warehouse, now=job.clock) as warehouse:
        sources = [without_password(source) for source in job.sources]
        run = warehouse.begin_run(engine_name(), sources=sources, prefect_run_id=job.prefect_run_id)
        state = recalled_state(job, warehouse)
    total, status = Summary(), "failed"
    try:
        for number, items in enumerate(batches(items_of(state))):
            total = add(total, (do_batch or process_batch)(items, number, job, run))
            state.seen.settle(items)
            progress(total)
        status = "completed"
    finally:
        with Warehouse(job.warehouse, now=job.clock) as warehouse:
            remember_fetching(warehouse.connection, state.memory())
            pages = state.seen.to_keep(completed=status == "completed")
            remember_pages(warehouse.connection, pages, job.clock())
            warehouse.finish_run(run, status)
            warehouse.link()
            warehouse.publish()
    return total


def find_items(job: Job) -> Callable[[FetchState], Iterator[Fetched]]:
    """What gives the items of a job: its sources, or the store; Misconfigured where there is nothing."""
    store = RawStore(store_path(job.warehouse), job.store_bytes)
    if FROM_STORE not in job.sources:
        found = find_all(job.sources, job.listed)
        return lambda state: store.keep_passing(fetch_all(found, job.settings, state))
    if len(job.sources) > 1 or not store.has_pages():
        why = "a run from the store takes no other source" if len(job.sources) > 1 else "no page was kept yet"
        raise Misconfigured("no_such_path", f"{store.folder}: {why}")
    return lambda _: store.pages()


def recalled_state(job: Job, warehouse: Warehouse) -> FetchState:
    """What earlier runs remembered of hosts; of pages it is looked up as they are asked for."""

    def recall(urls: Sequence[str]) -> list[PageMemory]:
        if job.settings.days:  # a list of pages that has not changed may still name pages of those days
            return []
        with Warehouse(job.warehouse) as opened:
            return recall_pages(opened.connection, urls)

    state = FetchState(seen=Seen(recall), clock=lambda: job.clock().timestamp())
    state.recall(recall_fetching(warehouse.connection, job.clock()))
    return state


def process_batch(items: Sequence[Fetched], number: int, job: Job, run: Run) -> Summary:
    """One batch all the way: cleaned, what is new extracted, everything loaded in one transaction."""
    pages = [item for item in items if isinstance(item, RawPage)]
    failures = [item for item in items if isinstance(item, Failure)]
    cleaned = clean_all(pages, job.clock())
    articles = [item for item in cleaned if isinstance(item, Cleaned)]
    seen = tuple(item.article for item in articles)
    with Warehouse(job.warehouse) as warehouse:
        known = warehouse.unchanged(seen, run.engine)
    fresh = [item for item in articles if item.article not in known]
    extracted = extract_all(fresh)
    failures += [item for item in (*cleaned, *extracted) if isinstance(item, Failure)]
    extractions = [item for item in extracted if isinstance(item, Extraction)]
    skipped = len(articles) - len(fresh) + sum(isinstance(item, Unchanged) for item in items)
    with job.slot(), Warehouse(job.warehouse) as warehouse:
        loaded = warehouse.load(Batch(tuple(extractions), tuple(failures), skipped, seen), run)
    return summarise(len(items), loaded, failures, extractions)


def summarise(
    found: int, loaded: Loaded, failures: list[Failure], extractions: Iterable[Extraction]
) -> Summary:
    """The summary of one batch."""
    reasons = Counter(x.why_none for x in extractions if x.why_none)
    return Summary(found, loaded, Counter(f.error.code for f in failures), failures, reasons)


def add(total: Summary, part: Summary) -> Summary:
    """Two summaries as one."""
    return Summary(
        total.found + part.found,
        total.loaded + part.loaded,
        total.rejected + part.rejected,
        total.failures + part.failures,
        total.why_none + part.why_none,
    )


def extract_line(item: Fetched, now: datetime) -> dict[str, Any]:
    """One article in the JSON form of `newsevents extract`, or its error."""
    if isinstance(item, Unchanged):
        return error_line(item.origin, None, Rejected("unchanged", f"{item.url} has not changed"))
    if not isinstance(item, RawPage):
        return error_line(item.origin, None, item.error)
    cleaned = clean_all([item], now)[0]
    if isinstance(cleaned, Failure):
        return error_line(record_id(item), None, cleaned.error)
    article, result = cleaned.article, extract_all([cleaned])[0]
    if isinstance(result, Failure):
        return error_line(article.id, article.lang, result.error)
    return as_line(result)


def clean_line(item: Fetched, now: datetime) -> dict[str, Any]:
    """One page in the JSON form of `newsevents clean`, or why it was rejected."""
    cleaned = clean_all([item], now)[0] if isinstance(item, RawPage) else item
    if isinstance(cleaned, Cleaned):
        return page_line(cleaned.page.origin, cleaned.article)
    error = Rejected("unchanged", "not changed") if isinstance(cleaned, Unchanged) else cleaned.error
    return rejected_line(item.origin, error)


def record_id(page: RawPage) -> str:
    """The id that a record gives itself, as far as it can be read; else where it stood."""
    try:
        given = json.loads(page.content)["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return page.origin
    return str(given) if type(given) in (str, int) and given != "" else page.origin


def extract_text(text: str, published: str | None, lang: str | None) -> list[Event]:
    """The events of a text given as it is; raises what stands in their way."""
    record = json.dumps({"text": text, "published": published, "lang": lang}).encode()
    page = RawPage("text", record, "application/json", source="text")
    cleaned = Cleaned(page, clean_record(page))
    result = extract_all([cleaned])[0]
    if isinstance(result, Failure):
        raise result.error
    return list(result.events)
