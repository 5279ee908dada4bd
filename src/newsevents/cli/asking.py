"""`newsevents sql`, `events`, `show` and `query`: reading the published snapshot."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsevents.cli.screen import err, show_table
from newsevents.errors import Misconfigured
from newsevents.load.paths import warehouse_path

if TYPE_CHECKING:
    from newsevents.ask.answer import Answer

FORMATS = ("table", "csv", "json", "parquet")
Format = Annotated[str, typer.Option("--format", "-f", help="table, csv, json; parquet with -o")]
Param = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", help="A value for $name in the SQL: name=value. May be repeated."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of printing.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="Most rows to show.")]


def sql(  # noqa: PLR0913 - one parameter an option
    statement: Annotated[
        str | None, typer.Argument(help="A SELECT over v_events, v_quantities and the other tables.")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read the SQL from this file.")] = None,
    param: Param = None,
    form: Format = "table",
    output: Output = None,
    limit: Limit = 1000,
) -> None:
    """Ask the warehouse in SQL; it can only be read, and only it.

    Example: newsevents sql "SELECT actor, action, target, location, date_start FROM v_events"
    """
    from newsevents.ask.named import parameters

    answer(read_statement(statement, file), parameters(param or []), form, limit, output)


def read_statement(statement: str | None, file: Path | None) -> str:
    """The SQL as it was given: on the command line or in a file."""
    if (statement is None) == (file is None):
        raise Misconfigured("bad_option", "give the SQL, or --file with it")
    try:
        return statement if file is None else file.read_text(encoding="utf-8")  # type: ignore[return-value]
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured("no_such_path", f"{file} cannot be read: {error}") from error


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
    param: Param = None,
    form: Format = "table",
    output: Output = None,
    limit: Limit = 1000,
) -> None:
    """Run one of the analyst's queries that came along (warehouse/queries).

    Example: newsevents query protests_near -p place=Bandung -p km=20
    """
    from newsevents.ask import named

    if name is None:
        rows = (
            (q.name, q.answers, ", ".join(f"{k}={v}" for k, v in q.takes.items()))
            for q in named.named_queries().values()
        )
        show_table(("query", "what it answers", "takes"), rows)
        return
    wanted, given = named.named_query(name), named.parameters(param or [])
    unknown = sorted(set(given) - set(wanted.takes))
    if unknown:
        raise Misconfigured(
            "bad_option", f"{name} takes {', '.join(wanted.takes) or 'no values'}, not {unknown[0]}"
        )
    answer(wanted.sql, {**wanted.takes, **given}, form, limit, output)


def answer(
    statement: str, params: Mapping[str, Any], form: str, limit: int, output: Path | None = None
) -> None:
    """Ask, and print what comes back, or write it to a file."""
    from newsevents.ask.answer import Limits
    from newsevents.ask.formats import render
    from newsevents.ask.query import query

    if form not in FORMATS or (form == "parquet" and output is None):
        raise Misconfigured(
            "bad_option", f"--format is {', '.join(FORMATS)} (parquet with -o FILE), not {form}"
        )
    found = query(statement, warehouse_path(os.environ), params=params, limits=Limits(rows=limit))
    if output is None:
        typer.echo(render(found, form), nl=False)  # type: ignore[arg-type]
    else:
        write_answer(output, found, form)
    if found.truncated and (form != "table" or output is not None):
        err.print(f"[dim]only the first {limit} rows; see --limit[/dim]")


def write_answer(path: Path, found: Answer, form: str) -> None:
    """Write the answer to a file."""
    from newsevents.ask.formats import render
    from newsevents.ask.parquet import as_parquet

    content = as_parquet(found) if form == "parquet" else render(found, form).encode()  # type: ignore[arg-type]
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Misconfigured("cannot_write", f"{path}: {error.strerror}") from error
