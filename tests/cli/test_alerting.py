"""`newsevents alerts`, and the alerts of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Command

from loopback import Reply, Site

RULES = """
[[alert]]
name = "arrests"
type = "COERCE"
to = "{url}/hook"
"""


@pytest.fixture
def rules(warehouse: Path, site: Site) -> Path:
    """An alerts.toml beside the warehouse that tells arrests to a receiver on loopback."""
    site.routes["/hook"] = Reply(b"ok")
    path = warehouse.with_name("alerts.toml")
    path.write_text(RULES.format(url=site.url), encoding="utf-8")
    return path


def test_a_run_tells_its_events_once(rules: Path, loaded: Command, site: Site, tmp_path: Path) -> None:
    assert loaded("run", tmp_path / "news", "--no-prefect").exit_code == 0
    (asked,) = site.asked
    assert json.loads(asked.body)["event"]["actor"] == "Polisi"
    listed = loaded("alerts").stdout
    assert "arrests" in listed
    assert [word for word in listed.split() if word.isdigit()] == ["1", "1", "0"]
    assert loaded("alerts", "send").stdout == ""


def test_a_test_alert_is_sent_as_often_as_one_likes(rules: Path, command: Command, site: Site) -> None:
    for _ in range(2):
        result = command("alerts", "test", "arrests")
        assert result.exit_code == 0
        assert "arrests: delivered" in result.stdout
    assert len(site.asked) == 2


def test_a_receiver_that_fails_is_told(rules: Path, command: Command, site: Site) -> None:
    site.routes["/hook"] = Reply(b"", 500)
    result = command("alerts", "test")
    assert result.exit_code == 1
    assert "status 500" in result.stderr


def test_a_rule_must_be_there(rules: Path, command: Command) -> None:
    result = command("alerts", "test", "nothing")
    assert result.exception is not None
    assert "there is no alert nothing" in str(result.exception)


def test_trouble_with_rules_does_not_spoil_a_run(rules: Path, command: Command, tmp_path: Path) -> None:
    rules.write_text("[[alert]]\n", encoding="utf-8")
    (tmp_path / "one.txt").write_text(
        "Polisi menangkap dua orang di Bekasi pada malam itu.", encoding="utf-8"
    )
    result = command("run", tmp_path / "one.txt", "--no-prefect")
    assert result.exit_code == 0, result.output
    assert "no alerts sent" in result.stderr


def test_without_rules_there_is_nothing_to_list(command: Command) -> None:
    assert command("alerts").exit_code == 0
