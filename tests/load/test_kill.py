"""A load killed at any moment, then run again, gives the tables of a run that nobody killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom import contents, load, many, opened

ARTICLES, BATCH, KILLS = 2000, 20, 200
LOADER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from newsevents.load.batch import Batch
from newsroom import ENGINE, many, opened
with opened(Path(sys.argv[1])) as warehouse:
    run = warehouse.begin_run(ENGINE)
    items = many(int(sys.argv[3]))
    step = int(sys.argv[4])
    for start in range(0, len(items), step):
        print(start, flush=True)
        warehouse.load(Batch(items[start:start + step]), run)
        if start % (step * 10) == 0:
            warehouse.publish()
    warehouse.finish_run(run)
    warehouse.publish()
"""


def start(path: Path) -> subprocess.Popen[bytes]:
    tests = Path(__file__).parent.parent
    arguments = [str(path), str(tests), str(ARTICLES), str(BATCH)]
    return subprocess.Popen([sys.executable, "-c", LOADER, *arguments], stdout=subprocess.PIPE)


def check_whole(path: Path) -> None:
    """Every article has all its events, and a load that wrote it."""
    with opened(path) as warehouse:
        read = warehouse.connection.execute
        torn = """
            SELECT article_id FROM articles LEFT JOIN events USING (article_id)
            GROUP BY article_id HAVING count(event_id) <> 2"""
        assert read(torn).fetchall() == []
        assert warehouse.verify() == ()


@pytest.mark.slow
def test_killed_and_run_again(tmp_path: Path) -> None:
    chance = random.Random(7)
    path, partial = tmp_path / "killed.duckdb", 0
    for _ in range(KILLS):
        with start(path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 1.2))
            process.kill()
        check_whole(path)
        with opened(path) as warehouse:
            held = warehouse.connection.execute("SELECT count(*) FROM articles").fetchall()[0][0]
        partial += 0 < held < ARTICLES
    assert partial > 0  # kills did fall into the middle of the work
    with opened(path) as killed, opened(tmp_path / "whole.duckdb") as whole:
        for warehouse in (killed, whole):
            load(warehouse, *many(ARTICLES))
        assert contents(killed) == contents(whole)
