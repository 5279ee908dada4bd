"""The flow `reprocess`: all pages kept from earlier runs are cleaned and read again, offline."""

from __future__ import annotations

import shipped  # noqa: F401 - Prefect's settings, before Prefect reads them

# isort: split
from functools import partial

from ingest import ingest_batch, job_of, run_name
from prefect import flow
from prefect.client.schemas.objects import State
from shown import shown

from newsevents.pipeline import FROM_STORE, Summary, run_job


@flow(name="reprocess", flow_run_name=run_name, persist_result=False)
async def reprocess(warehouse: str | None = None, label: str = "store") -> State[Summary]:
    """Read the kept pages with the newest packs and models; what would come out the same is left alone."""
    job = job_of([FROM_STORE], warehouse)
    return await shown(job.warehouse, partial(run_job, job, ingest_batch))
