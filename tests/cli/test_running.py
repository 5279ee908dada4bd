"""`newsevents run`: bad input of every kind gets a reason, and the run goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import ARREST, Command

from newsevents.ask.query import query
from newsevents.errors import Misconfigured

BAD = {
    "02-empty.txt": (b"", "empty"),
    "03-binary.txt": (bytes(range(256)) * 40, "not_text"),
    "04-menu.html": (b"<html><body><a href='/'>Beranda</a></body></html>", "no_article"),
    "05-half.jsonl": (b'{"id": "j1", "text": "half', "bad_json"),
    "06-noise.txt": (bytes(range(33, 127)) * 110_000, "too_large"),
}
LATIN = "“Harga naik,” kata petugas. " + ARREST


def fill(folder: Path) -> Path:
    """A folder with bad files among good ones."""
    folder.mkdir()
    (folder / "01.txt").write_text(ARREST, encoding="utf-8")
    (folder / "07-latin.txt").write_bytes(LATIN.encode("cp1252"))
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    return folder


def test_every_bad_file_is_told_with_its_reason_and_the_rest_is_loaded(
    command: Command, warehouse: Path, tmp_path: Path
) -> None:
    result = command("run", fill(tmp_path / "in"), tmp_path / "missing.txt", "--no-prefect")
    assert result.exit_code == 0, result.output
    said = result.output.replace("\n", "")
    for name, (_, reason) in BAD.items():
        assert name in said
        assert reason in said
    assert "not_found" in said
    assert "8 articles: 2 new, 6 rejected; 2 events" in result.output
    assert query("SELECT DISTINCT actor FROM v_events", warehouse).rows == (("Polisi",),)


def test_a_second_run_finds_all_unchanged(loaded: Command, tmp_path: Path) -> None:
    result = loaded("run", tmp_path / "news", "--no-prefect")
    assert result.exit_code == 0
    assert "1 article: 1 unchanged; 0 events" in result.output


def test_kept_pages_are_read_again_without_their_sources(
    loaded: Command, warehouse: Path, tmp_path: Path
) -> None:
    (tmp_path / "news" / "01.txt").unlink()
    result = loaded("run", "--from-store", "--no-prefect")
    assert "1 article: 1 unchanged; 0 events" in result.output
    warehouse.unlink()
    result = loaded("run", "--from-store", "--no-prefect")
    assert "1 article: 1 new; 1 event" in result.output


def test_nothing_is_kept_where_the_store_has_no_room(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSEVENTS_STORE_MB", "0")
    (tmp_path / "a.txt").write_text(ARREST)
    assert command("run", tmp_path / "a.txt", "--no-prefect").exit_code == 0
    result = command("run", "--from-store", "--no-prefect")
    assert isinstance(result.exception, Misconfigured)
    assert result.exception.code == "no_such_path"


@pytest.mark.parametrize("arguments", [(), ("seeds/", "--from-store")])
def test_a_run_wants_sources_or_the_store(command: Command, arguments: tuple[str, ...]) -> None:
    result = command("run", *arguments, "--no-prefect")
    assert isinstance(result.exception, Misconfigured)
    assert result.exception.code == "bad_option"


def test_the_events_of_the_run_are_shown(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": ARREST}))
    output = command("run", tmp_path / "a.jsonl", "--no-prefect").output
    assert "COERCE" in output
    assert "Polisi" in output


def test_only_rejected_is_exit_1(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    result = command("run", tmp_path / "a.txt", "--no-prefect")
    assert result.exit_code == 1
    assert "empty" in result.output


def test_an_article_without_events_is_loaded(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Cuaca di Bandung cerah sepanjang hari dan warga berjalan santai di taman kota."
    )
    result = command("run", tmp_path / "a.txt", "--no-prefect")
    assert result.exit_code == 0
    assert "no_event_found" in result.output


def test_a_missing_path_alone_cannot_work(command: Command, warehouse: Path, tmp_path: Path) -> None:
    result = command("run", tmp_path / "nothing", "--no-prefect")
    assert isinstance(result.exception, Misconfigured)
    assert result.exception.code == "no_such_path"


def test_markup_in_names_and_messages_is_shown_as_it_is(command: Command, tmp_path: Path) -> None:
    (tmp_path / "[red]x.txt").write_bytes(b"")
    output = command("run", tmp_path / "[red]x.txt", "--no-prefect").output
    assert "[red]x.txt" in output.replace("\n", "")
