"""A warehouse of every earlier schema becomes one of today, with its rows."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from newsevents.load.migrate import migrate, migrations, refresh_views
from newsevents.load.opening import CONFIG
from newsevents.load.verify import verify
from newsroom import load, many, opened

NEWEST = len(migrations())
VERSION, ARTICLE = "00000000-0000-8000-8000-000000000001", "00000000-0000-8000-8000-000000000002"
RUN, EVENT = "00000000-0000-8000-8000-000000000003", "00000000-0000-8000-8000-000000000005"
# What a schema of that number could hold first.
ROWS = {
    2: f"""
        INSERT INTO sources VALUES ('berita', 'ID', 'berita.example');
        INSERT INTO articles (version_id, article_id, version, is_current, content_hash, source, lang, text,
            confidence, engine)
        VALUES ('{VERSION}', '{ARTICLE}', 1, true, 'x', 'berita', 'id', 'Kabar lama', 1, 'old 1');
        INSERT INTO meta.runs (run_id, flow, engine, code_version, sources, started_at, status)
        VALUES ('{RUN}', 'run', 'old 1', '0', [], now(), 'completed');
        INSERT INTO meta.loads
        VALUES (uuid(), '{RUN}', now(), 2, 1, 0, 0, 0, ['{VERSION}'::UUID], MAP {{'articles': 1}})""",
    3: f"""
        INSERT INTO events (event_id, article_id, version_id, nth, type, action, trigger_text, actors,
            targets, locations, status, salience, confidence, sentence)
        VALUES ('{EVENT}', '{ARTICLE}', '{VERSION}', 1, 'AID', 'bantu', 'membantu', [], [], [], 'actual',
            'main', 1, 'Kabar lama');
        INSERT INTO mentions (event_id, article_id, version_id, triggers, sentence_start, sentence_end,
            engine, engine_version)
        SELECT event_id, article_id, version_id, [], 0, 10, 'old', '1' FROM events""",
    6: f"INSERT INTO appearances VALUES ('{ARTICLE}', 'kabar.txt', 'berita', uuid(), now())",
}
COLUMNS = """
    SELECT schema_name, table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()
    WHERE NOT internal ORDER BY ALL
"""


def columns(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return connection.execute(COLUMNS).fetchall()


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    with opened(tmp_path_factory.mktemp("today") / "w.duckdb") as warehouse:
        return columns(warehouse.connection)


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_earlier_schema_is_brought_up(version: int, today: list[tuple[object, ...]], tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path), config=CONFIG) as connection:
        assert migrate(connection, migrations()[:version]) == version
        for needed, rows in ROWS.items():
            if needed <= version:
                connection.execute(rows)
    with opened(path) as warehouse:
        read = warehouse.connection
        assert columns(read) == today
        assert migrate(read) == 0
        assert not refresh_views(read)
        assert verify(read) == ()
        if version >= 3:
            assert read.execute("SELECT action, sentence FROM v_events").fetchall() == [
                ("bantu", "Kabar lama")
            ]
        assert load(warehouse, *many(1)).new == 1
