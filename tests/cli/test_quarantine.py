"""`newsevents quarantine list|show|replay`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import ARREST, Command

from newsevents import pipeline
from newsevents.errors import NewsEventsError
from stub_engine import FAULT, StubEngine


class FixedEngine(StubEngine):
    """The stub with its fault mended."""

    def extract(self, reading):  # type: ignore[no-untyped-def]
        text = reading.article.text
        try:
            return super().extract(reading)
        except ZeroDivisionError:
            events = (self.arrest(text),) if "menangkap" in text else ()
            return pipeline.Extraction(reading.article, events, (), (), (), ())


@pytest.fixture
def rejected(command: Command, tmp_path: Path) -> Command:
    """The command, with one article loaded and two that the engine broke on."""
    (tmp_path / "news").mkdir()
    for name, text in (("1", ARREST), ("2", f"{FAULT}. {ARREST}"), ("3", f"Kabar {FAULT}. {ARREST}")):
        (tmp_path / "news" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "news" / "4.txt").write_bytes(b"")
    assert command("run", tmp_path / "news", "--no-prefect").exit_code == 0
    return command


def listed(command: Command, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(command("quarantine", "list", "-f", "json", *options).stdout)
    return found


def test_list_tells_what_waits_and_why(rejected: Command) -> None:
    rows = listed(rejected)
    assert sorted((r["stage"], r["reason"], r["times"]) for r in rows) == [
        ("extract", "internal_error", 1), ("extract", "internal_error", 1), ("fetch", "empty", 1),
    ]  # fmt: skip
    assert len(listed(rejected, "--reason", "empty")) == 1


def test_show_gives_everything_and_the_bytes(rejected: Command, tmp_path: Path) -> None:
    entry = next(r for r in listed(rejected) if str(r["origin"]).endswith("2.txt"))
    shown = rejected("quarantine", "show", entry["id"]).stdout
    assert "ZeroDivisionError" in shown
    assert "Polisi menangkap" in shown
    assert rejected("quarantine", "show", entry["id"], "-o", tmp_path / "page").exit_code == 0
    assert (tmp_path / "page").read_bytes() == (tmp_path / "news" / "2.txt").read_bytes()


@pytest.mark.parametrize(("wanted", "code"), [("zzz", "no_such_entry"), ("-", "ambiguous_id")])
def test_show_wants_one(rejected: Command, wanted: str, code: str) -> None:
    error = rejected("quarantine", "show", "--", wanted).exception
    assert isinstance(error, NewsEventsError)
    assert error.code == code


def test_replay_without_a_fix_changes_nothing(rejected: Command) -> None:
    result = rejected("quarantine", "replay")
    assert result.exit_code == 1
    assert "2 articles: 2 rejected; 0 events" in result.stdout
    assert sorted(r["times"] for r in listed(rejected)) == [1, 2, 2]


def test_replay_after_a_fix_loads_and_marks(rejected: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "EmbeddedEngine", FixedEngine)
    result = rejected("quarantine", "replay", "--reason", "internal_error")
    assert result.exit_code == 0, result.output
    assert "2 articles: 2 new; 2 events" in result.stdout
    assert [r["reason"] for r in listed(rejected)] == ["empty"]
    assert sorted(str(r["outcome"]) for r in listed(rejected, "--all")) == ["None", "loaded", "loaded"]
    again = rejected("quarantine", "replay")
    assert (again.exit_code, "no page waits" in again.stderr) == (1, True)


def test_replay_of_one(rejected: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "EmbeddedEngine", FixedEngine)
    entry = next(r for r in listed(rejected) if str(r["origin"]).endswith("3.txt"))
    assert "1 article: 1 new" in rejected("quarantine", "replay", entry["id"]).stdout
    assert len(listed(rejected)) == 2
