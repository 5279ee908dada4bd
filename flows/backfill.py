"""The flow `backfill`: what feeds and sitemaps have of some days, however often it was fetched before."""

from __future__ import annotations

import shipped  # noqa: F401 - Prefect's settings, before Prefect reads them

# isort: split
from dataclasses import replace
from datetime import date
from functools import partial

from ingest import ingest_batch, job_of, run_name
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Failed
from shown import shown

from newsevents.errors import Misconfigured
from newsevents.pipeline import Summary, run_job

MOST_PAGES = 10_000


@flow(name="backfill", flow_run_name=run_name, persist_result=False)
async def backfill(
    sources: list[str], first_day: date, last_day: date, warehouse: str | None = None
) -> State[Summary]:
    """Load what the sources name from the first to the last day; loading it twice changes nothing."""
    if last_day < first_day:
        error = Misconfigured("bad_days", f"the last day {last_day} is before the first day {first_day}")
        get_run_logger().error(str(error))
        return Failed(message=str(error), data=error)
    job = job_of(sources, warehouse)
    settings = replace(job.settings, days=(first_day, last_day), max_entries=MOST_PAGES)
    return await shown(job.warehouse, partial(run_job, replace(job, settings=settings), ingest_batch))
