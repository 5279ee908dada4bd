"""What newsevents brings along may be shipped, and the page on dependencies names what we chose."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = sorted(Requirement(line).name for line in PROJECT["dependencies"])
OTHER_CHOICE = {
    "text-unidecode": "Artistic License",  # comes with Prefect (python-slugify)
    "tld": "MPL-1.1",  # comes with trafilatura (courlan)
}
"""Packages that may be taken under the GPL or another licence: the one that we take."""


def brought(names: list[str]) -> set[str]:
    """The packages that some packages need, and what those need, as far as they are installed."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            lines = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        found.add(name)
        needs = map(Requirement, lines)
        waiting += [r.name for r in needs if not r.marker or r.marker.evaluate({"extra": ""})]
    return found


def licences(name: str) -> Iterator[str]:
    """All that a package says of its licence, but its whole text."""
    about = distribution(name).metadata
    yield from (line for line in about.get_all("Classifier") or [] if line.startswith("License"))
    yield from (
        str(about[key]) for key in ("License-Expression", "License") if len(about[key] or "") in range(1, 200)
    )


def is_gpl(licence: str) -> bool:
    """True for the GNU licences, the lesser ones too."""
    return "GPL" in licence or "General Public" in licence


def test_nothing_must_be_taken_under_the_gpl() -> None:
    under = {name for name in brought(DIRECT) if any(map(is_gpl, licences(name)))}
    assert under <= set(OTHER_CHOICE)
    for name in under:
        assert any(OTHER_CHOICE[name] in licence for licence in licences(name))


@pytest.mark.parametrize("name", DIRECT)
def test_every_package_that_we_chose_has_a_licence_and_is_argued(name: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert name == "tzdata" or any(re.search(rf"\b{re.escape(name)}\b", row, re.I) for row in rows)
    assert name == "tzdata" or list(licences(name))
