"""Which sources are due: their schedule has come round since they were read to the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from prefect.server.schemas.schedules import CronSchedule, RRuleSchedule

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
    return [
        source.name
        for source in sources
        if source.enabled and has_schedule(source) and await is_due(source, read.get(source.name), now)
    ]


def has_schedule(source: Source) -> bool:
    """Whether a source has times of its own."""
    return bool(source.schedule or source.rrule or source.interval_s)


async def is_due(source: Source, began: datetime | None, now: datetime) -> bool:
    """Whether the schedule of a source has come round since a time; an interval counts from that time."""
    if began is None:
        return True
    if source.interval_s:
        return now - began >= timedelta(seconds=source.interval_s)
    zone = source.timezone or "UTC"
    schedule = (
        CronSchedule(cron=source.schedule, timezone=zone)
        if source.schedule
        else RRuleSchedule(rrule=source.rrule or "", timezone=zone)
    )
    return bool(await schedule.get_dates(1, start=began, end=now))
