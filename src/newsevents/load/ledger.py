"""Runs, the ledger of loads, and the quarantine: what the warehouse knows about its own filling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

import duckdb

from newsevents import __version__
from newsevents.link import ids
from newsevents.load.batch import Batch, Loaded, Run
from newsevents.load.merge import incoming, known
from newsevents.load.quarantine import failure_id
from newsevents.load.rows import Rows
from newsevents.model import Failure

FINISH = """
    UPDATE meta.runs AS run SET
        finished_at = $finished_at, status = $status, message = $message,
        articles_new = total.new_, articles_changed = total.changed, articles_unchanged = total.unchanged,
        articles_quarantined = total.quarantined, events_loaded = total.events
    FROM (
        SELECT
            coalesce(sum(articles_new), 0) AS new_,
            coalesce(sum(articles_changed), 0) AS changed,
            coalesce(sum(articles_unchanged), 0) AS unchanged,
            coalesce(sum(articles_quarantined), 0) AS quarantined,
            coalesce(sum(rows_added['events']), 0) AS events
        FROM meta.loads WHERE run_id = $run_id
    ) AS total
    WHERE run.run_id = $run_id
"""
RECORD = """
    INSERT INTO meta.loads
    SELECT $load_id, $run_id, now(), (SELECT max(version) FROM meta.migrations), $new, $changed,
           $unchanged, $quarantined, (SELECT coalesce(list(article_id ORDER BY article_id), [])
           FROM incoming_known), map($tables, $counts)
    ON CONFLICT DO NOTHING
"""


def begin(
    connection: duckdb.DuckDBPyConnection,
    engine: str,
    now: datetime,
    sources: Sequence[str],
    flow: tuple[str, str | None],
) -> Run:
    """Opens a run; `flow` is its name and the id of the Prefect run, if there is one."""
    run = Run(uuid4(), engine, now)
    connection.execute(
        """INSERT INTO meta.runs
               (run_id, flow, engine, code_version, prefect_run_id, sources, started_at, status)
           VALUES ($run_id, $flow, $engine, $code, $prefect, $sources, $now, 'running')""",
        {
            "run_id": run.id, "flow": flow[0], "engine": engine, "code": __version__, "prefect": flow[1],
            "sources": list(sources), "now": now,
        },
    )  # fmt: skip
    return run


def finish(
    connection: duckdb.DuckDBPyConnection, run: Run, status: str, message: str | None, now: datetime
) -> None:
    """Closes a run as completed or failed, with the sums of its loads."""
    values = {"run_id": run.id, "status": status, "message": message, "finished_at": now}
    connection.execute(FINISH, values)


def record(
    connection: duckdb.DuckDBPyConnection,
    run: Run,
    loaded: Loaded,
    written: Iterable[UUID],
    rows: dict[str, int],
) -> None:
    """Writes the ledger row of a batch; the same batch of the same run again leaves the first."""
    load = ids.key_id(
        "load", run.id.hex, *(article.hex for article in loaded.article_ids), loaded.quarantined
    )
    values = {
        "load_id": load, "run_id": run.id, "new": loaded.new, "changed": loaded.changed,
        "unchanged": loaded.unchanged, "quarantined": loaded.quarantined,
        "tables": list(rows), "counts": list(rows.values()),
    }  # fmt: skip
    with incoming(connection, "known", known((version, None) for version in written)):
        connection.execute(RECORD, values)


def quarantine_rows(batch: Batch, run: Run, now: datetime) -> Rows:
    """The rows of meta.quarantine for the failures of a batch."""
    rows = Rows()
    for failure in batch.failures:
        _add_failure(rows, failure, run, now)
    return rows


def _add_failure(rows: Rows, failure: Failure, run: Run, now: datetime) -> None:
    page, error = failure.page, failure.error
    content = ids.content_digest(page.content) if page else None
    about = (
        page.url, page.source, page.media_type, page.charset, page.lang, page.country, page.timezone,
        list(page.headers.items()), page.fetched_at, page.content, content,
    ) if page else (None,) * 11  # fmt: skip
    rows.add(
        "quarantine", failure_id(failure).bytes, run.id.bytes, failure.stage, error.code, error.message,
        failure.origin, *about, now, now, 1, page and page.published, None, None,
    )  # fmt: skip
