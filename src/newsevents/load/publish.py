"""The published snapshot: a copy of the database beside it that readers open, replaced by rename."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from newsevents.load.copying import copy_as_it_is
from newsevents.load.opening import CONFIG
from newsevents.load.paths import published_path

# Two databases with the same mark hold the same rows, except for runs that changed nothing.
MARK = """
    SELECT
        (SELECT max(version) FROM meta.migrations),
        (SELECT list(load_id ORDER BY load_id) FROM meta.loads
            WHERE len(version_ids) > 0 OR articles_quarantined > 0),
        (SELECT max(epoch_us(finished_at)) FROM meta.runs
            WHERE articles_new + articles_changed + articles_quarantined > 0 OR status = 'failed'),
        (SELECT list(sha256 ORDER BY name) FROM meta.views),
        (SELECT count(*) FROM appearances),
        (SELECT count(replayed_at) FROM meta.quarantine),
        (SELECT bit_xor(hash(version_id, engine, linker)) FROM meta.linked_articles)
"""


def publish(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> Path | None:
    """Replaces the snapshot by a copy of the database and gives its path; None where it is up to date."""
    target = published_path(warehouse)
    if _mark_of_file(target) == _mark(connection):
        return None
    draft = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    try:
        copy_as_it_is(connection, warehouse, draft)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def _mark(connection: duckdb.DuckDBPyConnection) -> tuple[object, ...]:
    return tuple(connection.execute(MARK).fetchall()[0])


def _mark_of_file(path: Path) -> tuple[object, ...] | None:
    if not path.exists():
        return None
    try:
        with duckdb.connect(str(path), read_only=True, config=CONFIG) as connection:
            return _mark(connection)
    except duckdb.Error:  # not a snapshot of ours, or broken: it is replaced
        return None
