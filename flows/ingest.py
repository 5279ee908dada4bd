"""The flow `ingest`: sources in, events in the warehouse, what happened in the Prefect UI.

python flows/ingest.py seeds/        run it once
python flows/ingest.py --serve       serve it with the schedules of seeds/sources.toml (or NEWSEVENTS_SOURCES)
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

# Set before Prefect reads its settings: an ephemeral server may take minutes to start on a busy machine.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")

from httpx import HTTPError
from prefect import flow, get_client, get_run_logger, serve, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.runtime import flow_run
from prefect.schedules import Cron, Interval, Schedule
from prefect.states import Completed, Failed

from newsevents import pipeline
from newsevents.cli.settings import fetch_settings, now, sources_of, store_bytes
from newsevents.errors import Misconfigured
from newsevents.fetch.outcome import Fetched
from newsevents.fetch.source_list import Source
from newsevents.load.batch import Run
from newsevents.load.paths import warehouse_path
from newsevents.report.summary import event_rows, in_words, summary_markdown


def run_name() -> str:
    """A name that a person can read: ingest-seeds-2026-11-22."""
    first = str(flow_run.parameters["sources"][0]).rstrip("/")
    return f"ingest-{Path(first).name}-{datetime.now(UTC):%Y-%m-%d}"


@task(name="batch", task_run_name="batch-{number}", cache_policy=NO_CACHE, persist_result=False)
def ingest_batch(items: Sequence[Fetched], number: int, job: pipeline.Job, run: Run) -> pipeline.Summary:
    """One batch of articles all the way into the warehouse, in one transaction."""
    summary = pipeline.process_batch(items, number, job, run)
    logger = get_run_logger()
    for failure in summary.failures:
        logger.warning("%s rejected: %s", failure.origin, failure.error)
    logger.info(in_words(summary))
    return summary


@flow(name="ingest", flow_run_name=run_name, persist_result=False)
async def ingest(sources: list[str], warehouse: str | None = None) -> State[pipeline.Summary]:
    """Load or fetch the articles of the sources, extract their events, load what is new."""
    path = Path(warehouse) if warehouse else warehouse_path(os.environ)
    settings, listed = fetch_settings(os.environ), sources_of(os.environ)
    job = pipeline.Job(sources, path, now, settings, listed, str(flow_run.id), store_bytes(os.environ))
    summary = pipeline.run_job(job, do_batch=ingest_batch)
    await acreate_markdown_artifact(summary_markdown(summary), key="summary", description=in_words(summary))
    rows = [
        {k: str(v) if v is not None else "" for k, v in row.items()}
        for row in event_rows(path, summary.loaded.article_ids)
    ]
    await acreate_table_artifact(rows, key="events", description="The events of this run")
    if summary.found and not summary.useful:
        return Failed(message=in_words(summary), data=summary)
    return Completed(message=in_words(summary), data=summary)


def run_once(sources: list[str], warehouse: Path | None = None) -> pipeline.Summary:
    """Run the flow in this process and print its name and state; raises what stopped it."""
    started = ingest(sources, str(warehouse) if warehouse else None, return_state=True)
    try:
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


def schedule_of(source: Source) -> Schedule | None:
    """The schedule of a source as Prefect writes it."""
    if source.schedule:
        return Cron(source.schedule, timezone=source.timezone)
    return Interval(source.interval_s) if source.interval_s else None


def serve_sources(sources: Sequence[Source]) -> None:
    """Serve a deployment for each enabled source until stopped; no run starts while one is still going."""
    one_at_a_time = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    deployments: list[Any] = [
        ingest.to_deployment(
            name=source.name,
            parameters={"sources": [source.name]},
            schedule=schedule_of(source),
            concurrency_limit=one_at_a_time,
            tags=["newsevents", source.language or "any-language"],
        )
        for source in sources
        if source.enabled
    ]
    serve(*deployments)


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        serve_sources(sources_of(os.environ))
    elif sys.argv[1:] and not sys.argv[1].startswith("-"):
        sys.exit(0 if run_once(sys.argv[1:]).useful else 1)
    else:
        sys.exit(__doc__)
