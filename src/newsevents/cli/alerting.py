"""`newsevents alerts`: the rules of alerts.toml, what they told, and whether their receivers answer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsevents.cli.screen import err, out, show_table
from newsevents.errors import Misconfigured, NewsEventsError
from newsevents.load.paths import warehouse_path

if TYPE_CHECKING:
    from newsevents.alerts.rules import Rule
    from newsevents.alerts.sending import Told

FILE_NAME = "alerts.toml"
app = typer.Typer(invoke_without_command=True, help="Rules of alerts.toml: list, test, send.")


@app.callback()
def alerts(context: typer.Context) -> None:
    """The rules and how many alerts each one sent (the same as `alerts list`)."""
    if context.invoked_subcommand is None:
        list_rules()


@app.command("list")
def list_rules() -> None:
    """The rules, how many alerts each one sent, and how many receivers did not take."""
    from newsevents.load.alerted import told
    from newsevents.load.store import Warehouse

    rules, path = rules_of(os.environ), warehouse_path(os.environ)
    counts = {}
    if path.exists():
        with Warehouse(path) as opened:
            counts = told(opened.connection)
    rows = [(rule.name, len(rule.to), *counts.get(rule.name, (0, 0))) for rule in rules]
    show_table(("alert", "receivers", "sent", "not sent"), rows)


@app.command("test")
def try_out(
    name: Annotated[str | None, typer.Argument(help="A rule; without one, all are tried.")] = None,
) -> None:
    """Send one example of each rule to its receivers; nothing is noted as told. Exit 1 if one fails.

    The example is an event of the warehouse that the rule matches, or one that is made up.
    """
    from newsevents.alerts.delivery import deliver
    from newsevents.alerts.matching import example

    chosen = [rule for rule in rules_of(os.environ) if name in (None, rule.name)]
    if not chosen:
        raise Misconfigured("no_such_alert", f"there is no alert {name or ''} in {rules_path(os.environ)}")
    failed = False
    for rule in chosen:
        match = example(rule, warehouse_path(os.environ))
        for to in rule.to:
            try:
                deliver(match, to)
                out.print(f"{rule.name}: delivered")
            except NewsEventsError as error:
                failed = True
                err.print(f"[red]{rule.name}[/red]: {error.message}")
    if failed:
        raise typer.Exit(1)


@app.command("send")
def send() -> None:
    """Send now what no run has sent yet, as every run does at its end."""
    from newsevents.cli.settings import now

    say(tell_alerts(os.environ, warehouse_path(os.environ), now()))


def tell_alerts(environ: Mapping[str, str], warehouse: Path, began: datetime) -> Told:
    """Sends what the rules tell of the events in the warehouse; a new rule begins with runs since `began`."""
    from newsevents.alerts.sending import Teller
    from newsevents.cli.settings import now

    return Teller(rules_of(environ), warehouse, now).tell(began)


def say(told: Told) -> None:
    """What was sent and what was not, where there is anything to say."""
    if told.sent:
        out.print(f"{told.sent} alert{'s' * (told.sent != 1)} sent")
    for failure in told.failed:
        err.print(f"[yellow]alert not sent[/yellow]: {failure}")


def rules_of(environ: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules of NEWSEVENTS_ALERTS, or of the alerts.toml beside the warehouse, or none."""
    path = rules_path(environ)
    if not path.exists() and "NEWSEVENTS_ALERTS" not in environ:
        return ()
    from newsevents.alerts.rules import read_rules

    return read_rules(path, environ)


def rules_path(environ: Mapping[str, str]) -> Path:
    """Where the rules stand."""
    given = environ.get("NEWSEVENTS_ALERTS")
    return Path(given).expanduser() if given else warehouse_path(environ).with_name(FILE_NAME)
