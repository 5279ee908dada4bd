"""The explorer's web application, asked without a network."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette

from newsevents.ask.reader import Reader
from newsevents.report.server import HEADERS, explorer
from newsevents.report.shown import PREPARE
from newsroom import extraction, publish


def get(app: Starlette, path: str, host: str = "127.0.0.1:8765") -> httpx.Response:
    """The answer of an explorer to one request."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path, headers={"Host": host})

    return asyncio.run(asked())


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starlette]:
    """One article with two events."""
    reader = Reader(publish(tmp_path_factory.mktemp("w") / "w.duckdb", extraction()), PREPARE)
    yield explorer(reader)
    reader.close()


def test_page_and_files_are_served_under_a_strict_policy(app: Starlette) -> None:
    for path in ("/", "/static/app.js", "/static/style.css", "/api/start", "/api/summary", "/none"):
        answer = get(app, path)
        assert answer.status_code == (404 if path == "/none" else 200)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "<script>" not in get(app, "/").text
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""])
def test_other_names_of_this_machine_are_refused(app: Starlette, host: str) -> None:
    assert get(app, "/api/summary", host).status_code == 400


@pytest.mark.parametrize("path", ["/static/../server.py", "/static/%2e%2e/server.py", "/static//etc/passwd"])
def test_only_its_own_files_are_served(app: Starlette, path: str) -> None:
    assert get(app, path).status_code == 404


def test_events_counts_and_evidence(app: Starlette) -> None:
    rows = get(app, "/api/events?type=CONSULT&page=1").json()
    assert [row["action"] for row in rows] == ["temu"]
    assert get(app, "/api/summary?type=CONSULT").json()["totals"]["events"] == 1
    told = get(app, f"/api/event?event={rows[0]['event_id']}").json()
    assert told["event"]["targets"] == ["Taliban"]


@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "x", "२"])
def test_pages_that_are_none_are_harmless(app: Starlette, page: str) -> None:
    assert get(app, f"/api/events?page={page}").status_code == 200


@pytest.mark.parametrize("path", ["/api/event?event=' OR 1=1", "/api/story?story=x", "/api/event"])
def test_what_is_not_there_is_told(app: Starlette, path: str) -> None:
    answer = get(app, path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_wrong_day_is_told(app: Starlette) -> None:
    answer = get(app, "/api/summary?since=kemarin")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_option")


def test_what_is_shown_can_be_taken_along(app: Starlette) -> None:
    table = get(app, "/api/export.csv?type=CONSULT")
    assert table.headers["content-type"].startswith("text/csv")
    assert [row["action"] for row in csv.DictReader(io.StringIO(table.text))] == ["temu"]
    assert len(get(app, "/api/export.json").json()) == 2
