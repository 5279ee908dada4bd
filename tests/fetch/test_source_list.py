"""The list of sources and the complaints about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.errors import Misconfigured
from newsevents.fetch.source_list import read_sources

GOOD = """[[source]]
name = "a"
kind = "folder"
path = "in"
schedule = "0 6 * * 1-5"
timezone = "Asia/Jakarta"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_are_relative_to_the_list(tmp_path: Path) -> None:
    (source,) = read_sources(write(tmp_path, GOOD))
    assert source.path == str(tmp_path / "in")
    assert source.enabled


def test_an_empty_list_has_no_sources(tmp_path: Path) -> None:
    assert read_sources(write(tmp_path, "")) == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[source]]\nname = \nkind = 1", "line 2"),
        ('source = "x"', "[[source]]"),
        ("source = [1]", "[[source]]"),
        (GOOD + '\n[[source]]\nname = "b"\n', "sources.toml line 8: kind is missing"),
        (GOOD + "\n" + GOOD, 'line 8: name = "a" stands there twice'),
        (GOOD + "colour = 1", "line 1: colour is no field"),
        (GOOD.replace('"a"', "7"), "name must be of type str"),
        (GOOD.replace("folder", "ftp"), 'kind = "ftp" is none of'),
        (GOOD.replace("folder", "feed"), "needs url"),
        (GOOD.replace("0 6 * * 1-5", "daily"), "no cron line"),
        (GOOD + "interval_s = 600", "not two of them"),
        (GOOD.replace('schedule = "0 6 * * 1-5"', 'rrule = "every day"'), "no rule such as"),
        ('[[source]]\nname = "a"\nkind = "url"\nurl = "https://x.id"\ninterval_s = 5', "60 or more"),
        (GOOD.replace("Asia/Jakarta", "Asia/Nowhere"), "timezone"),
        (GOOD.replace("Asia/Jakarta", "../etc/passwd"), "timezone"),
    ],
)
def test_mistakes_are_told_with_line_and_field(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        read_sources(write(tmp_path, text))
    assert caught.value.code == "bad_sources"
    assert complaint in caught.value.message


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="bad_sources"):
        read_sources(tmp_path / "sources.toml")
