"""`newsevents export` and `newsevents import`: out of one warehouse, into another, or into other tools."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsevents.cli.screen import out, show_table
from newsevents.load.paths import warehouse_path

if TYPE_CHECKING:
    from newsevents.load.batch import Loaded
    from newsevents.load.store import Warehouse

Folder = Annotated[Path, typer.Argument(help="A folder; its manifest.json names the files.")]


def export_tables(
    folder: Folder,
    form: Annotated[
        str, typer.Option("--format", "-f", help="parquet (by year and month) or csv")
    ] = "parquet",
    what: Annotated[str, typer.Option(help="tables, or a flat view: events, gdelt, polecat")] = "tables",
) -> None:
    """Write the warehouse out as Parquet or CSV files that other tools read.

    Example: newsevents export lake/ · newsevents export gdelt/ --what gdelt --format csv
    """
    from newsevents.load.exporting import export_warehouse

    manifest = export_warehouse(warehouse_path(os.environ), folder, form=form, what=what)
    rows = [
        (table.name, table.rows, len(table.files), sum(file.n_bytes for file in table.files))
        for table in manifest.tables
    ]
    show_table(("table", "rows", "files", "bytes"), rows)
    out.print(f"{folder / 'manifest.json'}", soft_wrap=True, markup=False)


def import_tables(folder: Folder) -> None:
    """Load a Parquet export into the warehouse; articles that it holds already stay as they are.

    Example: newsevents import lake/
    """
    from newsevents.load.store import Warehouse

    with Warehouse(warehouse_path(os.environ)) as warehouse:
        loaded = load_export(warehouse, folder)
        warehouse.publish()
    out.print(f"{loaded.new} articles new, {loaded.unchanged} held already; {loaded.events} events")


def load_export(warehouse: Warehouse, folder: Path) -> Loaded:
    """Load the months of an export one after the other, in a run of its own."""
    from newsevents.load.batch import Loaded
    from newsevents.load.importing import months_of
    from newsevents.load.migrate import schema_version

    months = months_of(folder, schema_version(warehouse.connection))
    run = warehouse.begin_run("import", sources=[str(folder)], flow="import")
    total, status = Loaded(), "failed"
    try:
        for files in months:
            total += warehouse.load_files(files, run)
        warehouse.link()
        status = "completed"
    finally:
        warehouse.finish_run(run, status)
    return total
