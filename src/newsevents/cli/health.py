"""What `newsevents doctor` checks of the running parts: versions, server, scheduler, disk, clock."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from newsevents.load.paths import published_path, warehouse_path

BREAKS = {
    "fastapi": ((0, 151), "Prefect 3.8 dies on it: pip install 'fastapi<0.151'"),
    "sqlalchemy": (
        (2, 1),
        "Prefect's scheduler makes no runs with it: pip install 'sqlalchemy<2.1'",
    ),
}
LEAST_FREE_BYTES = 10**9
SKEW = timedelta(minutes=1)


def check_versions() -> str:
    """No version is in use that is known to break; raises OSError with what to install."""
    for name, (first_bad, why) in BREAKS.items():
        found = version(name)
        if release(found) >= first_bad:
            raise OSError(f"{name} {found}: {why}")
    return "none that is known to break: " + ", ".join(f"{name} {version(name)}" for name in BREAKS)


def release(text: str) -> tuple[int, ...]:
    """A version as numbers that can be compared.

    >>> release("2.1.0rc1") >= (2, 1), release("0.150.3") >= (0, 151)
    (True, False)
    """
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


def api_of(environ: Mapping[str, str]) -> str | None:
    """The address of the Prefect server that answers; None where none does, and none is set."""
    from newsevents.cli.prefect_link import LOCAL_API, api_answers
    from newsevents.cli.up_state import running_state, up_folder

    state = running_state(up_folder(warehouse_path(environ).resolve()))
    if state:
        return state.api_url
    given = environ.get("PREFECT_API_URL")
    if given and not api_answers(environ):
        raise OSError(f"no Prefect server answers at {given} (PREFECT_API_URL)")
    return given or (LOCAL_API if api_answers(environ) else None)


def check_server() -> str:
    """Where the Prefect server is; not having one is fine."""
    api = api_of(os.environ)
    return f"answers at {api}" if api else "none: runs happen in their own process (newsevents up starts one)"


def check_scheduler() -> str:
    """Every schedule has a next run and somebody who starts it; raises OSError where one has not."""
    from newsevents.cli.prefect_api import deployments

    api = api_of(os.environ)
    active = [found for found in deployments(api) if found.schedules and not found.paused] if api else []
    for found in active:
        if found.next_run is None:
            raise OSError(f"{found.name} has a schedule and no next run: Prefect's scheduler does not work")
        if not found.ready:
            raise OSError(f"nobody starts the runs of {found.name}: newsevents up")
    return f"{len(active)} schedules with their next runs" if active else "nothing is scheduled"


def check_disk() -> str:
    """There is room for the warehouse to be copied; raises OSError where there is not."""
    path = warehouse_path(os.environ).resolve()
    folder = next(parent for parent in path.parents if parent.exists())
    free, size = shutil.disk_usage(folder).free, path.stat().st_size if path.exists() else 0
    needed = max(LEAST_FREE_BYTES, 2 * size)
    told = f"{free / 1e9:.1f} GB free at {folder}, the warehouse has {size / 1e9:.2f} GB"
    if free < needed:
        raise OSError(f"{told}: free {(needed - free) / 1e9:.1f} GB more")
    return told


def check_clock() -> str:
    """The clock is not behind the newest load; raises OSError where it is."""
    return compared(datetime.now(UTC), newest_load(warehouse_path(os.environ)))


def compared(now: datetime, newest: datetime | None) -> str:
    """What the clock says, held against the newest load."""
    if newest and newest > now + SKEW:
        raise OSError(
            f"the clock says {now:%Y-%m-%d %H:%M} UTC, the newest load is of {newest:%Y-%m-%d %H:%M}"
        )
    return f"{now:%Y-%m-%d %H:%M} UTC"


def newest_load(warehouse: Path) -> datetime | None:
    """When the last batch was committed."""
    from newsevents.ask.query import query

    if not published_path(warehouse).exists():
        return None
    newest: datetime | None = query("SELECT max(committed_at) FROM meta.loads", warehouse).rows[0][0]
    return newest
