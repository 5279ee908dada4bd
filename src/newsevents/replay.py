"""Quarantined pages tried again after a fix: the same stages, from the bytes that were kept."""

from __future__ import annotations

from collections.abc import Callable

from newsevents.extract.engine import engine_name
from newsevents.load.batch import Run
from newsevents.load.quarantine import Waiting, mark_replayed, waiting_pages
from newsevents.load.store import Warehouse
from newsevents.pipeline import Job, Summary, add, batches, process_batch


def replay(
    job: Job,
    *,
    reason: str | None = None,
    chosen: str | None = None,
    progress: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """What became of the waiting pages: all, those with that reason, or with `chosen` in their id.

    found = new + changed + unchanged + rejected, as in a run. What no longer fails as it did is marked.
    """
    with Warehouse(job.warehouse, now=job.clock) as warehouse:
        waiting = waiting_pages(warehouse.connection, reason=reason, chosen=chosen)
        if not waiting:
            return Summary()
        run = warehouse.begin_run(engine_name(), sources=("quarantine",), flow="replay")
    total, status = Summary(), "failed"
    try:
        for number, items in enumerate(batches(waiting)):
            total = add(total, _replay_batch(items, number, job, run))
            progress(total)
        status = "completed"
    finally:
        with Warehouse(job.warehouse, now=job.clock) as warehouse:
            warehouse.finish_run(run, status)
            warehouse.publish()
    return total


def _replay_batch(items: list[Waiting], number: int, job: Job, run: Run) -> Summary:
    summary = process_batch([item.page for item in items], number, job, run)
    with Warehouse(job.warehouse) as warehouse:
        mark_replayed(warehouse.connection, items, summary.failures, job.clock())
    return summary
