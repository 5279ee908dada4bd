from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from newsevents.load.fetch_state import remember_pages, rest_host, resting_hosts, validators
from newsevents.model import RawPage
from newsroom import NOW, opened

URL = "https://berita.example/1"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(tmp_path / "w.duckdb") as warehouse:
        yield warehouse.connection


def page(content: bytes = b"x", url: str | None = URL, **headers: str) -> RawPage:
    return RawPage(URL, content, "text/html", "berita", url=url, headers=headers)


def test_validators_of_pages_come_back(connection: duckdb.DuckDBPyConnection) -> None:
    assert remember_pages(connection, [page(ETag='"1"', **{"Last-Modified": "Fri"})], NOW) == 1
    assert validators(connection) == {URL: ('"1"', "Fri")}


def test_newer_validators_replace_older(connection: duckdb.DuckDBPyConnection) -> None:
    remember_pages(connection, [page(etag='"1"')], NOW)
    remember_pages(connection, [page(b"y", etag='"2"')], NOW)
    assert validators(connection) == {URL: ('"2"', None)}


def test_pages_without_address_or_validators_are_not_kept(connection: duckdb.DuckDBPyConnection) -> None:
    assert remember_pages(connection, [page(), page(url=None, etag='"1"')], NOW) == 0
    assert validators(connection) == {}


def test_hosts_rest_until_their_time(connection: duckdb.DuckDBPyConnection) -> None:
    rest_host(connection, "berita.example", NOW + timedelta(minutes=5), 1)
    rest_host(connection, "lain.example", None, 0)
    assert resting_hosts(connection, NOW) == {"berita.example"}
    assert resting_hosts(connection, NOW + timedelta(minutes=6)) == set()
    rest_host(connection, "berita.example", None, 0)
    assert resting_hosts(connection, NOW) == set()
