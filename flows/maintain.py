"""The flow `maintain`: the warehouse is checked, its free space given back, its snapshot renewed."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import shipped  # noqa: F401 - Prefect's settings, before Prefect reads them

# isort: split
from prefect import flow, get_run_logger, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from newsevents.errors import NewsEventsError
from newsevents.load.compact import compact
from newsevents.load.paths import warehouse_path
from newsevents.load.store import Warehouse

WAIT_S = 300.0


@task(name="verify", cache_policy=NO_CACHE, persist_result=False)
def verify_and_publish(path: Path) -> list[str]:
    """What is wrong with the tables, in words; a sound warehouse is published."""
    with Warehouse(path, wait_s=WAIT_S) as warehouse:
        findings = [f"{found.what}: {found.rows}, such as {found.example}" for found in warehouse.verify()]
        if not findings:
            warehouse.publish()
    return findings


@task(name="compact", cache_policy=NO_CACHE, persist_result=False)
def give_back_space(path: Path) -> str:
    """What was gained, in words."""
    sizes = compact(path, wait_s=WAIT_S)
    return f"{sizes[0] / 1e6:.1f} MB before, {sizes[1] / 1e6:.1f} MB now" if sizes else "nothing to gain"


def run_name() -> str:
    """maintain-2026-11-22"""
    return f"maintain-{datetime.now(UTC):%Y-%m-%d}"


@flow(name="maintain", flow_run_name=run_name, persist_result=False)
async def maintain(warehouse: str | None = None) -> State[str]:
    """Verify, compact and publish; a warehouse that is not sound is left as it is, and the run fails."""
    path = Path(warehouse) if warehouse else warehouse_path(os.environ)
    try:
        findings = verify_and_publish(path)
        told = "; ".join(findings) or f"sound; {give_back_space(path)}"
    except NewsEventsError as error:
        get_run_logger().error(str(error))
        return Failed(message=str(error), data=error)
    await acreate_markdown_artifact(f"**{told}**", key="maintenance", description=str(path))
    return Failed(message=told, data=told) if findings else Completed(message=told, data=told)
