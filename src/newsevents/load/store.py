"""The warehouse, open for writing: loads batches, keeps the ledger of runs, publishes the snapshot."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

import duckdb

from newsevents.errors import Misconfigured, Rejected, Retryable
from newsevents.load import ledger
from newsevents.load.appearances import find_copies, measure_changes, note_appearances
from newsevents.load.batch import Batch, Loaded, Run
from newsevents.load.event_tables import event_tables
from newsevents.load.importing import Files, fresh_versions, write_files
from newsevents.load.linking import AT_ONCE, link_articles, pending
from newsevents.load.merge import arrow_tables, forget_events, incoming, known, write_tables
from newsevents.load.migrate import migrate, refresh_views
from newsevents.load.opening import is_write_failure, open_for_writing
from newsevents.load.plan import Held, Planned, is_unchanged, plan
from newsevents.load.publish import publish
from newsevents.load.rows import Rows, Version, add_article, check_article, check_extraction, version_of
from newsevents.load.verify import Finding, verify
from newsevents.model import Article, Extraction, Failure

WAIT_S = 60.0
HELD = """
    SELECT article_id, version_id, content_hash, version, is_current, engine
    FROM articles WHERE article_id IN (SELECT article_id FROM incoming_known)
    ORDER BY article_id, version
"""


def utc_now() -> datetime:
    """The time on this machine's clock."""
    return datetime.now(UTC)


class Warehouse:
    """The database file at `path`, held by this process while inside `with`, with the newest schema.

    Raises Retryable("warehouse_locked") when another process still holds it after `wait_s` seconds.
    """

    def __init__(self, path: Path, *, wait_s: float = WAIT_S, now: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self._wait_s = wait_s
        self._now = now
        self._opened: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        connection = open_for_writing(self.path, self._wait_s, time.sleep)
        try:
            migrate(connection)
            refresh_views(connection)
        except BaseException:
            connection.close()
            raise
        self._opened = connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection, for reading what was just written."""
        if self._opened is None:
            raise Misconfigured("warehouse_closed", "the warehouse is not open: use it inside `with`")
        return self._opened

    def begin_run(
        self,
        engine: str,
        *,
        sources: Sequence[str] = (),
        flow: str = "run",
        prefect_run_id: str | None = None,
    ) -> Run:
        """A new run in meta.runs; `engine` is name and version of what reads the articles."""
        return ledger.begin(self.connection, engine, self._now(), sources, (flow, prefect_run_id))

    def finish_run(self, run: Run, status: str = "completed", message: str | None = None) -> None:
        """Marks a run as completed or failed and adds up its loads."""
        ledger.finish(self.connection, run, status, message, self._now())

    def unchanged(self, articles: Iterable[Article], engine: str) -> set[Article]:
        """The articles that need no reading: held with this content and engine, or copies of a held text."""
        articles = list(articles)
        versions = [(article, version_of(article)) for article in articles]
        held = self._held([version for _, version in versions])
        same = {a for a, v in versions if is_unchanged(held.get(v.article_id, ()), v.id, engine)}
        return same | find_copies(self.connection, articles)

    def load(self, batch: Batch, run: Run) -> Loaded:
        """Loads a batch in one transaction, with its ledger row, and counts what became of it.

        Articles that are unchanged touch no table but meta's. An engine's slip that the tables would refuse
        puts the one article into quarantine (`bad_extraction`).
        """
        try:
            return self._load(batch, run)
        except Rejected:  # one of them does not fit; which one is looked for only now
            return self._load(_without_unfit(batch), run)

    def _load(self, batch: Batch, run: Run) -> Loaded:
        came = [(extraction, version_of(extraction.article)) for extraction in batch.extractions]
        with self._transaction() as connection:
            planned = plan(came, self._held([version for _, version in came]), run.engine)
            to_write = [item for item in planned if item.outcome != "unchanged"]
            rows = _article_rows(to_write, run)
            rows.extend(ledger.quarantine_rows(batch, run, self._now()))
            told = [(item.extraction, item.version) for item in to_write if item.current]
            tables = arrow_tables(rows) | (event_tables(told) if told else {})
            forget_events(connection, [i.version.article_id for i in to_write if i.outcome == "changed"])
            counts = write_tables(connection, tables)
            note_appearances(connection, batch.all_seen, self._now())
            measure_changes(connection, [i.version.id for i in to_write if i.outcome == "changed"])
            loaded = _counted(planned, batch, counts)
            ledger.record(connection, run, loaded, {item.version.id for item in to_write}, counts)
        return loaded

    def load_files(self, files: Files, run: Run) -> Loaded:
        """Loads some files of an export in one transaction, with its ledger row."""
        with self._transaction() as connection:
            loaded, counts = write_files(connection, files)
            ledger.record(connection, run, loaded, fresh_versions(connection, files), counts)
        return loaded

    def link(self) -> int:
        """Links the articles that were loaded since the last call with all others; gives how many there were.

        A transaction takes some hundreds; after a kill, the next call takes the rest.
        """
        articles = pending(self.connection)
        for start in range(0, len(articles), AT_ONCE):
            with self._transaction() as connection:
                link_articles(connection, articles[start : start + AT_ONCE])
        return len(articles)

    def publish(self) -> Path | None:
        """Replaces the snapshot that readers open; None where it is up to date."""
        return publish(self.connection, self.path)

    def verify(self) -> tuple[Finding, ...]:
        """All that is wrong with the tables; empty when they are sound."""
        return verify(self.connection)

    def _held(self, versions: Sequence[Version]) -> dict[UUID, list[Held]]:
        held: dict[UUID, list[Held]] = defaultdict(list)
        with incoming(self.connection, "known", known((v.article_id, v.id) for v in versions)):
            for owner, id_, content, number, current, engine in self.connection.execute(HELD).fetchall():
                held[owner].append(Held(Version(owner, id_, content, number), current, engine))
        return held

    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        connection = self.connection
        connection.execute("BEGIN")
        committed = False
        try:
            yield connection
            connection.execute("COMMIT")
            committed = True
        except (duckdb.FatalException, duckdb.IOException, duckdb.OutOfMemoryException) as error:
            self.close()  # DuckDB refuses all further work on it; what was committed before is safe
            raise Misconfigured("warehouse_broken", _broken(self.path, error)) from error
        except duckdb.TransactionException as error:
            if is_write_failure(error):
                self.close()
                raise Misconfigured("warehouse_broken", _broken(self.path, error)) from error
            raise Retryable(
                "warehouse_conflict", f"another writer in this process came first: {error}"
            ) from error
        finally:
            if not committed and self._opened is not None:
                with suppress(duckdb.TransactionException):  # a failed COMMIT has rolled back already
                    connection.execute("ROLLBACK")


def _without_unfit(batch: Batch) -> Batch:
    """The batch with every extraction that the tables would refuse moved to its failures."""
    good: list[Extraction] = []
    failures = list(batch.failures)
    for extraction in batch.extractions:
        try:
            check_extraction(extraction)
            good.append(extraction)
        except Rejected as error:
            failures.append(Failure(error, "load", extraction.article.url or extraction.article.id))
    return replace(batch, extractions=tuple(good), failures=tuple(failures))


def _article_rows(planned: Sequence[Planned], run: Run) -> Rows:
    """The rows of the articles themselves; Rejected where one does not fit."""
    rows = Rows()
    for item in planned:
        check_article(item.extraction.article)
        if not item.current:  # its events get no rows, but a bad extraction is rejected all the same
            check_extraction(item.extraction)
        add_article(rows, item.extraction, item.version, run.engine, current=item.current)
    return rows


def _counted(planned: Sequence[Planned], batch: Batch, rows: dict[str, int]) -> Loaded:
    outcomes = [item.outcome for item in planned]
    return Loaded(
        new=outcomes.count("new"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged") + batch.skipped,
        quarantined=len(batch.failures),
        events=rows.get("events", 0),
        article_ids=tuple(item.version.article_id for item in planned),
    )


def _broken(path: Path, error: duckdb.Error) -> str:
    first_line = str(error).splitlines()[0]
    return f"writing to {path} failed, this batch was not loaded; free disk space and run again: {first_line}"
