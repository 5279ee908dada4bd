"""`newsevents quarantine list|show|replay`: what could not be used, why, and trying it again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from newsevents.cli.screen import cell, err, out, show_table
from newsevents.errors import Misconfigured
from newsevents.load.paths import warehouse_path

app = typer.Typer(no_args_is_help=True, help="What could not be used, why, and trying it again after a fix.")

LIST = """
    SELECT right(CAST(quarantine_id AS VARCHAR), 8) AS id, stage, reason, origin, source, times,
        CAST(last_at AS DATE) AS last_seen, octet_length(content) AS bytes, outcome
    FROM meta.quarantine
    WHERE ($reason IS NULL OR reason = $reason) AND ($all OR replayed_at IS NULL)
    ORDER BY last_at DESC, quarantine_id
"""
SHOW = """
    SELECT * REPLACE (CAST(map_entries(headers) AS VARCHAR) AS headers)
    FROM meta.quarantine WHERE contains(CAST(quarantine_id AS VARCHAR), $wanted) LIMIT 2
"""
SHOWN_BYTES = 2000
Reason = Annotated[str | None, typer.Option(help="Only those with this reason code (docs/reasons.md).")]


@app.command("list")
def list_waiting(
    reason: Reason = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that were replayed.")] = False,
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv or json")] = "table",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Most rows to show.")] = 1000,
) -> None:
    """The pages that wait, the latest first; `newsevents query quarantine_by_reason` counts them."""
    from newsevents.cli.asking import answer

    answer(LIST, {"reason": reason, "all": every}, form, limit)


@app.command("show")
def show(
    wanted: Annotated[str, typer.Argument(help="Its id, or the part of it that `list` shows.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write its bytes here; - is stdout.")
    ] = None,
) -> None:
    """All that is known of one page, and its bytes."""
    found = find_one(wanted)
    content = bytes.fromhex(found.pop("content") or "")
    if output is not None:
        write_bytes(output, content)
        return
    show_table(("field", "value"), [(name, value) for name, value in found.items() if value is not None])
    if content:
        shown = content[:SHOWN_BYTES].decode("utf-8", "replace")
        out.print(cell(shown), soft_wrap=True)
        if len(content) > SHOWN_BYTES:
            err.print(f"[dim]the first {SHOWN_BYTES} of {len(content)} bytes; -o FILE writes all[/dim]")


def find_one(wanted: str) -> dict[str, Any]:
    """The one entry with these characters in its id."""
    from newsevents.ask.query import query

    found = query(SHOW, warehouse_path(os.environ), params={"wanted": wanted.strip().lower()})
    if not found.rows:
        raise Misconfigured(
            "no_such_entry", f"the quarantine has no {wanted}: see `newsevents quarantine list`"
        )
    if len(found.rows) > 1:
        raise Misconfigured("ambiguous_id", f"several entries have {wanted} in their id: give more of it")
    return dict(zip(found.columns, found.rows[0], strict=True))


def write_bytes(path: Path, content: bytes) -> None:
    """Write the bytes as they came."""
    if str(path) == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Misconfigured("cannot_write", f"{path}: {error.strerror}") from error


@app.command("replay")
def replay_waiting(
    wanted: Annotated[str | None, typer.Argument(help="One id; without it, all that wait.")] = None,
    reason: Reason = None,
) -> None:
    """Try waiting pages again, after a fix: from their bytes through all stages into the warehouse.

    What failed to be fetched has no page yet: fetch it again with `newsevents run URL`.
    """
    from newsevents.cli.settings import fetch_settings, now
    from newsevents.cli.summary import show_summary
    from newsevents.pipeline import Job
    from newsevents.replay import replay

    job = Job(("quarantine",), warehouse_path(os.environ), now, fetch_settings(os.environ))
    summary = replay(job, reason=reason, chosen=wanted and wanted.strip().lower())
    if not summary.found:
        err.print("no page waits that fits: see `newsevents quarantine list`")
        raise typer.Exit(1)
    show_summary(summary)
    if not summary.useful:
        raise typer.Exit(1)
