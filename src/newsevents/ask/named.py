"""The analyst's questions that came along (warehouse/queries): what each answers, and the values it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsevents import resources
from newsevents.errors import Misconfigured

TAKES = re.compile(r"^-- Takes: (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question: its name, what it answers, its SQL, the values that it takes unless others are given."""

    name: str
    answers: str
    sql: str
    takes: Mapping[str, str]


def named_queries() -> dict[str, NamedQuery]:
    """All questions, by name."""
    files = sorted((resources.folder("warehouse") / "queries").glob("*.sql"))
    return {file.stem: _read(file) for file in files}


def named_query(name: str) -> NamedQuery:
    """The question of that name; Misconfigured("no_such_query") where there is none."""
    found = named_queries()
    if name not in found:
        raise Misconfigured("no_such_query", f"there is no query {name}: choose from {', '.join(found)}")
    return found[name]


def parameters(given: list[str]) -> dict[str, str]:
    """Parameters written as name=value; Misconfigured("bad_option") for anything else.

    >>> parameters(["place=Kota Jakarta", "km=50"])
    {'place': 'Kota Jakarta', 'km': '50'}
    """
    pairs = [pair.partition("=") for pair in given]
    for name, sign, _ in pairs:
        if not sign or not name.isidentifier():
            raise Misconfigured("bad_option", f"--param is written name=value, not {name}{sign}")
    return {name: value for name, _, value in pairs}


def _read(file: Path) -> NamedQuery:
    sql = file.read_text(encoding="utf-8")
    takes = TAKES.search(sql)
    answers = sql.partition("\n")[0].removeprefix("-- Answers:").strip()
    return NamedQuery(file.stem, answers, sql, parameters(takes[1].split(", ")) if takes else {})
