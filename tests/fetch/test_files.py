"""Files, folders and globs, good and bad."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from newsevents.fetch.files import file_origin, media_type_of
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.sources import expand
from newsevents.model import Failure, RawPage

TEXT = "Banjir Rendam Sukamaju\n\nHujan deras turun."


def read(path: Path, **limits: int) -> list[tuple[str, str]]:
    """(name, media type or reason code) of all that a path gives."""
    found = expand(str(path), FetchSettings(**limits), sources=())
    return [
        (Path(item.origin).name, item.media_type if isinstance(item, RawPage) else item.error.code)
        for item in found
        if isinstance(item, RawPage | Failure)
    ]


def test_a_folder_gives_its_files_sorted_and_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "in/c.htm", ".hidden.txt", ".git/d.txt", "sources.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert read(tmp_path) == [("a.txt", "text/plain"), ("b.html", "text/html"), ("c.htm", "text/html")]


def test_a_glob_gives_what_it_matches(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.html"):
        (tmp_path / name).write_text(TEXT)
    assert [name for name, _ in read(tmp_path / "*.txt")] == ["a.txt", "b.txt"]


def test_packed_pages_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(TEXT.encode()))
    (page,) = expand(str(tmp_path), sources=())
    assert isinstance(page, RawPage)
    assert page.content == TEXT.encode()


def test_lines_of_jsonl_come_one_by_one_with_their_number(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n\n{"id": 2\n{"id": 3}')
    assert [name for name, _ in read(tmp_path / "a.jsonl")] == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#4"]


def test_a_line_over_the_limit_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(["x" * 30, "y" * 500, "z" * 100]))
    assert read(tmp_path / "a.jsonl", max_bytes=100) == [
        ("a.jsonl#1", "application/json"),
        ("a.jsonl#2", "too_large"),
        ("a.jsonl#3", "application/json"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text"),
        ("a.html", bytes(range(1, 256)) * 9, "not_text"),
        ("a.txt", b"%PDF-1.7 text", "not_text"),
        ("a.txt", b"noise " * 1000, "too_large"),
        ("a.html.gz", b"no gzip at all", "bad_gzip"),
        ("a.html.gz", gzip.compress(b"text " * 100)[:-12], "bad_gzip"),
        ("a.txt.gz", gzip.compress(b"\n" * 10**6), "too_large"),
        ("a.docx", b"text", "unsupported_type"),
    ],
)
def test_bad_files_have_a_reason(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert [found for _, found in read(tmp_path, max_bytes=4000)] == [code]


def test_the_first_bytes_of_a_bad_file_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\x00b")
    (failure,) = expand(str(tmp_path / "a.txt"), sources=())
    assert isinstance(failure, Failure)
    assert failure.page
    assert failure.page.content == b"a\x00b"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_has_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert read(tmp_path) == [("a.txt", "unreadable")]


def test_what_is_no_regular_file_has_a_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    assert read(tmp_path) == [("a.txt", "not_a_file"), ("b.txt", "not_found")]


def test_origins_do_not_depend_on_how_a_path_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        file_origin(Path("x/../a.txt")) == file_origin(tmp_path / "a.txt") == f"{tmp_path.as_posix()}/a.txt"
    )


def test_media_types_go_by_the_name_in_any_case() -> None:
    names = ("A.HTML", "b.htm.gz", "c.jsonl", "d.json", "e")
    assert [media_type_of(Path(name)) for name in names] == [
        "text/html",
        "text/html",
        "application/json",
        None,
        None,
    ]
