"""What the web pages are made of: scripts, style, words in both languages, outlines of the map."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STATIC = HERE / "static"
IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([a-z]+\.js)";$', re.M)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const) (\w+))", re.M)


def static(name: str) -> str:
    """The text of a file that came along."""
    return (STATIC / name).read_text(encoding="utf-8")


@cache
def texts() -> dict[str, dict[str, str]]:
    """The words of the page by language and key."""
    return tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))


@cache
def outlines() -> dict[str, Any]:
    """Outlines of the map as SVG paths, in hundredths of a degree, with where they are from."""
    found: dict[str, Any] = json.loads((HERE / "outlines.json").read_text(encoding="utf-8"))
    return found


def bundled(entry: str) -> str:
    """One script from a module and all that it imports, each in a function of its own."""
    order: list[str] = []

    def take(name: str) -> None:
        for _, needed in IMPORT.findall(static(name)):
            take(needed)
        if name not in order:
            order.append(name)

    take(entry)
    return "\n".join(["const modules = {};", *map(wrapped, order)])


def wrapped(name: str) -> str:
    """A module as a function that is called at once and gives what the module exports."""
    text = static(name)
    exported = ", ".join(what for _, what in EXPORT.findall(text))
    body = EXPORT.sub(r"\1", IMPORT.sub(r'const \1 = modules["\2"];', text))
    return f'modules["{name}"] = (() => {{\n{body}return {{ {exported} }};\n}})();'
