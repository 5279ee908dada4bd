"""`newsevents warehouse migrate|verify|compact|publish`: looking after the database file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from newsevents.cli.screen import err, out, show_table
from newsevents.errors import Misconfigured
from newsevents.load.paths import published_path, warehouse_path

app = typer.Typer(
    no_args_is_help=True, help="Look after the database file: migrate, verify, compact, publish."
)
Wait = Annotated[float, typer.Option("--wait", min=0, help="Seconds to wait for another writer.")]


@app.command("migrate")
def migrate(wait_s: Wait = 60.0) -> None:
    """Bring the warehouse to the newest schema, and make it where there is none."""
    from newsevents.load.migrate import schema_version
    from newsevents.load.store import Warehouse

    path = warehouse_path(os.environ)
    with Warehouse(path, wait_s=wait_s) as warehouse:
        warehouse.publish()
        version = schema_version(warehouse.connection)
    out.print(f"{path}: schema version {version}", soft_wrap=True)


@app.command("verify")
def verify(wait_s: Wait = 60.0) -> None:
    """Read every block, compare ledger and tables, look for rows that stand alone; exit 1 if one is wrong."""
    from newsevents.load.store import Warehouse

    with Warehouse(existing(), wait_s=wait_s) as warehouse:
        findings = warehouse.verify()
    if findings:
        show_table(("what is wrong", "rows", "example"), [(f.what, f.rows, f.example) for f in findings])
        raise typer.Exit(1)
    out.print("the warehouse is sound")


@app.command("compact")
def compact(
    wait_s: Wait = 60.0,
    force: Annotated[bool, typer.Option("--force", help="Also where little is to be gained.")] = False,
) -> None:
    """Give back the space of deleted rows: copy, compare, put in place."""
    from newsevents.load.compact import LEAST_FREE
    from newsevents.load.compact import compact as compact_file

    path = existing()
    sizes = compact_file(path, wait_s=wait_s, least_free=0.0 if force else LEAST_FREE)
    if sizes is None:
        out.print(f"less than {LEAST_FREE:.0%} of {path} is free: nothing done", soft_wrap=True)
    else:
        out.print(f"{path}: {sizes[0] / 1e6:.1f} MB before, {sizes[1] / 1e6:.1f} MB now", soft_wrap=True)


@app.command("publish")
def publish(wait_s: Wait = 60.0) -> None:
    """Replace the snapshot that readers open by the newest state."""
    from newsevents.load.store import Warehouse

    path = existing()
    with Warehouse(path, wait_s=wait_s) as warehouse:
        target = warehouse.publish()
    if target is None:
        err.print("the snapshot is up to date")
    out.print(str(published_path(path)), soft_wrap=True, markup=False)


def existing() -> Path:
    """The path of the warehouse; raises Misconfigured where there is none."""
    path = warehouse_path(os.environ)
    if not path.exists():
        raise Misconfigured("no_warehouse", f"there is no {path} yet: run `newsevents run seeds/` first")
    return path
