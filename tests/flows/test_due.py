"""Which sources are due."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from newsevents.fetch.source_list import Source

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # a Monday, ten in the morning in Jakarta
SOURCES = (
    Source("daily", "folder", path=".", schedule="0 6 * * *", timezone="Asia/Jakarta"),
    Source("quarterly", "folder", path=".", interval_s=900),
    Source("mondays", "folder", path=".", rrule="FREQ=WEEKLY;BYDAY=MO", timezone="Asia/Jakarta"),
    Source("by-hand", "folder", path="."),
    Source("asleep", "folder", path=".", interval_s=900, enabled=False),
)


@pytest.mark.parametrize(
    ("ago", "due"),
    [
        (timedelta(minutes=5), []),
        (timedelta(minutes=20), ["quarterly"]),
        (timedelta(hours=5), ["daily", "quarterly"]),
        (timedelta(days=8), ["daily", "quarterly", "mondays"]),
        (None, ["daily", "quarterly", "mondays"]),
    ],
)
@pytest.mark.server
def test_a_source_is_due_when_its_time_came_round(ago: timedelta | None, due: list[str]) -> None:
    from due import due_sources  # imports Prefect, which takes seconds

    read = {} if ago is None else {source.name: NOW - ago for source in SOURCES}
    assert asyncio.run(due_sources(SOURCES, read, NOW)) == due
