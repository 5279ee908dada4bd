"""What the command line takes from the environment and the clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.cli.settings import fetch_settings, now, sources_of, store_bytes
from newsevents.errors import Misconfigured
from newsevents.fetch.sources import listed_sources


def test_loopback_is_closed_unless_it_is_opened() -> None:
    assert not fetch_settings({}).allow_loopback
    assert not fetch_settings({"NEWSEVENTS_ALLOW_LOOPBACK": "0"}).allow_loopback
    assert fetch_settings({"NEWSEVENTS_ALLOW_LOOPBACK": "1"}).allow_loopback


def test_the_contact_stands_in_the_user_agent() -> None:
    assert "desk@example.org" in fetch_settings({"NEWSEVENTS_CONTACT": "desk@example.org"}).user_agent
    assert fetch_settings({}).user_agent == "newsevents/0.1"


def test_the_size_of_the_store_is_told_in_megabytes() -> None:
    assert store_bytes({}) == 2_000_000_000
    assert store_bytes({"NEWSEVENTS_STORE_MB": "0"}) == 0
    with pytest.raises(Misconfigured, match="bad_option"):
        store_bytes({"NEWSEVENTS_STORE_MB": "2G"})


def test_the_time_knows_its_zone() -> None:
    assert now().tzinfo is not None


def test_sources_come_from_the_list_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text('[[source]]\nname = "desk"\nkind = "folder"\npath = "."\n')
    assert [s.name for s in sources_of({"NEWSEVENTS_SOURCES": str(path)})] == ["desk"]
    assert sources_of({}) == listed_sources()
    with pytest.raises(Misconfigured):
        sources_of({"NEWSEVENTS_SOURCES": str(tmp_path / "nothing.toml")})
