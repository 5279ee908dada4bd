"""The flow `ingest`: sources in, events in the warehouse, what happened in the Prefect UI.

python flows/ingest.py seeds/        run it once
python flows/ingest.py --serve       serve all deployments, as `newsevents up` does
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

import shipped  # noqa: F401 - Prefect's settings, before Prefect reads them

# isort: split
from due import due_sources, last_read
from httpx import HTTPError
from prefect import flow, get_client, get_run_logger, tags, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.concurrency.sync import concurrency
from prefect.runtime import flow_run
from prefect.states import Completed
from shipped import TAG, WRITER
from shown import shown
from told import tell_load

from newsevents import pipeline
from newsevents.cli.settings import fetch_settings, now, sources_of, store_bytes
from newsevents.errors import Misconfigured, Retryable
from newsevents.fetch.outcome import Fetched
from newsevents.load.batch import Run
from newsevents.load.paths import warehouse_path
from newsevents.memory import without_password
from newsevents.report.summary import in_words

TOLD = 20
SLOT_S = 60.0


def run_name() -> str:
    """A name that a person can read: ingest-seeds-2026-11-22."""
    given = flow_run.parameters
    first = str(given.get("label") or next(iter(given.get("sources") or ()), "due")).rstrip("/")
    return f"{flow_run.flow_name}-{Path(without_password(first)).name}-{datetime.now(UTC):%Y-%m-%d}"


def may_succeed_later(_task: Any, _run: TaskRun, state: State[Any]) -> bool:
    """Whether a failed batch is worth another try; only Retryable is."""
    return isinstance(state.result(raise_on_failure=False, _sync=True), Retryable)  # type: ignore[call-overload]


@contextmanager
def writer_slot() -> Iterator[None]:
    """The one slot of the writer among all runs.

    A run that was killed holds it until its lease ends: who has waited so long goes on, since what keeps
    the tables whole is the lock of the database file.
    """
    with ExitStack() as held:
        try:
            held.enter_context(concurrency(WRITER, timeout_seconds=SLOT_S, lease_duration=SLOT_S))
        except TimeoutError:
            get_run_logger().warning("waited %.0f s for %s, going on without it", SLOT_S, WRITER)
        yield


@task(
    name="batch", task_run_name="batch-{number}", cache_policy=NO_CACHE, persist_result=False,
    retries=3, retry_delay_seconds=[2, 5, 10], retry_jitter_factor=1, retry_condition_fn=may_succeed_later,
)  # fmt: skip
def ingest_batch(items: Sequence[Fetched], number: int, job: pipeline.Job, run: Run) -> pipeline.Summary:
    """One batch of articles all the way into the warehouse, in one transaction."""
    summary = pipeline.process_batch(items, number, job, run)
    logger = get_run_logger()
    for failure in summary.failures[:TOLD]:
        logger.warning("%s rejected: %s", failure.origin, failure.error)
    logger.info(in_words(summary))
    tell_load(run, number, summary)
    return summary


@flow(name="ingest", flow_run_name=run_name, persist_result=False)
async def ingest(
    sources: list[str], warehouse: str | None = None, label: str | None = None
) -> State[pipeline.Summary]:
    """Load what is new of the sources, or of all that are due, with its events.

    `label` stands in the run's name where the first source would read badly.
    """
    job = job_of(sources, warehouse)
    if not sources:
        job = replace(job, sources=await due_sources(job.listed, last_read(job.warehouse), now()))
        if not job.sources:
            return Completed(message="no source is due", data=pipeline.Summary())
    return await shown(job.warehouse, partial(pipeline.run_job, job, ingest_batch))


def job_of(sources: Sequence[str], warehouse: str | None) -> pipeline.Job:
    """The job of this run, or of none, with what the environment says of fetching and sources."""
    return pipeline.Job(
        sources,
        Path(warehouse) if warehouse else warehouse_path(os.environ),
        now,
        fetch_settings(os.environ),
        sources_of(os.environ),
        prefect_run_id=str(flow_run.id) if flow_run.id else None,
        slot=writer_slot if flow_run.id else nullcontext,
        store_bytes=store_bytes(os.environ),
    )


def run_once(sources: list[str], warehouse: Path | None = None, label: str | None = None) -> pipeline.Summary:
    """Run the flow in this process and print its name and state; raises what stopped it."""
    try:
        with tags(TAG):
            started = ingest(sources, str(warehouse) if warehouse else None, label, return_state=True)
            state: State[pipeline.Summary] = asyncio.run(cast("Coroutine[Any, Any, Any]", started))
    except (RuntimeError, HTTPError) as error:  # what goes wrong inside the flow is in its state instead
        message = f"{error} Check PREFECT_API_URL and PREFECT_HOME, or run with --no-prefect."
        raise Misconfigured("no_prefect_server", message) from error
    with get_client(sync_client=True) as client:
        name = client.read_flow_run(state.state_details.flow_run_id).name  # type: ignore[arg-type]
    print(f"flow run {name}: {state.name} ({state.message})")
    result = state.result(raise_on_failure=False)
    if isinstance(result, BaseException):
        raise result
    return result


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        from serve import main

        main()
    elif sys.argv[1:] and not sys.argv[1].startswith("-"):
        sys.exit(0 if run_once(sys.argv[1:]).useful else 1)
    else:
        sys.exit(__doc__)
