"""Which sources are due: their schedule has come round since they were read to the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from prefect.server.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule

from newsevents.ask.query import query
from newsevents.fetch.source_list import Source
from newsevents.load.paths import published_path

LAST_READ = """
    SELECT name, max(started_at) AS began
    FROM (SELECT unnest(sources) AS name, started_at FROM meta.runs WHERE status = 'completed')
    GROUP BY name
"""


def last_read(warehouse: Path) -> dict[str, datetime]:
    """When the last run began that read a source to its end, by name."""
    if not published_path(warehouse).exists():
        return {}
    return {str(name): began for name, began in query(LAST_READ, warehouse).rows}


async def due_sources(sources: Iterable[Source], read: Mapping[str, datetime], now: datetime) -> list[str]:
    """Names of enabled sources with a schedule that were never read, or not since they should have been."""
    due = []
    for source in sources:
        schedule = server_schedule(source)
        if not source.enabled or schedule is None:
            continue
        began = read.get(source.name)
        if began is None or await schedule.get_dates(1, start=began, end=now):
            due.append(source.name)
    return due


def server_schedule(source: Source) -> CronSchedule | RRuleSchedule | IntervalSchedule | None:
    """The schedule of a source in the form that can tell its times."""
    zone = source.timezone or "UTC"
    if source.schedule:
        return CronSchedule(cron=source.schedule, timezone=zone)
    if source.rrule:
        return RRuleSchedule(rrule=source.rrule, timezone=zone)
    return IntervalSchedule(interval=timedelta(seconds=source.interval_s)) if source.interval_s else None
