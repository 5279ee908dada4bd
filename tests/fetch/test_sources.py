"""From what the user names to sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.errors import Misconfigured
from newsevents.fetch.source_list import Source
from newsevents.fetch.sources import expand, find_all, find_source, listed_sources
from newsevents.model import Failure, RawPage

TEXT = "Banjir Rendam Sukamaju\n\nHujan deras turun."


@pytest.mark.parametrize("named", ["gone.txt", "*.none", "no-such-source", "a\x00b", ""])
def test_nothing_of_that_name_stops_before_any_work(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Misconfigured) as caught:
        expand(named, sources=())
    assert caught.value.code == "no_such_path"


def test_a_missing_one_among_others_is_a_failure_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    missing, found = find_all([str(tmp_path / "gone.txt"), str(tmp_path / "a.txt")], sources=())
    assert isinstance(missing, Failure)
    assert missing.error.code == "not_found"
    assert isinstance(found, Source)


def test_all_missing_stops_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured):
        find_all([str(tmp_path / "gone.txt"), "*.none"], sources=())


def test_urls_are_sources_of_their_host() -> None:
    assert find_source("https://www.contoh.id/1", ()) == Source(
        "www.contoh.id", "url", url="https://www.contoh.id/1"
    )


def test_a_name_of_the_list_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    listed = Source(
        "harian", "folder", path=str(tmp_path), language="id", country="ID", timezone="Asia/Jakarta"
    )
    (page,) = expand("harian", sources=(listed,))
    assert isinstance(page, RawPage)
    assert (page.source, page.lang, page.country, page.timezone) == ("harian", "id", "ID", "Asia/Jakarta")


def test_a_path_in_a_listed_folder_is_known_by_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    listed = (Source("harian", "folder", path=str(tmp_path), timezone="Asia/Jakarta"),)
    (whole,), (one,) = expand(str(tmp_path), sources=listed), expand(str(tmp_path / "a.txt"), sources=listed)
    assert whole == one


def test_the_seeds_are_listed_and_scheduled() -> None:
    seeds = next(source for source in listed_sources() if source.name == "seeds")
    assert (seeds.kind, seeds.enabled, seeds.timezone) == ("folder", True, "Asia/Jakarta")
    assert seeds.schedule
    (page,) = expand("seeds")
    assert isinstance(page, RawPage)
    assert page.origin.startswith("seeds/")
