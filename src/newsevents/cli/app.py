"""The command `newsevents`: exit 0 done, 1 nothing could be done, 2 a call that cannot work."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import typer

from newsevents import __version__
from newsevents.cli import (
    alerting,
    asking,
    checking,
    exchange,
    exploring,
    extracting,
    quarantine,
    running,
    serving,
    sources,
    warehouse,
)
from newsevents.cli.screen import complain
from newsevents.errors import Misconfigured, NewsEventsError

app = typer.Typer(
    name="newsevents",
    help="Turn news into data that can be asked: who did what to whom, where, when, how many.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(running.run)
app.command("extract")(extracting.extract)
app.command("clean")(extracting.clean)
app.command("sql")(asking.sql)
app.command("events")(asking.events)
app.command("show")(asking.show)
app.command("query")(asking.named_query)
app.command("explore")(exploring.explore)
app.command("report")(exploring.report)
app.command("doctor")(checking.doctor)
app.command("export")(exchange.export_tables)
app.command("import")(exchange.import_tables)
app.add_typer(quarantine.app, name="quarantine")
app.add_typer(sources.app, name="sources")
app.add_typer(warehouse.app, name="warehouse")
app.add_typer(alerting.app, name="alerts")
app.command("up")(serving.up)
app.command("status")(serving.status)
app.command("down")(serving.down)


def version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"newsevents {__version__}")
        raise typer.Exit


@app.callback()
def top(
    _: bool = typer.Option(False, "--version", callback=version, is_eager=True, help="Show the version."),
) -> None:
    """What all commands share."""


def main() -> None:
    """Run the command line; expected trouble is a message, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows "?"
    try:
        app()
    except NewsEventsError as error:
        complain(error)
        sys.exit(2 if isinstance(error, Misconfigured) else 1)
    except KeyboardInterrupt:
        sys.exit(130)
