"""What a run shows in the Prefect UI: progress while it goes on, then its summary, its events, its state."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from prefect.artifacts import (
    acreate_markdown_artifact,
    acreate_progress_artifact,
    acreate_table_artifact,
    aupdate_progress_artifact,
)
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed
from told import tell_events

from newsevents.cli.alerting import tell_alerts
from newsevents.cli.settings import now
from newsevents.errors import NewsEventsError, Retryable
from newsevents.pipeline import BATCH, Summary
from newsevents.report.summary import events_of_run, in_words, summary_markdown, table_rows

Tell = Callable[[Summary], None]


async def shown(warehouse: Path, work: Callable[[Tell], Summary]) -> State[Summary]:
    """The state of a run that did some work: expected trouble is its message, not a traceback.

    The work is done in a thread, so that the run can say meanwhile that it is alive; once the run is
    cancelled, the work ends after the batch it is at.
    """
    progress = await acreate_progress_artifact(0, description="starting")
    loop, stopped, began = asyncio.get_running_loop(), Event(), now()

    def tell(summary: Summary) -> None:
        if stopped.is_set():
            raise Retryable("stopped", "the run was stopped; the next one goes on from here")
        shown_so_far = aupdate_progress_artifact(progress, percent(summary), in_words(summary))
        asyncio.run_coroutine_threadsafe(shown_so_far, loop).result()

    try:
        summary = await asyncio.to_thread(work, tell)
    except NewsEventsError as error:
        get_run_logger().error(str(error))
        return Failed(message=str(error), data=error)
    finally:
        stopped.set()
    await aupdate_progress_artifact(progress, 100, in_words(summary))
    await show(summary, warehouse)
    await asyncio.to_thread(tell_people, warehouse, began)
    if summary.found and not summary.useful:
        return Failed(message=in_words(summary), data=summary)
    return Completed(message=in_words(summary), data=summary)


def percent(summary: Summary) -> float:
    """How far a run is, as if one more batch were to come: how many will is known only at the end."""
    return round(100 * summary.found / (summary.found + BATCH))


async def show(summary: Summary, warehouse: Path) -> None:
    """The artifacts of a finished run, and an event for each of its main rows."""
    rows = events_of_run(warehouse, summary.loaded.article_ids)
    text = summary_markdown(summary, rows)
    await acreate_markdown_artifact(text, key="summary", description=in_words(summary))
    await acreate_table_artifact(table_rows(rows), key="events", description="The events of this run")
    ours = {str(article) for article in summary.loaded.article_ids}
    tell_events(row for row in rows if row["article_id"] in ours)


def tell_people(warehouse: Path, began: datetime) -> None:
    """Sends the alerts of a run; trouble with them is a warning in its log."""
    logger = get_run_logger()
    try:
        told = tell_alerts(os.environ, warehouse, began)
    except NewsEventsError as error:
        logger.warning("no alerts sent: %s", error)
        return
    for failure in told.failed:
        logger.warning("alert not sent: %s", failure)
    if told.sent:
        logger.info("%d alerts sent", told.sent)


class PlainTrouble(logging.Filter):
    """Lets expected trouble be one line of a run's log, without the traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], NewsEventsError):
            record.exc_info = None
        return True


for name in ("prefect.task_runs", "prefect.flow_runs"):
    logging.getLogger(name).addFilter(PlainTrouble())
