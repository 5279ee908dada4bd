"""Serves a deployment for each source, and those of the other flows, until stopped.

python flows/serve.py       the sources of seeds/sources.toml, or of NEWSEVENTS_SOURCES
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import shipped  # noqa: F401 - Prefect's settings, before Prefect reads them

# isort: split
from backfill import backfill
from due import due_sources, last_read
from ingest import ingest
from lifeline import end_with_parent
from maintain import maintain
from prefect import get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments import run_deployment
from prefect.deployments.runner import RunnerDeployment
from prefect.events import DeploymentEventTrigger
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, RRule, Schedule
from readying import make_ready
from reprocess import reprocess
from shipped import TAG

from newsevents.cli.settings import now, sources_of
from newsevents.fetch.source_list import Source
from newsevents.load.paths import warehouse_path

MAINTAINED = "30 19 * * *"
"""Daily, at half past two in Jakarta."""
ARRIVED = "newsevents.article.arrived"
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
NAMED_SOURCE = "[{{ event.payload.source | tojson }}]"


def main() -> None:
    """Make the server ready and serve until stopped."""
    end_with_parent()
    sources = sources_of(os.environ)
    served = deployments(sources)
    asyncio.run(_make_ready(served))
    runner = Runner()  # pauses its schedules when it stops, so that none pile up meanwhile
    runner.handle_sigterm = stop  # type: ignore[method-assign] # Prefect's own leaves a coroutine unawaited
    for deployment in served:
        runner.add_deployment(deployment)
    if asyncio.run(due_sources(sources, last_read(warehouse_path(os.environ)), now())):
        run_deployment("ingest/due", timeout=0)  # what was missed while nobody served
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


def stop(*_: object) -> None:
    """End as if interrupted."""
    sys.exit(0)


async def _make_ready(served: Sequence[RunnerDeployment]) -> None:
    async with get_client() as client:
        await make_ready(client, {deployment.name for deployment in served})


def deployments(sources: Sequence[Source]) -> list[RunnerDeployment]:
    """One for each enabled source, one for articles that an event names, and those of the other flows."""
    own = [source_deployment(source) for source in sources if source.enabled]
    return [*own, arrival_deployment(), *other_deployments()]


def source_deployment(source: Source) -> RunnerDeployment:
    """A source at its times; no run starts while the last one is still going."""
    return _deployment(
        ingest,
        name=source.name,
        parameters={"sources": [source.name]},
        schedule=schedule_of(source),
        concurrency_limit=ONE_AT_A_TIME,
        tags=[TAG, source.language or "any-language"],
    )


def arrival_deployment() -> RunnerDeployment:
    """Starts a run for each event `newsevents.article.arrived`, with what its payload names as `source`."""
    template = {"__prefect_kind": "jinja", "template": NAMED_SOURCE}
    trigger = DeploymentEventTrigger(
        name="newsevents: an article arrived",
        expect={ARRIVED},
        parameters={"sources": {"__prefect_kind": "json", "value": template}},
    )
    return _deployment(
        ingest, name="arrived", parameters={"sources": []}, triggers=[trigger], tags=[TAG, "arrived"]
    )


def other_deployments() -> list[RunnerDeployment]:
    """What is run when somebody asks for it, and the daily look after the warehouse."""
    alone = {"concurrency_limit": ONE_AT_A_TIME, "tags": [TAG]}
    days = {"first_day": "2020-01-01", "last_day": "2020-01-31"}
    return [
        _deployment(ingest, name="due", parameters={"sources": []}, **alone),
        _deployment(reprocess, name="store", **alone),
        _deployment(backfill, name="days", parameters={"sources": [], **days}, **alone),
        _deployment(maintain, name="daily", schedule=Cron(MAINTAINED, timezone="UTC"), **alone),
    ]


def _deployment(flow: Any, **given: Any) -> RunnerDeployment:
    made: RunnerDeployment = flow.to_deployment(**given)
    return made


def schedule_of(source: Source) -> Schedule | None:
    """The schedule of a source as Prefect writes it."""
    if source.schedule:
        return Cron(source.schedule, timezone=source.timezone)
    if source.rrule:
        return RRule(source.rrule, timezone=source.timezone)
    return Interval(source.interval_s, timezone=source.timezone) if source.interval_s else None


if __name__ == "__main__":
    main()
