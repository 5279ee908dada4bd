"""`newsevents doctor`: what is set up, and whether it works."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

import typer

from newsevents.cli import health
from newsevents.cli.screen import show_table
from newsevents.errors import NewsEventsError

PACKAGES = (
    "prefect",
    "fastapi",
    "sqlalchemy",
    "httpx",
    "beautifulsoup4",
    "lxml",
    "duckdb",
    "spacy",
    "trafilatura",
)


def doctor() -> None:
    """Check packages, models, warehouse, Prefect server and schedules, disk, clock; exit 1 if one fails."""
    rows = [(name, *verdict(check)) for name, check in CHECKS.items()]
    show_table(("part", "ok", "what was found"), rows)
    if not all(row[1] == "yes" for row in rows):
        raise typer.Exit(1)


def verdict(check: Callable[[], str]) -> tuple[str, str]:
    """Whether a check passed, and what it says."""
    try:
        return "yes", check()
    except (NewsEventsError, OSError, ImportError, PackageNotFoundError) as error:
        return "no", str(error)


def check_packages() -> str:
    """Python and the packages that matter, with versions."""
    found = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"Python {platform.python_version()}, {found}"


def check_packs() -> str:
    """Every pack reads a sentence."""
    from newsevents import packs
    from newsevents.read.parser import load_parser

    for lang in packs.languages():
        load_parser(lang).parse(["Jakarta 2020."])
    return ", ".join(f"{packs.toml(lang, 'pack.toml')['name']} ({lang})" for lang in packs.languages())


def check_events() -> str:
    """The event models are there."""
    from newsevents.extract.drafts import load_models

    return f"{len(load_models().learned)} models"


def check_warehouse() -> str:
    """The warehouse can be asked, or where it will be."""
    from newsevents.ask.query import query
    from newsevents.load.paths import published_path, warehouse_path

    path = warehouse_path(os.environ)
    if not published_path(path).exists():
        return f"{path}: nothing loaded yet"
    found = query("SELECT count(*) FROM v_events", path)
    return f"{path}: {found.rows[0][0]} events"


CHECKS = {
    "packages": check_packages,
    "packs": check_packs,
    "event models": check_events,
    "warehouse": check_warehouse,
    "versions": health.check_versions,
    "prefect server": health.check_server,
    "schedules": health.check_scheduler,
    "disk": health.check_disk,
    "clock": health.check_clock,
}
