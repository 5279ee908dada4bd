"""The schema as a page for people: every table, view and macro with its comments (docs/schema.md)."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

HEAD = """# The warehouse

One DuckDB file. Readers open the published snapshot beside it (`newsevents.published.duckdb`), with
`newsevents sql` or any tool that speaks DuckDB 1.5 or newer. This page is made from the comments in
`warehouse/`; a test keeps it true.

- **Ids** are UUIDs that follow from what a thing is: the same source loaded twice gives the same rows.
  `event_id` sorts by publish time, article and place in the text.
- **Versions**: every version of an article is kept, events for the current one only. A new version
  replaces the events of the old one in the same transaction (the old text stays).
- **Unknown is NULL**, never 0: no date told, no bound given, no country known.
- **Spans** count code points from 0 in `articles.text`; the end is exclusive.
- **No foreign keys**: DuckDB refuses upserts on tables that others point to. Tests look for orphans.
"""
TABLES = """
    SELECT schema_name, table_name, comment, 'table' AS kind FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT schema_name, view_name, comment, 'view' FROM duckdb_views() WHERE NOT internal AND NOT temporary
    ORDER BY kind DESC, schema_name DESC, table_name
"""
COLUMNS = """
    SELECT column_name, data_type, comment FROM duckdb_columns()
    WHERE schema_name = $schema AND table_name = $name AND NOT internal ORDER BY column_index
"""
MACROS = """
    SELECT function_name, list_aggregate(parameters, 'string_agg', ', ')
    FROM duckdb_functions()
    WHERE function_type = 'table_macro' AND NOT internal ORDER BY function_name
"""


def schema_page(connection: duckdb.DuckDBPyConnection) -> str:
    """The page in Markdown."""
    return HEAD + "".join(_sections(connection))


def _sections(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for schema, name, comment, kind in connection.execute(TABLES).fetchall():
        title = name if schema == "main" else f"{schema}.{name}"
        yield f"\n## {title} ({kind})\n\n{comment}.\n\n| column | type | what it is |\n|---|---|---|\n"
        columns = connection.execute(COLUMNS, {"schema": schema, "name": name}).fetchall()
        yield from (f"| {column} | {kind_} | {meaning} |\n" for column, kind_, meaning in columns)
    yield "\n## Macros\n\nAsked like tables; `warehouse/views/z_macros.sql` says what each gives.\n\n"
    for macro, parameters in connection.execute(MACROS).fetchall():
        yield f"- `{macro}({parameters})`\n"
