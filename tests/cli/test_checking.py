"""`newsevents doctor`."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Command

from newsevents.cli import checking
from newsevents.cli.checking import verdict
from newsevents.errors import Misconfigured


def test_a_check_that_fails_says_why() -> None:
    def fails() -> str:
        raise Misconfigured("model_missing", "install it")

    assert verdict(fails) == ("no", "model_missing: install it")
    assert verdict(lambda: "fine") == ("yes", "fine")


@pytest.mark.parametrize(("works", "code"), [(True, 0), (False, 1)])
def test_the_doctor_fails_if_a_part_does(
    command: Command, monkeypatch: pytest.MonkeyPatch, works: bool, code: int
) -> None:
    def missing() -> str:
        raise OSError("no such model")

    monkeypatch.setattr(checking, "CHECKS", {"models": (lambda: "2 models") if works else missing})
    result = command("doctor")
    assert result.exit_code == code
    assert ("2 models" if works else "no such model") in result.stdout


def test_versions_and_the_warehouse_are_told(loaded: Command, warehouse: Path) -> None:
    assert "duckdb" in checking.check_packages()
    assert checking.check_warehouse() == f"{warehouse}: 1 events"
