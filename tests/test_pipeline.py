"""The whole way, on small folders: what goes in comes out, as rows or with a reason."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from loopback import Asked, Reply, Site
from newsevents import pipeline
from newsevents.ask.query import query
from newsevents.errors import Misconfigured, Rejected
from newsevents.fetch.outcome import Unchanged
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.load.paths import published_path
from newsevents.model import Failure, RawPage
from newsevents.pipeline import FROM_STORE, Job, Summary, batches, clean_line, extract_line, run_job
from newsroom import TABLES, opened
from stub_engine import FAULT, SLIP, StubEngine

NOW = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
ARREST = "Polisi menangkap tiga tersangka pencurian di Bekasi. Warga melapor kepada petugas pada malam itu."
QUIET = "Cuaca di Bandung cerah sepanjang hari dan warga berjalan santai di taman kota bersama keluarga."
POISON = {
    "02-empty.txt": b"",
    "03-binary.txt": bytes(range(256)) * 40,
    "04-photo.jpg": b"\xff\xd8\xff",
    "05-menu.html": b"<html><body><a href='/'>Beranda</a></body></html>",
    "06-half.jsonl": (json.dumps({"id": "j1", "text": ARREST + " Satu."}) + '\n{"id": "j2", "te\n').encode(),
    "07-packed.html.gz": b"\x1f\x8b\x08\x00broken",
    "08-fault.txt": f"{FAULT} runtuh. {ARREST}".encode(),
    "09-slip.txt": f"{SLIP} bocor. {ARREST}".encode(),
}
REASONS = {
    "empty": 1, "not_text": 1, "unsupported_type": 1, "no_article": 1, "bad_json": 1, "bad_gzip": 1,
    "internal_error": 1, "bad_extraction": 1,
}  # fmt: skip
Write = Callable[..., Job]


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines are tested elsewhere."""
    monkeypatch.setattr(pipeline, "EmbeddedEngine", StubEngine)


def job(folder: Path, **fields: Any) -> Job:
    """A job for a folder, with a warehouse beside it and a clock that stands still."""
    return replace(Job([str(folder)], folder.parent / "w.duckdb", lambda: NOW), **fields)


@pytest.fixture(autouse=True)
def made(tmp_path: Path) -> None:
    """An empty warehouse: copying one is faster than making it."""
    with opened(tmp_path / "w.duckdb"):
        pass


def folder_of(tmp_path: Path, files: dict[str, bytes]) -> Path:
    """A folder with some files."""
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def balance(summary: Summary) -> bool:
    """Whether every article found has an outcome."""
    loaded = summary.loaded
    return summary.found == loaded.new + loaded.changed + loaded.unchanged + summary.rejected.total()


def tables(path: Path) -> dict[str, list[str]]:
    """All rows of all tables but meta's, from the published snapshot."""
    with duckdb.connect(str(published_path(path)), read_only=True) as connection:
        return {table: sorted(map(repr, connection.table(table).fetchall())) for table in TABLES}


def test_poison_among_good_files_gets_reasons_and_the_rest_is_loaded(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"01.txt": ARREST.encode(), "10.txt": QUIET.encode(), **POISON})
    summary = run_job(job(folder))
    assert summary.rejected == REASONS
    assert (summary.loaded.new, summary.loaded.events) == (3, 2)
    assert summary.why_none == {"no_event_found": 1}
    assert balance(summary)
    assert summary.useful
    with duckdb.connect(str(published_path(tmp_path / "w.duckdb")), read_only=True) as connection:
        kept = connection.sql("SELECT reason, count(*) FROM meta.quarantine GROUP BY reason").fetchall()
    assert dict(kept) == REASONS


def test_a_second_run_changes_no_table_but_those_of_meta(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"01.txt": ARREST.encode(), "02.txt": QUIET.encode()})
    run_job(job(folder))
    before = tables(tmp_path / "w.duckdb")
    summary = run_job(job(folder))
    assert (summary.found, summary.loaded.unchanged, summary.loaded.new) == (2, 2, 0)
    assert tables(tmp_path / "w.duckdb") == before
    assert balance(summary)


def test_a_page_told_anew_is_changed(tmp_path: Path) -> None:
    record = {"id": "a", "text": ARREST, "url": "https://berita.example/1"}
    folder = folder_of(tmp_path, {"a.jsonl": json.dumps(record).encode()})
    run_job(job(folder))
    folder_of(tmp_path, {"a.jsonl": json.dumps({**record, "text": ARREST + " Dua orang lari."}).encode()})
    summary = run_job(job(folder))
    assert (summary.loaded.changed, summary.loaded.new, summary.loaded.unchanged) == (1, 0, 0)
    assert balance(summary)


def test_records_of_two_files_may_share_an_id(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.jsonl": json.dumps({"id": "1", "text": ARREST}).encode()})
    run_job(job(folder))
    folder_of(tmp_path, {"b.jsonl": json.dumps({"id": "1", "text": QUIET}).encode()})
    summary = run_job(job(folder))
    assert (summary.loaded.unchanged, summary.loaded.new) == (1, 1)


def test_only_poison_is_no_use(tmp_path: Path) -> None:
    summary = run_job(job(folder_of(tmp_path, {"a.txt": b"", "b.jpg": b"x"})))
    assert summary.rejected == {"empty": 1, "unsupported_type": 1}
    assert not summary.useful


def test_one_missing_source_of_two_is_rejected_and_all_missing_stops_before_work(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"01.txt": ARREST.encode()})
    summary = run_job(job(folder, sources=[str(folder), str(tmp_path / "nothing")]))
    assert summary.rejected == {"not_found": 1}
    assert summary.loaded.new == 1
    with pytest.raises(Misconfigured, match="no_such_path"):
        run_job(Job([str(tmp_path / "nothing")], tmp_path / "other.duckdb", lambda: NOW))
    assert not (tmp_path / "other.duckdb").exists()


def test_the_store_gives_what_the_sources_gave(tmp_path: Path) -> None:
    good = {"01.txt": ARREST.encode(), "02.txt": QUIET.encode(), "03.jsonl": b'{"id": "a", "text": 7}'}
    first = run_job(job(folder_of(tmp_path, good), store_bytes=10**6))
    before = tables(tmp_path / "w.duckdb")
    shutil.rmtree(tmp_path / "in")
    again = run_job(job(tmp_path / "in", sources=[FROM_STORE]))
    assert (first.loaded.new, again.loaded.unchanged) == (2, 2)
    assert first.rejected == again.rejected == {"bad_record": 1}
    assert tables(tmp_path / "w.duckdb") == before


def test_a_page_told_anew_is_read_from_the_store_as_it_was_last(tmp_path: Path) -> None:
    record = {"id": "a", "text": ARREST, "url": "https://berita.example/1"}
    for text in (ARREST, ARREST + " Dua orang lari."):
        folder = folder_of(tmp_path, {"a.jsonl": json.dumps({**record, "text": text}).encode()})
        run_job(job(folder, store_bytes=10**6))
    (tmp_path / "w.duckdb").unlink()
    summary = run_job(job(folder, sources=[FROM_STORE]))
    assert (summary.found, summary.loaded.new) == (1, 1)
    assert "Dua orang lari" in str(tables(tmp_path / "w.duckdb")["articles"])


@pytest.mark.parametrize("sources", [[FROM_STORE], [FROM_STORE, "seeds"]])
def test_a_store_without_pages_or_with_other_sources_stops_before_work(
    tmp_path: Path, sources: list[str]
) -> None:
    with pytest.raises(Misconfigured, match="no_such_path"):
        run_job(Job(sources, tmp_path / "other.duckdb", lambda: NOW))
    assert not (tmp_path / "other.duckdb").exists()


def test_a_stage_that_raises_anything_is_an_internal_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(page: RawPage, now: datetime) -> None:
        raise RecursionError("too deep") if "01" in page.origin else MemoryError

    monkeypatch.setattr(pipeline, "clean_page", broken)
    summary = run_job(job(folder_of(tmp_path, {"01.txt": ARREST.encode(), "02.txt": QUIET.encode()})))
    assert summary.rejected == {"internal_error": 2}
    assert "RecursionError in clean: too deep" in summary.failures[0].error.message
    assert isinstance(summary.failures[0].error.__cause__, RecursionError)


def test_a_source_that_breaks_off_is_a_failure_and_the_next_one_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_off(source: Source, *_: Any) -> Iterator[RawPage]:
        yield page(json.dumps({"id": source.path, "text": f"{QUIET} {source.path}"}))
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(pipeline, "read_source", breaks_off)
    folder = folder_of(tmp_path, {"01.txt": b"x", "02.txt": b"x"})
    summary = run_job(job(folder, sources=[str(folder / "01.txt"), str(folder / "02.txt")]))
    assert (summary.loaded.new, summary.rejected) == (2, {"internal_error": 2})
    assert summary.failures[0].origin == str(folder / "01.txt")
    assert "ZeroDivisionError in fetch: no reason" in summary.failures[0].error.message
    assert balance(summary)


def test_batches_are_told_of_as_they_end_and_may_be_wrapped(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": f"{QUIET} Bagian {n}."}) for n in range(5))
    folder = folder_of(tmp_path, {"a.jsonl": lines.encode()})
    seen: list[tuple[int, int]] = []
    told: list[int] = []

    def wrapped(items: Any, number: int, job: Job, run: Any) -> Summary:
        seen.append((number, len(items)))
        return pipeline.process_batch(items, number, job, run)

    run_job(job(folder), do_batch=wrapped, progress=lambda summary: told.append(summary.found))
    assert seen == [(0, 5)]
    assert told == [5]
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_a_run_that_breaks_is_marked_as_failed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"01.txt": QUIET.encode()})

    def breaks(*_: Any) -> Summary:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_job(job(folder), do_batch=breaks)
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as connection:
        assert connection.sql("SELECT status FROM meta.runs").fetchall() == [("failed",)]


def test_one_page_over_http_all_the_way(tmp_path: Path, site: Site) -> None:
    body = "".join(f"<p>{ARREST} Kejadian ke-{n} itu dicatat oleh petugas jaga.</p>" for n in range(6))
    head = "<html lang=id><head><title>Pencuri ditangkap</title></head>"
    html = f"{head}<body><article><h1>Pencuri ditangkap</h1>{body}</article></body></html>"
    site.routes["/berita/1"] = Reply(html.encode())
    url = f"{site.url}/berita/1"
    settings = FetchSettings(allow_loopback=True, gap_s=0.0, max_tries=1)
    summary = run_job(Job([url, f"{site.url}/hilang"], tmp_path / "w.duckdb", lambda: NOW, settings))
    assert summary.loaded.new == 1
    assert summary.rejected == {"http_404": 1}
    assert balance(summary)
    with duckdb.connect(str(published_path(tmp_path / "w.duckdb")), read_only=True) as connection:
        rows = connection.sql("SELECT type, actor, url FROM v_events").fetchall()
    assert rows == [("COERCE", "Polisi", url)]


def test_a_second_run_of_a_feed_sends_validators_and_loads_nothing(tmp_path: Path, site: Site) -> None:
    body = "".join(f"<p>{ARREST} Kejadian ke-{n} itu dicatat oleh petugas jaga.</p>" for n in range(6))
    article = Reply(f"<html lang=id><body><article>{body}</article></body></html>".encode())
    feed = b"<rss><channel><item><link>/1</link></item><item><link>/2</link></item></channel></rss>"

    def served(asked: Asked) -> Reply:
        known = asked.headers.get("if-none-match") == '"7"'
        return Reply(status=304) if known else Reply(feed, headers={"ETag": '"7"'})

    site.routes |= {"/rss": served, "/1": article, "/robots.txt": Reply(status=404)}
    settings = FetchSettings(allow_loopback=True, gap_s=0.0, max_tries=1)
    run = Job([f"{site.url}/rss"], tmp_path / "w.duckdb", lambda: NOW, settings)
    first, second = run_job(run), run_job(run)
    assert (first.loaded.new, first.rejected) == (1, {"http_404": 1})
    assert (second.found, second.loaded.unchanged, second.loaded.new) == (1, 1, 0)
    assert balance(second)
    asked = [asked.path for asked in site.asked]
    assert asked == ["/robots.txt", "/rss", "/1", "/2", "/rss"]


def test_a_text_is_extracted_in_python_again_and_again() -> None:
    import newsevents

    for _ in range(2):
        (event,) = newsevents.extract(ARREST, published="2020-10-30", lang="id")
        assert ARREST[event.trigger.start : event.trigger.end] == "menangkap"
    with pytest.raises(Rejected, match="empty"):
        newsevents.extract(" ")


def page(content: bytes | str, media_type: str = "application/json") -> RawPage:
    """A page of a JSONL file."""
    return RawPage("x.jsonl#1", content.encode() if isinstance(content, str) else content, media_type, "x")


def test_the_line_of_a_good_article() -> None:
    line = extract_line(page(json.dumps({"id": "a", "text": ARREST, "lang": "id", "title": None})), NOW)
    assert (line["doc"], line["lang"], line["error"]) == ("a", "id", None)
    assert [e["trigger"]["text"] for e in line["events"]] == ["menangkap"]


@pytest.mark.parametrize(
    ("content", "doc", "code"),
    [
        ('{"id": "a", "text": "half', "x.jsonl#1", "bad_json"),
        ('{"id": "a"}', "a", "bad_record"),
        ('{"id": 7, "text": 5}', "7", "bad_record"),
        ('{"id": true, "text": 5}', "x.jsonl#1", "bad_record"),
        ('{"id": "a", "text": " "}', "a", "empty"),
        ("[1, 2]", "x.jsonl#1", "bad_record"),
        (json.dumps({"id": "a", "text": ARREST, "lang": "xx"}), "a", "language_not_supported"),
        (json.dumps({"id": "a", "text": ARREST, "published": "gestern"}), "a", "bad_record"),
        (json.dumps({"id": "a", "text": f"{FAULT}. {ARREST}", "lang": "id"}), "a", "internal_error"),
        (json.dumps({"id": "a", "text": "kata " * 50_000, "lang": "id"}), "a", "too_large"),
    ],
)
def test_the_line_of_a_broken_article(content: str, doc: str, code: str) -> None:
    line = extract_line(page(content), NOW)
    assert (line["doc"], line["error"]["code"], line["events"]) == (doc, code, [])


def test_lines_of_what_could_not_be_fetched() -> None:
    failed = Failure(Rejected("not_found", "there is no such file"), "fetch", "gone.jsonl")
    assert extract_line(failed, NOW)["error"]["code"] == "not_found"
    assert clean_line(failed, NOW)["rejected"]["code"] == "not_found"
    same = Unchanged("u", "https://berita.example/1")
    assert extract_line(same, NOW)["error"]["code"] == "unchanged"
    assert clean_line(same, NOW)["rejected"]["code"] == "unchanged"


def test_clean_lines() -> None:
    good = clean_line(page(f"Judul Berita\n\n{ARREST}\n", "text/plain"), NOW)
    assert good["rejected"] is None
    assert ARREST in good["text"]
    menu = clean_line(page(POISON["05-menu.html"], "text/html"), NOW)
    assert (menu["text"], menu["rejected"]["code"]) == (None, "no_article")
    video = clean_line(page(b"x", "video/mp4"), NOW)
    assert video["rejected"]["code"] == "unsupported_type"


@pytest.mark.parametrize(
    "published", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0001-01-01"]
)
def test_the_ends_of_time_stop_nothing(tmp_path: Path, published: str) -> None:
    record = {"id": "a", "text": ARREST, "published": published, "lang": "id"}
    folder = folder_of(tmp_path, {"a.jsonl": json.dumps(record).encode(), "b.txt": QUIET.encode()})
    summary = run_job(job(folder))
    assert balance(summary)
    assert summary.loaded.new >= 1


def test_a_password_of_an_address_is_not_kept(tmp_path: Path) -> None:
    warehouse = tmp_path / "news.duckdb"
    run_job(Job(["https://anna:geheim@127.0.0.1:9/x"], warehouse, lambda: NOW))
    ((sources,),) = query("SELECT sources FROM meta.runs", warehouse).rows
    assert sources == ["https://127.0.0.1:9/x"]
    assert b"geheim" not in warehouse.read_bytes()
