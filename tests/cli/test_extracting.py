"""`newsevents extract` and `newsevents clean`: lines in the order of what came in, whatever came in."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from command_line import ARREST, Command

from loopback import Reply, Site
from newsevents.cli.extracting import as_json, writer
from newsevents.errors import Misconfigured

LINES = [
    json.dumps({"id": "a", "text": ARREST, "lang": "id"}),
    '{"id": "b", "text": "half',
    "",
    json.dumps({"id": "c", "text": " "}),
    json.dumps({"id": "d", "text": ARREST, "title": None, "more": [1]}),
]


def records(path: Path) -> list[dict[str, object]]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_for_each_article_in_the_same_order(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(LINES), encoding="utf-8")
    result = command("extract", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    found = records(tmp_path / "out.jsonl")
    errors = [line["error"] and line["error"]["code"] for line in found]  # type: ignore[index]
    assert errors == [None, "bad_json", "empty", None]
    assert [line["doc"] for line in found][0::3] == ["a", "d"]
    assert list(tmp_path.glob("*.part")) == []


def test_without_a_file_lines_go_to_standard_output(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES[0], encoding="utf-8")
    (line,) = command("extract", tmp_path / "in.jsonl").stdout.splitlines()
    assert json.loads(line)["doc"] == "a"


def test_only_broken_articles_are_exit_1(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES[1], encoding="utf-8")
    assert command("extract", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl").exit_code == 1
    assert len(records(tmp_path / "out.jsonl")) == 1


def test_pages_are_cleaned_or_rejected(command: Command, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(f"Pencuri ditangkap\n\n{ARREST}", encoding="utf-8")
    (tmp_path / "2.html").write_text("<html><body><a href='/'>Beranda</a></body></html>")
    result = command("clean", tmp_path / "1.txt", tmp_path / "2.html", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    good, bad = records(tmp_path / "out.jsonl")
    assert ARREST in str(good["text"])
    assert bad["rejected"]["code"] == "no_article"  # type: ignore[index]


def test_pages_come_over_http_too(
    command: Command, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "".join(f"<p>{ARREST} Kejadian ke-{n} itu dicatat oleh petugas jaga.</p>" for n in range(6))
    site.routes["/1"] = Reply(f"<html><body><article><h1>Pencuri</h1>{body}</article></body></html>".encode())
    blocked = command("clean", f"{site.url}/1", "-o", tmp_path / "out.jsonl")
    assert blocked.exit_code == 1
    monkeypatch.setenv("NEWSEVENTS_ALLOW_LOOPBACK", "1")
    assert command("clean", f"{site.url}/1", "-o", tmp_path / "out.jsonl").exit_code == 0
    (line,) = records(tmp_path / "out.jsonl")
    assert ARREST in str(line["text"])


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_that_is_no_text_stops_nothing(command: Command, tmp_path: Path) -> None:
    name = os.fsdecode(b"berita-\xff.txt")
    try:
        (tmp_path / name).write_text(ARREST, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes text alone")
    result = command("clean", tmp_path, "-o", tmp_path / "out.json")
    assert result.exit_code == 0, result.output
    assert [str(line["file"]).endswith("berita-?.txt") for line in records(tmp_path / "out.json")][:1] == [
        True
    ]


def test_lone_surrogates_can_be_written() -> None:
    assert json.loads(as_json({"doc": "a\ud800b"}).encode()) == {"doc": "a?b"}


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "no" / "out", tmp_path / "file" / "out", tmp_path):
        with pytest.raises(Misconfigured, match="cannot_write"), writer(path):
            pass


def test_output_appears_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), writer(path) as out:
        out.write(f"half {1 / 0}")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no such device here")
def test_a_device_stays_a_device() -> None:
    with writer(Path(os.devnull)) as out:
        out.write("x")
    assert Path(os.devnull).is_char_device()
