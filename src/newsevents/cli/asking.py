"""`newsevents sql`, `events`, `show` and `query`: reading the published snapshot."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from newsevents import resources
from newsevents.cli.screen import err, show_table
from newsevents.errors import Misconfigured
from newsevents.load.paths import warehouse_path

Format = Annotated[str, typer.Option("--format", "-f", help="table, csv or json")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="Most rows to show.")]


def sql(
    statement: Annotated[
        str, typer.Argument(help="A SELECT over v_events, v_quantities and the other tables.")
    ],
    form: Format = "table",
    limit: Limit = 1000,
) -> None:
    """Ask the warehouse in SQL; it can only be read, and only it.

    Example: newsevents sql "SELECT actor, action, target, location, date_start FROM v_events"
    """
    answer(statement, {}, form, limit)


def events(  # noqa: PLR0913 - one parameter an option
    kind: Annotated[str | None, typer.Option("--type", help="ASSAULT, DISASTER, …")] = None,
    country: Annotated[str | None, typer.Option(help="Where it happened, ISO code: ID, IQ, …")] = None,
    actor: Annotated[str | None, typer.Option(help="Part of the actor's name.")] = None,
    since: Annotated[str | None, typer.Option(help="Not over before this day: 2020-01-31.")] = None,
    until: Annotated[str | None, typer.Option(help="Not begun after this day.")] = None,
    form: Format = "table",
    limit: Limit = 50,
) -> None:
    """The events, the newest articles first.

    Example: newsevents events --type ASSAULT --country IQ --since 2020-01-01
    """
    conditions = {
        "type = upper($kind)": ("kind", kind),
        "country = upper($country)": ("country", country),
        "list_aggregate(actors, 'string_agg', '; ') ILIKE '%' || $actor || '%'": ("actor", actor),
        "coalesce(date_end, date_start) >= CAST($since AS DATE)": ("since", as_day("--since", since)),
        "coalesce(date_start, date_end) <= CAST($until AS DATE)": ("until", as_day("--until", until)),
    }
    used = {clause: pair for clause, pair in conditions.items() if pair[1] is not None}
    where = " AND ".join(f"({clause})" for clause in used) or "true"
    statement = f"""SELECT right(CAST(event_id AS VARCHAR), 8) AS id,
        type, actor, action, target, location, country, date_start AS date, quantity_text AS quantity, status
        FROM v_events WHERE {where} ORDER BY published DESC NULLS LAST, event_id"""  # noqa: S608 - clauses are ours
    answer(statement, {name: value for name, value in used.values()}, form, limit)


def as_day(option: str, given: str | None) -> date | None:
    """The day that an option names; raises Misconfigured where it names none."""
    try:
        return date.fromisoformat(given) if given is not None else None
    except ValueError as error:
        message = f"{option} is a day such as 2020-01-31, not {given}"
        raise Misconfigured("bad_option", message) from error


def show(
    event: Annotated[str, typer.Argument(help="The id of an event, or the part of it that `events` shows.")],
) -> None:
    """The evidence of an event: its sentence with every field highlighted where it stands, and the source.

    Example: newsevents show 3f2a9c01
    """
    from newsevents.cli.evidence import show_evidence

    show_evidence(event, warehouse_path(os.environ))


def named_query(
    name: Annotated[str | None, typer.Argument(help="Its name; without one, all are listed.")] = None,
    form: Format = "table",
    limit: Limit = 1000,
) -> None:
    """Run one of the analyst's queries that came along (warehouse/queries).

    Example: newsevents query who_did_what
    """
    found = {path.stem: path for path in sorted((resources.folder("warehouse") / "queries").glob("*.sql"))}
    if name is None:
        show_table(
            ("query", "what it answers"), [(stem, first_comment(path)) for stem, path in found.items()]
        )
    elif name not in found:
        raise Misconfigured("no_such_query", f"there is no query {name}: choose from {', '.join(found)}")
    else:
        answer(found[name].read_text(encoding="utf-8"), {}, form, limit)


def first_comment(path: Path) -> str:
    """The first line of a query, which says what it answers."""
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("--").strip()


def answer(statement: str, params: dict[str, Any], form: str, limit: int) -> None:
    """Ask, and print what comes back."""
    from newsevents.ask.answer import Limits
    from newsevents.ask.formats import render
    from newsevents.ask.query import query

    if form not in ("table", "csv", "json"):
        raise Misconfigured("bad_option", f"--format is table, csv or json, not {form}")
    found = query(statement, warehouse_path(os.environ), params=params, limits=Limits(rows=limit))
    typer.echo(render(found, form), nl=False)  # type: ignore[arg-type]
    if found.truncated and form != "table":
        err.print(f"[dim]only the first {limit} rows; see --limit[/dim]")
