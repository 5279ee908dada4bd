"""Hostile SQL: only the snapshot is read, nothing is written, every query ends in time and memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from newsevents.ask import child
from newsevents.ask.answer import Limits
from newsevents.ask.query import query
from newsevents.errors import Misconfigured
from newsroom import extraction, publish

SECRET = "the secret of the house"

FILES = [
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_blob('{secret}')",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_csv_auto('{secret}')",
    "SELECT * FROM read_json('{secret}')",
    "SELECT * FROM read_ndjson('{secret}')",
    "SELECT * FROM read_parquet('{secret}')",
    "SELECT * FROM sniff_csv('{secret}')",
    "SELECT * FROM parquet_metadata('{secret}')",
    "SELECT * FROM parquet_schema('{secret}')",
    "SELECT * FROM '{secret}'",
    'SELECT * FROM "{secret}"',
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM read_text('/proc/self/environ')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_text(['{secret}', '{secret}'])",
    "FROM query('SELECT * FROM read_text(''{secret}'')')",
    "FROM query_table('{secret}')",
    "SELECT (SELECT content FROM read_text('{secret}'))",
    "WITH a AS (FROM read_text('{secret}')) FROM a",
    "ATTACH '{other}' AS other",
    "ATTACH '{other}' AS other (READ_ONLY)",
    "SELECT * FROM duckdb_table_sample('{secret}')",
]
NETWORK = [
    "SELECT * FROM read_text('http://127.0.0.1:1/x')",
    "SELECT * FROM read_csv('https://127.0.0.1:1/x.csv')",
    "SELECT * FROM 's3://bucket/x.parquet'",
    "ATTACH 'http://127.0.0.1:1/x.duckdb' AS x",
    "INSTALL httpfs",
    "LOAD httpfs",
    "FORCE INSTALL spatial FROM community",
    "INSTALL '{secret}'",
    "LOAD '{secret}'",
    "CALL start_ui()",
    "SELECT * FROM postgres_scan('host=127.0.0.1', 'a', 'b')",
    "SELECT * FROM sqlite_scan('{secret}', 'a')",
]
ENVIRONMENT = [
    "SELECT getenv('HOME')",
    "SELECT getenv('SECRET_OF_THE_TEST')",
    "SELECT * FROM hidden_rows",
    "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "FROM duckdb_secrets()",
    "SELECT * FROM which_secret('s3://a', 's3')",
]
WRITES = [
    "CREATE TABLE x (i INTEGER)",
    "CREATE TEMP TABLE x AS SELECT 1",
    "CREATE OR REPLACE VIEW v_events AS SELECT 1",
    "CREATE MACRO m() AS 1",
    "INSERT INTO events SELECT * FROM events",
    "UPDATE events SET status = 'denied'",
    "DELETE FROM events",
    "DROP TABLE events",
    "TRUNCATE events",
    "ALTER TABLE events ADD COLUMN x INTEGER",
    "MERGE INTO events USING events AS e ON false WHEN MATCHED THEN DELETE",
    "COPY events TO '{folder}/stolen.csv'",
    "COPY (SELECT 1) TO '{folder}/stolen.parquet'",
    "COPY events FROM '{secret}'",
    "EXPORT DATABASE '{folder}/stolen'",
    "IMPORT DATABASE '{folder}'",
    "CHECKPOINT",
    "FORCE CHECKPOINT",
    "VACUUM",
    "WITH gone AS (DELETE FROM events RETURNING *) SELECT * FROM gone",
    "SELECT nextval('x')",
    "EXPLAIN ANALYZE DELETE FROM events",
    "EXPLAIN ANALYZE COPY events TO '{folder}/stolen.csv'",
    "SELECT 1; COPY events TO '{folder}/stolen.csv'",
    "PREPARE p AS DELETE FROM events",
    "BEGIN",
]
SETTINGS = [
    "SET enable_external_access = true",
    "SET GLOBAL enable_external_access = true",
    "RESET enable_external_access",
    "SET lock_configuration = false",
    "SET memory_limit = '100GB'",
    "SET threads = 64",
    "SET temp_directory = '{folder}'",
    "SET allowed_directories = ['/']",
    "SET home_directory = '/'",
    "SET extension_directory = '{folder}'",
    "PRAGMA enable_profiling",
    "PRAGMA profiling_output = '{folder}/stolen.json'",
    "SET log_query_path = '{folder}/stolen.log'",
    "CALL enable_logging()",
    "CALL pragma_database_size()",
    "SET VARIABLE a = 1",
    "SELECT set_config('threads', '9', false)",
    "USE memory",
    "DETACH published",
]
ENDLESS = [
    "SELECT count(*) FROM range(100000000) a, range(100000000) b",
    "WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM r) SELECT max(i) FROM r",
    "SELECT sum(a.range * b.range) FROM range(10000000000) a, range(3) b",
    "SELECT count(*) FROM v_events a, range(1000000000) b, range(1000000000) c",
    "SELECT regexp_matches(repeat('a', 10000000), '(a+)+b') FROM range(100000)",
    "SELECT levenshtein(repeat('a', 300000), repeat('b', 300000))",
]
GREEDY = [
    "SELECT repeat('a', 2000000000)",
    "SELECT range(1000000000)",
    "SELECT list(a.range) FROM range(100000000) a, range(100) b",
    "SELECT string_agg(repeat('x', 1000000), '') FROM range(100000)",
    "SELECT * FROM range(100000000) a, range(100) b ORDER BY random()",
    "SELECT lpad('x', 2000000000, 'y')",
    "WITH RECURSIVE r AS (SELECT 'a' AS s UNION ALL SELECT s || s FROM r) SELECT length(s) FROM r",
    "SELECT count(DISTINCT range) FROM range(10000000000)",
    "SELECT array_agg(range) OVER () FROM range(100000000)",
    "SELECT bitstring('0', 2000000000)",
    "SELECT " + "(" * 40_000 + "1" + ")" * 40_000,
    "SELECT " + "NOT " * 20_000 + "true",
    "SELECT " + "[" * 5_000 + "]" * 5_000,
    "SELECT " + " + ".join(["1"] * 20_000),
    "SELECT * FROM " + "(SELECT * FROM " * 3_000 + "events" + ")" * 3_000,
]


class House:
    """A snapshot, a secret file, and another database in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = publish(folder / "w.duckdb", extraction())
        self.secret = folder / "secret.csv"
        self.secret.write_text(SECRET, encoding="utf-8")
        self.other = folder / "other.duckdb"
        duckdb.connect(str(self.other)).close()

    def spell(self, attack: str) -> str:
        return (
            attack.replace("{secret}", str(self.secret))
            .replace("{folder}", str(self.folder))
            .replace("{other}", str(self.other))
        )

    def state(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in self.folder.iterdir()}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def connection(house: House) -> Iterator[duckdb.DuckDBPyConnection]:
    snapshot = house.path.with_name("w.published.duckdb")
    with child.connect(str(snapshot), 512) as opened:
        yield opened


@pytest.mark.parametrize("attack", [*FILES, *NETWORK, *ENVIRONMENT, *WRITES, *SETTINGS])
def test_nothing_is_reached(attack: str, house: House, connection: duckdb.DuckDBPyConnection) -> None:
    hidden_rows = [SECRET]  # a variable of the asking process: SQL must not see it
    before = house.state()
    request = {"sql": house.spell(attack), "params": [], "rows": 100, "answer_mb": 1}
    with pytest.raises((duckdb.Error, child.Refused)):
        child.answer(connection, request)
    assert house.state() == before
    assert hidden_rows == [SECRET]


def test_what_little_can_be_seen_holds_no_secret(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_TEST", SECRET)
    for sql in ("FROM duckdb_settings()", "FROM duckdb_databases()"):
        assert SECRET not in repr(query(sql, house.path).rows)


@pytest.mark.slow
@pytest.mark.parametrize("attack", [*ENDLESS, *GREEDY], ids=lambda attack: attack[:60])
def test_every_query_ends(attack: str, house: House) -> None:
    import resource

    before, start = house.state(), time.monotonic()
    try:
        query(attack, house.path, limits=Limits(timeout_s=9.0))
    except Misconfigured as error:
        assert error.code in ("query_too_big", "query_too_long", "sql_error")  # noqa: PT017
    assert time.monotonic() - start <= 10.0
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= 1 << 20
    assert house.state() == before


@pytest.mark.slow
@pytest.mark.parametrize("attack", [*FILES, *NETWORK, *ENVIRONMENT, *WRITES, *SETTINGS])
def test_nothing_is_reached_the_whole_way(attack: str, house: House) -> None:
    before = house.state()
    with pytest.raises(Misconfigured) as caught:
        query(house.spell(attack), house.path)
    assert caught.value.code == "sql_error"
    assert house.state() == before
