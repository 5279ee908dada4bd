"""alerts.toml and the complaints about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.alerts.rules import Rule, read_rules
from newsevents.errors import Misconfigured

GOOD = """[[alert]]
name = "quakes"
to = "https://desk.example/hook"
type = "disaster"
country = ["id", "TL"]
place = "Bandung"
within_km = 100
quantity_at_least = 10
quantity_kind = "killed"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "alerts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_one_value_is_a_list_of_one_and_codes_are_capitals(tmp_path: Path) -> None:
    assert read_rules(write(tmp_path, GOOD), {}) == (
        Rule(
            "quakes",
            ("https://desk.example/hook",),
            type=("DISASTER",),
            country=("ID", "TL"),
            place="Bandung",
            within_km=100,
            quantity_at_least=10,
            quantity_kind="killed",
        ),
    )


def test_a_receiver_may_stand_in_the_environment(tmp_path: Path) -> None:
    path = write(tmp_path, '[[alert]]\nname = "a"\nto = ["$DESK", "json://x"]\n')
    assert read_rules(path, {"DESK": "tgram://secret"})[0].to == ("tgram://secret", "json://x")
    with pytest.raises(Misconfigured, match="DESK is not set"):
        read_rules(path, {})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("alert = 1", r"\[\[alert\]\]"),
        ("[[alert]\n", "alerts.toml"),
        (GOOD + "colour = 1", "alert 1: colour is no field"),
        ('[[alert]]\nname = "a"\n', "to is missing"),
        (GOOD.replace("within_km = 100\n", ""), "within_km goes with"),
        (GOOD.replace("within_km = 100", 'within_km = "far"'), "within_km must be a number"),
        (GOOD.replace("quantity_at_least = 10\n", ""), "quantity_kind goes with"),
        (GOOD + 'sql = "SELECT 1"', "sql stands alone"),
        (GOOD + 'status = "sure"', "status sure is none of"),
        (GOOD + "story_sources = 0", "a whole number from 1"),
        (GOOD + GOOD, "alert 2: .* stands there twice"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(Misconfigured, match=complaint) as caught:
        read_rules(write(tmp_path, text), {})
    assert caught.value.code == "bad_alerts"
