"""The README tells the truth: the seed's table is what the command prints, and the README stays short."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsevents import resources
from newsevents.ask.formats import render
from newsevents.ask.query import query
from newsevents.pipeline import Job, run_job
from newsroom import NOW

README = (resources.CHECKOUT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with the seed article."""
    path = tmp_path_factory.mktemp("readme") / "news.duckdb"
    run_job(Job([str(resources.folder("seeds"))], path, lambda: NOW))
    return path


def test_seed_table_is_what_the_command_prints(warehouse: Path) -> None:
    shown = re.search(r"<!-- seed -->\n+    \$ newsevents sql \"(.+?)\"\n(.*?)<!-- /seed -->", README, re.S)
    assert shown
    printed = render(query(shown[1], warehouse), "table")
    told = [line.removeprefix("    ").rstrip() for line in shown[2].strip("\n").splitlines() if line.strip()]
    assert told == [line.rstrip() for line in printed.splitlines()]


@pytest.mark.parametrize("statement", re.findall(r'newsevents sql "(SELECT[^"]+)"', README))
def test_every_statement_runs(statement: str, warehouse: Path) -> None:
    assert query(statement, warehouse).columns


def test_example_in_python_runs() -> None:
    code = re.search(r"```python\n(.+?)```", README, re.S)
    assert code
    done = subprocess.run([sys.executable, "-c", code[1]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "COERCE" in done.stdout


def test_queries_it_names_exist() -> None:
    for name in re.findall(r"newsevents query (\w+)", README):
        assert (resources.folder("warehouse") / "queries" / f"{name}.sql").exists()


def test_it_is_short() -> None:
    assert README.count("\n") <= 120
