"""`newsevents run`: the main job, as a Prefect flow where there is a Prefect API, else in this process."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from newsevents.cli.screen import err
from newsevents.errors import Misconfigured, NewsEventsError

if TYPE_CHECKING:
    from newsevents.pipeline import Summary

Sources = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, globs (.txt .html .jsonl), article URLs, names of sources.toml."),
]
WithPrefect = Annotated[
    bool | None,
    typer.Option(
        "--prefect/--no-prefect",
        help="Run as a Prefect flow, or in this process. Default: a flow if an API answers.",
    ),
]
FromStore = Annotated[
    bool,
    typer.Option("--from-store", help="Clean and read again all pages kept from earlier runs, offline."),
]


def run(sources: Sources = None, prefect: WithPrefect = None, from_store: FromStore = False) -> None:
    """Load or fetch articles, extract their events and load them into the warehouse.

    Examples: newsevents run seeds/ · newsevents run 'pages/*.html' · newsevents run https://example.org/1

    After an upgrade: newsevents run --from-store
    """
    from newsevents.cli.prefect_link import api_answers, run_as_flow
    from newsevents.cli.settings import now, sources_of
    from newsevents.cli.summary import show_events, show_summary
    from newsevents.load.paths import warehouse_path
    from newsevents.pipeline import Job, find_items

    path, wanted = warehouse_path(os.environ), asked_for(sources, from_store)
    if prefect or (prefect is None and api_answers(os.environ)):
        # A call that cannot work stops here, before a server is started.
        find_items(Job(wanted, path, now, listed=sources_of(os.environ)))
        summary = run_as_flow(wanted, path)
    else:
        if prefect is None:
            say_without(os.environ)
        began = now()
        summary = run_here(wanted, path)
        tell(path, began)
    show_summary(summary)
    show_events(summary, path)
    if not summary.useful and summary.found:
        raise typer.Exit(1)


def asked_for(sources: list[str] | None, from_store: bool) -> list[str]:
    """The sources of a run; Misconfigured where none or both kinds are given."""
    from newsevents.pipeline import FROM_STORE

    if from_store == bool(sources):
        raise Misconfigured("bad_option", "give sources to run, or --from-store for the pages that were kept")
    return [FROM_STORE] if from_store else list(sources or ())


def say_without(environ: Mapping[str, str]) -> None:
    """That this run is not seen in the Prefect UI, and what to do about it."""
    given = environ.get("PREFECT_API_URL")
    if given:
        err.print(f"[yellow]no Prefect server answers at {given}: running without it[/yellow]")
    else:
        err.print("[dim]To watch runs in the Prefect UI: newsevents up, then run again.[/dim]")


def tell(path: Path, began: datetime) -> None:
    """Sends the alerts of a run; trouble with them does not spoil it."""
    from newsevents.cli.alerting import say, tell_alerts

    try:
        say(tell_alerts(os.environ, path, began))
    except NewsEventsError as error:
        err.print(f"[yellow]no alerts sent[/yellow]: {error}")


def run_here(sources: list[str], path: Path) -> Summary:
    """The pipeline in this process, with a progress bar."""
    from newsevents.cli.settings import fetch_settings, now, sources_of, store_bytes
    from newsevents.pipeline import Job, run_job

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("articles", total=None)
        settings, listed = fetch_settings(os.environ), sources_of(os.environ)
        job = Job(sources, path, now, settings, listed, store_bytes=store_bytes(os.environ))
        return run_job(job, progress=lambda summary: bar.update(task, completed=summary.found))
