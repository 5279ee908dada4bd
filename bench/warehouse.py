"""How the warehouse carries its load, each figure by its target: `python bench/warehouse.py [--write]`.

Events loaded a second, against dlt's merge of the same events (`--dlt PYTHON`, of an environment that has
dlt); what loading an article costs as the warehouse grows; every query of `warehouse/queries` on a million
events. All times are CPU time of one thread, so other work on the machine moves them little.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import duckdb

from generated import EVENTS_AN_ARTICLE, articles
from multiplied import multiply
from newsevents.ask.named import named_queries
from newsevents.load.batch import Batch
from newsevents.load.paths import published_path
from newsevents.load.store import Warehouse
from quality_page import Figure, origin, table, target_table, write_section

HERE = Path(__file__).parent
COMMAND = "python bench/warehouse.py --write"
NOTE = """\
Events are made up (`bench/generated.py`): ten an article of about 340 words, each with two actors, a speaker,
a place, a date and a number, all with their spans. Loading fills every table, with ids, checks and ledger,
10,000 events a transaction, from extractions in memory to the closed file; dlt merges the same events as flat
rows of 16 columns (numbers and spans nested), from dicts, by Parquet. What a load costs is that of 100 new
articles: open, look for what is held, load, close, publish; articles are not linked here. A tenth of the big
warehouse is loaded, the rest are copies of its rows under other ids."""
EVENTS = 100_000
DLT_EVENTS = 20_000
SIZES = (1, 1_000, 100_000)
LOADED = 100
LOADED_AT_MOST = 10_000  # articles; a million events take their time on a busy machine
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_NUM_THREADS"), "1")


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def rate_figures(dlt: str | None, folder: Path) -> list[Figure]:
    """Events a second, ours and dlt's, in turns: the best of three each."""
    ours = max(rate(sys.executable, "ours", EVENTS) for _ in range(3))
    figures = [Figure("loading", "events a second", ours, 30_000)]
    if dlt:
        rows = folder / "rows.jsonl"
        with rows.open("wb") as out:
            subprocess.run(
                [sys.executable, HERE / "load_rate.py", "rows", str(DLT_EVENTS)], stdout=out, check=True
            )
        theirs = max(rate(dlt, "dlt", DLT_EVENTS, rows) for _ in range(3))
        figures += [
            Figure("loading", "events a second, dlt", theirs),
            Figure("loading", "times as fast as dlt", ours / theirs, 8),
        ]
    return figures


def rate(python: str, what: str, events: int, given: Path | None = None) -> float:
    """Events a second that a process of its own loads."""
    done = subprocess.run(
        [python, HERE / "load_rate.py", what, str(events)],
        env=os.environ | ONE_THREAD, check=True, capture_output=True,
        input=given.read_bytes() if given else b"",
    )  # fmt: skip
    return float(json.loads(done.stdout.splitlines()[-1])["rows_per_s"])


def overhead_figures(path: Path) -> list[Figure]:
    """CPU milliseconds an article costs as the warehouse grows to a million events."""
    costs, held = {}, 0
    for size in SIZES:
        grow(path, held, size)
        # far numbers, so that the articles to come are not held yet
        costs[size] = min(cost_of_load(path, 10**6 + size + LOADED * turn) for turn in range(3))
        held = size
        print(f"{size} articles held: {1000 * costs[size]:.2f} ms an article", file=sys.stderr, flush=True)
    figures = [
        Figure("growing", f"ms an article, {size:,} held", 1000 * cost) for size, cost in costs.items()
    ]
    growth = costs[SIZES[-1]] / costs[SIZES[1]]
    return [*figures, Figure("growing", "100,000 held against 1,000, times", growth, at_most=2)]


def grow(path: Path, first: int, last: int) -> None:
    """Fills the warehouse up to so many articles: ten thousand are loaded, the rest are copies of those."""
    with Warehouse(path) as warehouse:
        run = warehouse.begin_run("generated 1")
        loaded = min(last, LOADED_AT_MOST)
        for start in range(first, loaded, 1000):
            warehouse.load(Batch(tuple(articles(min(1000, loaded - start), start))), run)
        warehouse.finish_run(run)
        warehouse.publish()
        if last > loaded:
            multiply(warehouse.connection, published_path(path), last // loaded)
            warehouse.begin_run("generated 1")


def cost_of_load(path: Path, first: int) -> float:
    """CPU seconds an article of a whole load of new ones."""
    given = tuple(articles(LOADED, first))

    def load() -> None:
        with Warehouse(path) as warehouse:
            run = warehouse.begin_run("generated 1")
        with Warehouse(path) as warehouse:
            warehouse.unchanged([item.article for item in given], "generated 1")
        with Warehouse(path) as warehouse:
            warehouse.load(Batch(given), run)
        with Warehouse(path) as warehouse:
            warehouse.finish_run(run)
            warehouse.publish()

    return cpu_seconds(load) / LOADED


def query_times(path: Path) -> Iterator[tuple[str, float]]:
    """CPU seconds of every query, the better of two, on the published snapshot."""
    with duckdb.connect(str(published_path(path)), read_only=True) as connection:
        connection.execute("SET threads = 1")
        for name, asked in named_queries().items():
            ask = partial(connection.execute, asked.sql, dict(asked.takes))
            yield name, min(cpu_seconds(partial(fetch_first, ask)) for _ in range(2))


def fetch_first(ask: Callable[[], duckdb.DuckDBPyConnection]) -> object:
    """The first thousand rows of an answer."""
    return ask().fetchmany(1000)


def query_figures(times: dict[str, float]) -> list[Figure]:
    """The median and the worst."""
    return [
        Figure("asking", "seconds a query, median", statistics.median(times.values()), at_most=0.5),
        Figure("asking", f"seconds a query, worst ({max(times, key=times.__getitem__)})", max(times.values()),
               at_most=3),
    ]  # fmt: skip


def main() -> None:
    """Measures all, prints the tables, and writes them into docs/quality.md if told to."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--dlt", help="a Python that has dlt")
    ask.add_argument(
        "--keep", type=Path, help="make the big warehouse here and leave it, or take it from here"
    )
    ask.add_argument("--write", action="store_true", help="into docs/quality.md")
    ask.add_argument("--date", default=date.today().isoformat(), help="the day that docs/quality.md shows")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = rate_figures(asked.dlt, Path(folder))
        print(target_table(figures), flush=True)
        path = asked.keep or Path(folder) / "w.duckdb"
        figures += [] if path.exists() else overhead_figures(path)
        times = dict(query_times(path))
    figures += query_figures(times)
    body = "\n\n".join([
        origin(COMMAND, asked.date), NOTE, target_table(figures),
        table(("query", f"CPU seconds on {SIZES[-1] * EVENTS_AN_ARTICLE:,} events"),
              [(name, f"{seconds:.3f}") for name, seconds in times.items()]),
    ])  # fmt: skip
    print(body)
    if asked.write:
        write_section("warehouse", body)


if __name__ == "__main__":
    main()
