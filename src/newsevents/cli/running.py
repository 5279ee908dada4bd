"""`newsevents run`: the main job, as a Prefect flow where there is a Prefect API, else in this process."""

from __future__ import annotations

import os
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

if TYPE_CHECKING:
    from newsevents.pipeline import Summary

Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders, globs (.txt .html .jsonl), article URLs, names of sources.toml."),
]
WithPrefect = Annotated[
    bool | None,
    typer.Option(
        "--prefect/--no-prefect",
        help="Run as a Prefect flow, or in this process. Default: a flow if an API answers.",
    ),
]


def run(sources: Sources, prefect: WithPrefect = None) -> None:
    """Load or fetch articles, extract their events and load them into the warehouse.

    Examples: newsevents run seeds/ · newsevents run 'pages/*.html' · newsevents run https://example.org/1
    """
    from newsevents.cli.prefect_link import api_answers, run_as_flow
    from newsevents.cli.settings import sources_of
    from newsevents.cli.summary import show_events, show_summary
    from newsevents.fetch.sources import find_all
    from newsevents.load.paths import warehouse_path

    path = warehouse_path(os.environ)
    if prefect or (prefect is None and api_answers(os.environ)):
        # A call that cannot work stops here, before a server is started.
        find_all(sources, sources_of(os.environ))
        summary = run_as_flow(sources, path)
    else:
        summary = run_here(sources, path)
        if prefect is None:
            err.print("[dim]To watch runs in the Prefect UI: prefect server start, then run again.[/dim]")
    show_summary(summary)
    show_events(summary, path)
    if not summary.useful and summary.found:
        raise typer.Exit(1)


def run_here(sources: list[str], path: Path) -> Summary:
    """The pipeline in this process, with a progress bar."""
    from newsevents.cli.settings import fetch_settings, now, sources_of
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
        job = Job(sources, path, now, fetch_settings(os.environ), sources_of(os.environ))
        return run_job(job, progress=lambda summary: bar.update(task, completed=summary.found))
