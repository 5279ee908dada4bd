"""What fetching remembers, through the warehouse and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from newsevents.load.fetch_state import recall_fetching, recall_pages, remember_fetching, remember_pages
from newsevents.memory import FetchMemory, HostMemory, PageMemory, RobotsMemory, page_memory
from newsevents.model import RawPage
from newsroom import NOW, opened

URL = "https://berita.example/1"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(tmp_path / "w.duckdb") as warehouse:
        yield warehouse.connection


def page(etag: str | None, url: str = URL) -> PageMemory:
    return PageMemory(url, etag, "Fri", "00", NOW)


def test_last_answers_come_back_and_newer_ones_replace_older(connection: duckdb.DuckDBPyConnection) -> None:
    remember_pages(connection, [page('"1"'), page(None, "https://lain.example/")], NOW)
    remember_pages(connection, [page('"2"')], NOW)
    assert recall_pages(connection, [URL, "https://unknown.example/"]) == [page('"2"')]
    assert recall_pages(connection, []) == []


def test_a_page_is_kept_by_the_address_that_was_asked_for(connection: duckdb.DuckDBPyConnection) -> None:
    came = RawPage("https://b.example/", b"x", "text/html", "x", headers={"etag": "W/7"})
    remember_pages(connection, [page_memory(URL, came)], NOW)
    (kept,) = recall_pages(connection, [URL])
    assert (kept.etag, kept.last_modified, kept.fetched_at) == ("W/7", None, NOW)
    assert len(kept.content_hash) == 32


def test_hosts_come_back_until_they_may_be_asked_or_work_again(connection: duckdb.DuckDBPyConnection) -> None:
    resting = HostMemory("a.example", NOW + timedelta(minutes=5), 0, "http_429", NOW)
    failing = HostMemory("b.example", None, 2, "timeout", NOW)
    remember_fetching(connection, FetchMemory((resting, failing, HostMemory("c.example"))))
    assert set(recall_fetching(connection, NOW).hosts) == {resting, failing}
    assert recall_fetching(connection, NOW + timedelta(minutes=6)).hosts == (failing,)
    remember_fetching(connection, FetchMemory((HostMemory("b.example"),)))
    assert recall_fetching(connection, NOW + timedelta(minutes=6)).hosts == ()


def test_rules_come_back_for_a_day(connection: duckdb.DuckDBPyConnection) -> None:
    rules = RobotsMemory("https://a.example", "User-agent: *\nDisallow: /", NOW)
    remember_fetching(connection, FetchMemory(robots=(rules,)))
    assert recall_fetching(connection, NOW + timedelta(hours=23)).robots == (rules,)
    assert recall_fetching(connection, NOW + timedelta(hours=25)).robots == ()
