from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from newsevents.errors import Misconfigured, Rejected, Retryable
from newsevents.load.batch import Batch
from newsevents.load.store import Warehouse
from newsevents.model import Failure, RawPage
from newsroom import ENGINE, TEXT, contents, extraction, kept_troops, load, many, opened, planned_meeting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def test_new_article_is_loaded_with_its_events(path: Path) -> None:
    with opened(path) as warehouse:
        loaded = load(warehouse, extraction())
        held = warehouse.connection.execute("SELECT action, status FROM events ORDER BY event_id").fetchall()
    assert (loaded.new, loaded.changed, loaded.unchanged, loaded.events) == (1, 0, 0, 2)
    assert held == [("pertahan", "actual"), ("temu", "planned")]


def test_same_content_again_changes_no_row(path: Path) -> None:
    with opened(path) as warehouse:
        first = load(warehouse, *many(3))
        before = contents(warehouse)
        again = load(warehouse, *many(3))
        assert contents(warehouse) == before
    assert (again.new, again.changed, again.unchanged, again.events) == (0, 0, 3, 0)
    assert again.article_ids == first.article_ids


def test_rows_do_not_depend_on_batches(tmp_path: Path) -> None:
    with opened(tmp_path / "one.duckdb") as one, opened(tmp_path / "two.duckdb") as two:
        load(one, *many(5))
        for item in many(5):
            load(two, item)
        assert contents(one) == contents(two)


def test_article_twice_in_a_batch_is_loaded_once(path: Path) -> None:
    with opened(path) as warehouse:
        loaded = load(warehouse, extraction(), extraction())
        assert warehouse.connection.execute("SELECT count(*) FROM events").fetchall() == [(2,)]
    assert (loaded.new, loaded.unchanged) == (1, 1)


def test_new_content_keeps_the_old_version_and_replaces_its_events(path: Path) -> None:
    corrected = TEXT + " Jumlahnya kini 600."
    with opened(path) as warehouse:
        load(warehouse, extraction())
        loaded = load(warehouse, extraction(corrected, [kept_troops(corrected)]))
        versions = warehouse.connection.execute(
            "SELECT version, is_current, text FROM articles ORDER BY version"
        )
        assert versions.fetchall() == [(1, False, TEXT), (2, True, corrected)]
        assert warehouse.connection.execute("SELECT count(*) FROM v_events").fetchall() == [(1,)]
        assert warehouse.connection.execute("SELECT count(*) FROM mentions").fetchall() == [(1,)]
    assert (loaded.new, loaded.changed, loaded.events) == (0, 1, 1)


def test_another_engine_replaces_the_events_of_the_same_version(path: Path) -> None:
    with opened(path) as warehouse:
        load(warehouse, extraction())
        loaded = load(warehouse, extraction(events=[planned_meeting()]), engine="other 2")
        assert warehouse.connection.execute("SELECT action FROM v_events").fetchall() == [("temu",)]
        assert warehouse.connection.execute("SELECT version, engine FROM articles").fetchall() == [
            (1, "other 2")
        ]
    assert (loaded.changed, loaded.events) == (1, 1)


def test_article_without_events_is_loaded_with_the_reason(path: Path) -> None:
    with opened(path) as warehouse:
        loaded = load(warehouse, replace(extraction(events=[]), why_none="no_event_words"))
        assert warehouse.connection.execute("SELECT why_none FROM articles").fetchall() == [
            ("no_event_words",)
        ]
    assert (loaded.new, loaded.events) == (1, 0)


def test_unchanged_articles_are_known_before_they_are_read(path: Path) -> None:
    item = extraction()
    with opened(path) as warehouse:
        assert warehouse.unchanged([item.article], ENGINE) == set()
        load(warehouse, item)
        assert warehouse.unchanged([item.article], ENGINE) == {item.article}
        assert warehouse.unchanged([item.article], "other 2") == set()
        assert warehouse.unchanged([replace(item.article, title="Lain")], ENGINE) == set()
        assert warehouse.unchanged([], ENGINE) == set()


def test_one_bad_extraction_goes_to_quarantine_alone(path: Path) -> None:
    bad = extraction(events=[replace(kept_troops(), type="PARTY")], url="https://berita.example/bad")
    with opened(path) as warehouse:
        loaded = load(warehouse, extraction(), bad)
        held = warehouse.connection.execute("SELECT stage, reason, origin FROM meta.quarantine").fetchall()
    assert (loaded.new, loaded.quarantined) == (1, 1)
    assert held == [("load", "bad_extraction", "https://berita.example/bad")]


def test_same_failure_again_is_counted_not_repeated(path: Path) -> None:
    page = RawPage("seeds/kosong.txt", b"\x00\xff", "text/plain", "seeds", headers={"etag": "1"})
    failure = Failure(Rejected("no_text", "nothing to read"), "clean", page.origin, page)
    with opened(path) as warehouse:
        load(warehouse, failures=[failure, failure])
        load(warehouse, failures=[failure])
        held = warehouse.connection.execute(
            "SELECT reason, content, headers, times FROM meta.quarantine"
        ).fetchall()
    assert held == [("no_text", b"\x00\xff", {"etag": "1"}, 2)]


def test_bytes_are_kept_for_every_failure_that_differs(path: Path) -> None:
    error = Rejected("no_text", "nothing to read")
    pages = [RawPage("a.txt", content, "text/plain", "seeds") for content in (b"1", b"2")]
    with opened(path) as warehouse:
        load(warehouse, failures=[Failure(error, "clean", "a.txt", page) for page in pages])
        load(warehouse, failures=[Failure(error, "fetch", "https://gone.example/")])
        assert warehouse.connection.execute("SELECT count(*) FROM meta.quarantine").fetchall() == [(3,)]


def test_failed_batch_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("pulled plug")

    with opened(path) as warehouse:
        run = warehouse.begin_run(ENGINE)
        monkeypatch.setattr("newsevents.load.ledger.record", fail)
        with pytest.raises(RuntimeError, match="pulled plug"):
            warehouse.load(Batch((extraction(),)), run)
        assert contents(warehouse)["articles"] == []
        monkeypatch.undo()
        assert warehouse.load(Batch((extraction(),)), run).new == 1


@pytest.mark.parametrize("error", [duckdb.FatalException, duckdb.IOException, duckdb.OutOfMemoryException])
def test_full_disk_closes_the_file_and_says_so(
    error: type[duckdb.Error], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error("No space left on device")

    with opened(path) as warehouse:
        run = warehouse.begin_run(ENGINE)
        monkeypatch.setattr("newsevents.load.ledger.record", fail)
        with pytest.raises(Misconfigured, match="No space left") as caught:
            warehouse.load(Batch((extraction(),)), run)
        assert caught.value.code == "warehouse_broken"
        with pytest.raises(Misconfigured, match="not open"):
            warehouse.load(Batch((extraction(),)), run)
    monkeypatch.undo()
    with opened(path) as warehouse:
        assert load(warehouse, extraction()).new == 1


def test_two_writers_in_one_process_are_told_to_try_again(path: Path) -> None:
    with opened(path) as one, opened(path) as two:
        load(one, extraction())
        runs = one.begin_run("a 2"), two.begin_run("b 2")
        two.connection.execute("BEGIN")
        two.connection.execute("UPDATE articles SET is_current = false")
        with pytest.raises(Retryable) as caught:
            one.load(Batch((extraction(),)), runs[0])
        two.connection.execute("ROLLBACK")
        assert caught.value.code == "warehouse_conflict"
        assert one.load(Batch((extraction(),)), runs[0]).changed == 1


def test_closed_warehouse_says_so(path: Path) -> None:
    with pytest.raises(Misconfigured, match="with"):
        Warehouse(path).connection.execute("SELECT 1")


@pytest.mark.parametrize(
    "text", ["a\ud800 b", "a\x00b", "👩‍👩‍👧 é", "\u202eabc", "%s {} $1 '; DROP TABLE events; --"]
)
def test_any_text_comes_back(text: str, path: Path) -> None:
    words = f"{TEXT}\n{text}"
    with opened(path) as warehouse:
        load(warehouse, extraction(words, title=text, byline=text, source=text))
        held = warehouse.connection.execute("SELECT text, title, byline, source FROM articles").fetchall()
    stored = text.replace("\ud800", "?")
    assert held == [(f"{TEXT}\n{stored}", stored, stored, stored)]
