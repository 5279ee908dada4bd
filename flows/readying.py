"""Makes a Prefect server ready for the deployments: the writer's slot, dead runs, missed and stale ones."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from prefect.automations import AutomationCore, ChangeFlowRunState, EventTrigger, Posture
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterTags,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.states import Cancelled, Crashed
from shipped import TAG, WRITER

SILENT = timedelta(seconds=90)
"""Three heartbeats of 30 s (settings.toml): a run that is silent for so long is dead."""
ENDS = ("Completed", "Failed", "Cancelled", "Crashed", "AwaitingRetry", "Paused", "Suspended")
GONE = "The process of this run is gone; the next run completes its work."
MISSED = "Missed while newsevents was down; the next run reads what came meanwhile."


async def make_ready(client: PrefectClient, names: Collection[str]) -> None:
    """All that a server needs before the deployments of these names are served; as often as one likes."""
    await client.upsert_global_concurrency_limit_by_name(WRITER, 1)
    await register_reaper(client)
    await settle_runs(client)
    await pause_stale(client, names)


async def register_reaper(client: PrefectClient) -> None:
    """The automation that marks a run as crashed when its heartbeat stops."""
    reaper = AutomationCore(
        name="newsevents: mark dead runs as crashed",
        description="A run whose process was killed stays Running for ever; this one ends it.",
        trigger=EventTrigger(
            after={
                "prefect.flow-run.Running",
                "prefect.flow-run.heartbeat",
            },  # one may die before the first beat
            expect={"prefect.flow-run.heartbeat", *(f"prefect.flow-run.{end}" for end in ENDS)},
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            match_related={"prefect.resource.role": "tag", "prefect.resource.id": f"prefect.tag.{TAG}"},
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=SILENT,
        ),
        actions=[ChangeFlowRunState(name="Crashed", state=StateType.CRASHED, message=GONE, force=False)],
    )
    found = await client.read_automations_by_name(reaper.name)
    if found:
        await client.update_automation(found[0].id, reaper)
    else:
        await client.create_automation(reaper)


async def settle_runs(client: PrefectClient) -> None:
    """Ends what an earlier runner left: runs without a process, and late ones that would all start now."""
    now = datetime.now(UTC)
    for run in await _ours(client, StateType.RUNNING, StateType.PENDING, StateType.CANCELLING):
        await _end(client, run, Crashed(message=GONE))
    for run in await _ours(client, StateType.SCHEDULED):
        if run.expected_start_time and run.expected_start_time < now:
            await _end(client, run, Cancelled(message=MISSED))


async def _ours(client: PrefectClient, *types: StateType) -> list[FlowRun]:
    """The runs of our deployments that are in one of these states."""
    wanted = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[TAG]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types))),
    )
    runs = await client.read_flow_runs(flow_run_filter=wanted, limit=200)
    return [run for run in runs if run.deployment_id]


async def _end(client: PrefectClient, run: FlowRun, state: State[None]) -> None:
    await client.set_flow_run_state(run.id, state, force=True)


async def pause_stale(client: PrefectClient, names: Collection[str]) -> None:
    """Pauses our deployments that the list of sources no longer has: nobody would start their runs."""
    ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    for deployment in await client.read_deployments(deployment_filter=ours, limit=200):
        if deployment.name not in names and not deployment.paused:
            await client.pause_deployment(deployment.id)
