"""Sources written to the end of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.errors import Misconfigured
from newsevents.fetch.source_adding import add_source, entry, guess_source
from newsevents.fetch.source_list import Source, read_sources


@pytest.mark.parametrize(
    ("name", "kind"),
    [("in", "folder"), ("a.txt", "file"), ("a.jsonl.gz", "jsonl"), ("a.warc.gz", "warc"), ("*.html", "glob")],
)
def test_the_kind_of_a_path_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    assert (guess_source(name).kind, guess_source(name).path) == (kind, str(tmp_path / name))


def test_an_address_is_named_after_its_host() -> None:
    assert guess_source("https://www.contoh.id/rss") == Source(
        "contoh.id", "url", url="https://www.contoh.id/rss"
    )


def test_a_list_that_is_not_there_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    url = 'https://contoh.id/"rss"?\\=ü'
    added = add_source(path, {"name": "a", "kind": "feed", "url": url, "gap_s": 2})
    assert (added.url, added.gap_s) == (url, 2)
    add_source(path, {"name": "b", "kind": "feed", "url": url})
    assert [source.name for source in read_sources(path)] == ["a", "b"]


def test_a_list_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured) as caught:
        add_source(
            tmp_path / "none" / "sources.toml", {"name": "a", "kind": "feed", "url": "https://contoh.id"}
        )
    assert caught.value.code == "cannot_write"


def test_control_characters_cannot_break_the_list() -> None:
    assert entry({"name": "a\n[[source]]"}) == '[[source]]\nname = "a\\n[[source]]"\n'
