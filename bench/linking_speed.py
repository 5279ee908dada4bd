"""What linking an article costs in warehouses of two sizes: `python bench/linking_speed.py`, CPU time.

The articles held are filled in by SQL, 400 a day, each with keys drawn like those of news; new ones come on
the last day, so that they meet the usual number of others.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from newsevents.load.batch import Batch
from newsevents.load.linking import LINKER
from newsevents.load.store import Warehouse
from newsevents.model import Article, Extraction

A_DAY = 400
FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
VOCABULARY = 20_000
FILL = (
    """INSERT INTO articles BY NAME
       SELECT uuid() AS version_id, uuid() AS article_id, 1 AS version, true AS is_current,
           'x' AS content_hash, 'id' AS lang, repeat(md5(i::VARCHAR), 60) AS text, 1.0 AS confidence,
           'none 1' AS engine, TIMESTAMP '2024-01-01' + INTERVAL (i // $a_day) DAY AS published_local
       FROM range($held) AS t(i)""",
    """INSERT INTO meta.linked_articles BY NAME
       SELECT article_id, version_id, engine, $linker AS linker, CAST(published_local AS DATE) AS published,
           '{"lang":"id","ideas":{"=w1":1.0},"days":[],"head":[],"names":[],"numbers":[],"measures":[],'
           || '"types":[],"acts":[],"cities":[],"regions":[],"countries":[]}' AS gist
       FROM articles ORDER BY published""",
    """INSERT INTO meta.link_keys BY NAME
       SELECT CAST(floor(pow($vocabulary, random())) AS UBIGINT) AS key, CAST(n >= 24 AS UTINYINT) AS kind,
           published, article_id
       FROM meta.linked_articles, range(36) AS t(n) ORDER BY published""",
    """UPDATE meta.link_keys SET key = hash(key) WHERE kind = 1""",
)


def fill(connection: duckdb.DuckDBPyConnection, held: int) -> None:
    """So many articles, linked."""
    values = {"a_day": A_DAY, "held": held, "linker": LINKER, "vocabulary": VOCABULARY}
    for statement in FILL:
        wanted = {name: value for name, value in values.items() if f"${name}" in statement}
        connection.execute(statement, wanted)
    connection.execute("CHECKPOINT")


def news(count: int, held: int, chance: random.Random) -> list[Extraction]:
    """New articles of the last day, 200 words each."""
    day = FIRST_DAY + timedelta(days=held // A_DAY)
    texts = [" ".join(f"w{int(VOCABULARY ** chance.random())}" for _ in range(200)) for _ in range(count)]
    return [
        Extraction(Article(f"n{n}", text, "id", None, address(n, chance), day), (), (), (), (), ())
        for n, text in enumerate(texts)
    ]


def address(number: int, chance: random.Random) -> str:
    """An address that no other article has."""
    return f"https://n{number}.example/{chance.random()}"


def cost_ms(warehouse: Warehouse, articles: list[Extraction]) -> float:
    """CPU milliseconds to link these articles, each."""
    run = warehouse.begin_run("none 1")
    warehouse.load(Batch(tuple(articles)), run)
    start = time.process_time()
    warehouse.link()
    return (time.process_time() - start) * 1000 / len(articles)


def main() -> None:
    """Prints the cost for one article alone and in a hundred, in each warehouse."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--held", type=int, nargs="+", default=[1_000, 100_000])
    for held in ask.parse_args().held:
        chance = random.Random(0)
        with tempfile.TemporaryDirectory() as folder, Warehouse(Path(folder) / "w.duckdb") as warehouse:
            warehouse.connection.execute("SET threads = 1")
            fill(warehouse.connection, held)
            cost_ms(warehouse, news(1, held, chance))
            alone = sorted(cost_ms(warehouse, news(1, held, chance)) for _ in range(5))[2]
            many = cost_ms(warehouse, news(100, held, chance))
        print(f"{held} articles held: {alone:.1f} ms for one alone, {many:.1f} ms each of a hundred")


if __name__ == "__main__":
    main()
