from __future__ import annotations

from pathlib import Path

from newsevents.errors import Rejected
from newsevents.load.quarantine import failure_id, mark_replayed, waiting_pages
from newsevents.model import Failure, RawPage
from newsroom import NOW, load, opened

PAGE = RawPage(
    "a.html", b"<p>", "text/html", "desk", "https://a.example/1", "utf-8", NOW, {"etag": "1"}, "id", "ID",
    "Asia/Jakarta", "Sat, 31 Oct 2020",
)  # fmt: skip


def failure(code: str = "no_article", stage: str = "clean", page: RawPage | None = PAGE) -> Failure:
    return Failure(Rejected(code, "x"), stage, page.origin if page else "https://gone.example/", page)


def test_page_comes_back_as_it_came(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, failures=[failure(), failure("timeout", "fetch", None), failure("not_text", "fetch")])
        waiting = waiting_pages(warehouse.connection)
        assert [item.page for item in waiting] == [PAGE]
        assert waiting[0].id == failure_id(failure())
        assert waiting_pages(warehouse.connection, reason="paywall") == []
        assert waiting_pages(warehouse.connection, chosen=str(waiting[0].id)[-8:]) == waiting


def test_outcome_of_a_replay_is_marked_once(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, failures=[failure()])
        waiting = waiting_pages(warehouse.connection)
        same = Failure(Rejected("no_article", "x"), "clean", "a.html", waiting[0].page)
        assert mark_replayed(warehouse.connection, waiting, [same], NOW) == 0
        assert waiting_pages(warehouse.connection) == waiting
        other = Failure(Rejected("paywall", "x"), "clean", "a.html", waiting[0].page)
        assert mark_replayed(warehouse.connection, waiting, [other], NOW) == 0
        assert mark_replayed(warehouse.connection, waiting, [], NOW) == 1
        read = warehouse.connection.execute("SELECT outcome, replayed_at FROM meta.quarantine")
        assert read.fetchall() == [("rejected", NOW)]


def test_failing_again_waits_again(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, failures=[failure()])
        mark_replayed(warehouse.connection, waiting_pages(warehouse.connection), [], NOW)
        assert waiting_pages(warehouse.connection) == []
        load(warehouse, failures=[failure()])
        assert len(waiting_pages(warehouse.connection)) == 1
