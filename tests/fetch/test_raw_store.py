"""Pages kept and read again."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.errors import Misconfigured
from newsevents.fetch.outcome import Fetched, Unchanged, reject
from newsevents.fetch.raw_store import SUFFIX, RawStore, read_page
from newsevents.model import Failure, RawPage

MANY = 10**9
NEVER_SQUEEZED = os.urandom(2000)
PAGE = RawPage(
    "https://contoh.id/rss#7",
    "<p>Hujan deras\n“turun”.</p>".encode(),
    "text/html",
    "Kabar Contoh",
    url="https://contoh.id/7",
    charset="utf-8",
    fetched_at=datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC),
    headers={"etag": '"a"'},
    lang="id",
    country="ID",
    timezone="Asia/Jakarta",
    published="Sun, 22 Nov 2026 09:00:00 +0700",
)


def page(name: str, content: bytes = b"x") -> RawPage:
    return RawPage(name, content, "text/plain", "s")


def aged(path: Path, seconds: int) -> None:
    """Gives a file a time of its own, so that no test waits."""
    os.utime(path, (seconds, seconds))


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    store = RawStore(tmp_path, MANY)
    store.keep(PAGE)
    assert list(store.pages()) == [PAGE]


@given(st.binary(max_size=300), st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_any_bytes_and_names_come_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    kept = RawStore(tmp_path_factory.mktemp("store"), MANY).keep(page(name, content))
    assert read_page(kept) == page(name, content)


def test_the_same_page_is_kept_once_and_the_newest_of_an_address_is_read(tmp_path: Path) -> None:
    store = RawStore(tmp_path, MANY)
    for age, item in enumerate([page("a", b"old"), page("b"), page("a", b"new"), page("a", b"new")]):
        aged(store.keep(item), age)
    assert len(files(tmp_path)) == 3
    assert list(store.pages()) == [page("b"), page("a", b"new")]


def test_what_comes_again_is_new(tmp_path: Path) -> None:
    store = RawStore(tmp_path, MANY)
    aged(store.keep(page("a", b"old")), 1)
    aged(store.keep(page("a", b"new")), 2)
    store.keep(page("a", b"old"))
    assert list(store.pages()) == [page("a", b"old")]


def test_items_pass_and_only_pages_are_kept(tmp_path: Path) -> None:
    items: list[Fetched] = [page("a"), reject("b", "empty", "nothing"), Unchanged("c", "https://contoh.id/c")]
    store = RawStore(tmp_path, MANY)
    assert list(store.keep_passing(items)) == items
    assert list(store.pages()) == [page("a")]


def test_a_store_of_no_size_keeps_nothing(tmp_path: Path) -> None:
    assert list(RawStore(tmp_path / "no", 0).keep_passing([page("a")])) == [page("a")]
    assert not (tmp_path / "no").exists()


def test_the_oldest_go_when_it_is_full(tmp_path: Path) -> None:
    store = RawStore(tmp_path, 10_000)
    for age in range(12):
        aged(store.keep(page(f"p{age}", NEVER_SQUEEZED + bytes([age]))), age)
        assert sum(path.stat().st_size for path in files(tmp_path)) <= 10_000
    assert [item.origin for item in store.pages()][-3:] == ["p9", "p10", "p11"]


def test_a_store_that_was_full_before_is_cut_at_the_first_page(tmp_path: Path) -> None:
    for age in range(5):
        aged(RawStore(tmp_path, MANY).keep(page(f"p{age}", NEVER_SQUEEZED)), age)
    RawStore(tmp_path, 5_000).keep(page("new", NEVER_SQUEEZED))
    assert [item.origin for item in RawStore(tmp_path, 0).pages()] == ["p4", "new"]


@pytest.mark.parametrize("damage", [b"", b"no zstd", NEVER_SQUEEZED])
def test_a_damaged_file_is_told_and_the_rest_is_read(tmp_path: Path, damage: bytes) -> None:
    store = RawStore(tmp_path, MANY)
    store.keep(PAGE)
    broken = store.keep(page("a"))
    broken.write_bytes(damage)
    found = list(store.pages())
    assert PAGE in found
    (failure,) = [item for item in found if isinstance(item, Failure)]
    assert failure.error.code == "unreadable"


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    kept = RawStore(tmp_path, MANY).keep(page("a", NEVER_SQUEEZED))
    kept.write_bytes(kept.read_bytes()[:-20])
    assert isinstance(read_page(kept), Failure)


def test_an_emptied_file_is_written_anew(tmp_path: Path) -> None:
    store = RawStore(tmp_path, MANY)
    store.keep(PAGE).write_bytes(b"")
    store.keep(PAGE)
    assert list(store.pages()) == [PAGE]


def test_drafts_of_a_killed_run_are_no_pages(tmp_path: Path) -> None:
    store = RawStore(tmp_path, MANY)
    store.keep(PAGE)
    (tmp_path / "7-7.tmp").write_bytes(b"half")
    assert list(store.pages()) == [PAGE]
    assert [path.suffixes[-2:] for path in tmp_path.glob("??/*")] == [[".page", ".zst"]]
    assert SUFFIX == ".page.zst"


def test_a_folder_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Misconfigured, match="store_unusable"):
        RawStore(tmp_path / "file", MANY).keep(PAGE)


def test_there_may_be_no_store_yet(tmp_path: Path) -> None:
    store = RawStore(tmp_path / "nothing", MANY)
    assert list(store.pages()) == []
    assert not store.has_pages()
    store.keep(PAGE)
    assert store.has_pages()
