"""Questions to a Prefect server over HTTP, for commands that need not import Prefect."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx

from newsevents.errors import Retryable

TAG = "newsevents"
PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployment of newsevents as the server knows it; `ready` while a runner asks for its runs."""

    name: str
    ready: bool
    paused: bool
    schedules: int
    next_run: str | None = None


@cache
def client() -> httpx.Client:
    """What all questions go through: making one takes 50 ms of CPU, and a start asks often."""
    return httpx.Client(trust_env=False)


def is_healthy(api_url: str, timeout_s: float = PATIENCE_S) -> bool:
    """Whether a Prefect server answers at an address such as http://127.0.0.1:4200/api."""
    try:
        answer = client().get(f"{api_url}/health", timeout=timeout_s)
    except httpx.HTTPError:
        return False
    return answer.status_code == httpx.codes.OK and answer.text.strip() == "true"


def is_taken(api_url: str) -> bool:
    """Whether something listens at the port of an address."""
    parts = urlsplit(api_url)
    with socket.socket() as asked:
        asked.settimeout(PATIENCE_S)
        return asked.connect_ex((parts.hostname or "127.0.0.1", parts.port or 80)) == 0


def ui_of(api_url: str) -> str:
    """The address of the UI that belongs to an API."""
    return api_url.removesuffix("/").removesuffix("/api")


def deployments(api_url: str) -> list[Deployment]:
    """The deployments of newsevents, each with its next scheduled run; raises Retryable without an answer."""
    found = _ask(api_url, "deployments/filter", {"deployments": {"tags": {"all_": [TAG]}}})
    coming = {run["deployment_id"]: run["expected_start_time"] for run in reversed(_scheduled(api_url))}
    return [
        Deployment(
            d["name"], d["status"] == "READY", d["paused"], len(d["schedules"] or ()), coming.get(d["id"])
        )
        for d in sorted(found, key=lambda d: str(d["name"]))
    ]


def _scheduled(api_url: str) -> list[dict[str, Any]]:
    """The scheduled runs of newsevents, the next one first."""
    wanted = {"state": {"type": {"any_": ["SCHEDULED"]}}, "tags": {"all_": [TAG]}}
    return _ask(
        api_url, "flow_runs/filter", {"flow_runs": wanted, "sort": "EXPECTED_START_TIME_ASC", "limit": 200}
    )


def runs(api_url: str, limit: int = 10) -> list[dict[str, Any]]:
    """The last runs that began, the newest first, as the server tells them."""
    wanted = {"tags": {"all_": [TAG]}, "start_time": {"is_null_": False}}
    return _ask(api_url, "flow_runs/filter", {"flow_runs": wanted, "sort": "START_TIME_DESC", "limit": limit})


def _ask(api_url: str, path: str, question: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        answer = client().post(f"{api_url}/{path}", json=question, timeout=PATIENCE_S * 4)
        found: list[dict[str, Any]] = answer.raise_for_status().json()
    except httpx.HTTPError as error:
        message = f"the Prefect server at {api_url} does not answer: {error}"
        raise Retryable("server_silent", message) from error
    return found
