"""`newsevents warehouse migrate|verify|compact|publish`."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from command_line import Command, newsevents

from newsevents.load.paths import published_path
from newsroom import load, many, opened


def test_migrate_makes_a_warehouse_that_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "new" / "w.duckdb"
    done = newsevents("warehouse", "migrate", NEWSEVENTS_WAREHOUSE=str(path))
    assert done.returncode == 0, done.stderr
    assert "schema version" in done.stdout
    assert published_path(path).exists()


def test_sound_warehouse(loaded: Command) -> None:
    result = loaded("warehouse", "verify")
    assert (result.exit_code, result.stdout) == (0, "the warehouse is sound\n")


def test_damage_is_told_and_is_exit_1(loaded: Command, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("DELETE FROM mentions")
    result = loaded("warehouse", "verify")
    assert result.exit_code == 1
    assert "event without mention" in result.stdout


def test_a_file_that_is_no_database_is_exit_2(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(b"no database" * 1000)
    done = newsevents("warehouse", "verify", NEWSEVENTS_WAREHOUSE=str(path))
    assert (done.returncode, "warehouse_unusable" in done.stderr) == (2, True)


def test_compact_gives_space_back_only_where_there_is_some(command: Command, warehouse: Path) -> None:
    with opened(warehouse) as held:
        load(held, *many(600))
        held.connection.execute("DELETE FROM articles WHERE published_local > '2020-10-30 00:10:00'")
    assert "nothing done" in command("warehouse", "compact").stdout
    assert "MB now" in command("warehouse", "compact", "--force").stdout


def test_publish_says_where_the_snapshot_is(command: Command, warehouse: Path) -> None:
    with opened(warehouse) as held:
        load(held, *many(1))
    first, second = command("warehouse", "publish"), command("warehouse", "publish")
    assert str(published_path(warehouse)) in first.stdout
    assert "up to date" in second.stderr


@pytest.mark.parametrize("verb", ["verify", "compact", "publish"])
def test_without_a_warehouse_nothing_is_made(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    done = newsevents("warehouse", verb, NEWSEVENTS_WAREHOUSE=str(path))
    assert (done.returncode, "no_warehouse" in done.stderr, path.exists()) == (2, True, False)
