"""Language packs: a folder each of data without code (TOML, TSV, the trained model), read once and cached."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of all packs, sorted."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/pack.toml")))


def path(lang: str, name: str) -> Path:
    """Where a pack's file lies ("shared" is the folder of what all packs use)."""
    return HERE / lang / name


@cache
def toml(lang: str, name: str) -> dict[str, Any]:
    """One TOML file of a pack, parsed."""
    return tomllib.loads(path(lang, name).read_text(encoding="utf-8"))


@cache
def table(lang: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one TSV file of a pack, without empty lines and lines that start with "# "."""
    lines = path(lang, name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("# "))
