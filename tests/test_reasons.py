"""Every reason code of the code stands in docs/reasons.md, and the other way round."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsevents.packs import languages, toml

ROOT = Path(__file__).parent.parent
SOURCES = [path for room in ("src", "flows") for path in sorted((ROOT / room).rglob("*.py"))]
RAISING = {"Rejected": 0, "Retryable": 0, "Misconfigured": 0, "Refused": 0, "_error": 0, "reject": 1}
ROW = re.compile(r"^\| `(\w+)` \|", re.M)


def codes_in(tree: ast.AST) -> Iterator[str]:
    """The reason codes that a module writes out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else None
            place = RAISING.get(name or "")
            if place is not None and len(node.args) > place:
                yield from _codes_of(node.args[place])
            yield from (c for k in node.keywords if k.arg == "why_none" for c in _codes_of(k.value))
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == "code" for t in node.targets
        ):
            yield from _codes_of(node.value)


def _codes_of(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _codes_of(value.body)
        yield from _codes_of(value.orelse)
    elif isinstance(value, ast.JoinedStr):
        parts = (str(part.value) if isinstance(part, ast.Constant) else "NNN" for part in value.values)
        yield "".join(parts)


@cache
def used() -> set[str]:
    """All codes of the code and the packs."""
    walls = {code for lang in languages() for code in toml(lang, "boilerplate.toml").get("walls", {})}
    return walls | {
        code for path in SOURCES for code in codes_in(ast.parse(path.read_text(encoding="utf-8")))
    }


def listed() -> list[str]:
    """The codes of docs/reasons.md, in its order."""
    return ROW.findall((ROOT / "docs" / "reasons.md").read_text(encoding="utf-8"))


def test_every_code_in_use_is_explained() -> None:
    assert sorted(used() - set(listed())) == []


def test_every_explained_code_is_in_use() -> None:
    assert sorted(set(listed()) - used()) == []


def test_codes_are_explained_once_in_snake_case() -> None:
    assert len(listed()) == len(set(listed()))
    assert [code for code in listed() if not re.fullmatch(r"[a-z]+(_[a-z]+)*(_NNN)?", code)] == []


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ('raise Rejected("a", m)', {"a"}),
        ('raise Retryable(f"http_{n}", m)', {"http_NNN"}),
        ('yield reject(o, "b" if x else "c", m)', {"b", "c"}),
        ('code = "d" if x else "e"', {"d", "e"}),
        ('Extraction(x, why_none=None if y else "f")', {"f"}),
        ("raise Rejected(code, m)", set()),
    ],
)
def test_codes_are_found_where_they_stand(source: str, codes: set[str]) -> None:
    assert set(codes_in(ast.parse(source))) == codes
