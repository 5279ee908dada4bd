"""The forms of a pack's date grammar, and the places where they stand in a row of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsevents import packs
from newsevents.errors import Misconfigured
from newsevents.extract.date_words import Row

ALIASES = {
    "COUNT": "DAY|NUM",
    "UNIT": "DAYW|WEEKW|MONTHW|YEARW|UNITW|HOURW",
    "MOD": "PAST|NEXT|THIS|RELDAY|LATER",
    "ANYYEAR": "YEAR|OLDYEAR",
    "TO": "UNTIL|DASH|KE|TO",
    "MODIFIER": "PAST|NEXT|THIS",
}
LOOKS = {"<": "(?<=[{}])", "<!": "(?<![{}])", ">": "(?=[{}])", ">!": "(?![{}])", "": "[{}]"}
OTHER = "."  # classes that no form names
NEAR = 15  # tokens in which a needed class must stand
FIRST_CODE = 0x4E00  # letters, so that nothing needs escaping


class Codes(dict[str, str]):
    """The character of each class; those that no form names share one."""

    def __missing__(self, kind: str) -> str:
        return self.setdefault(kind, OTHER)


@dataclass(frozen=True, slots=True)
class Point:
    """One form found: the tokens `first` to `last` (exclusive), and the values of its words by class."""

    form: str
    first: int
    last: int
    slots: dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms of a pack as one pattern over coded rows, with the character that stands for each class.

    `names` has form and needed class ("" for none) of each group of the pattern.
    """

    pattern: re.Pattern[str]
    codes: Codes
    names: tuple[tuple[str, str], ...]


def compile_pattern(pattern: str, codes: dict[str, str]) -> tuple[str, str]:
    """A regular expression over coded rows for one form, and the characters that it can begin with.

    `A|B` either class, `X?` optional, `(` … `)?` an optional run, `<` and `<!` (not) after, `>` and `>!`
    (not) before. No part of it repeats without bound. New classes get their code in `codes`.
    """
    parts, starts, begun = [], "", False
    for element in pattern.split():
        if element in ("(", ")?"):
            parts.append(element.replace("(", "(?:"))
            continue
        look, chars, optional = _element(element, codes)
        parts.append(LOOKS[look].format(chars) + optional)
        if not (look or begun):
            starts, begun = starts + chars, not optional
    return "".join(parts), starts


def _element(element: str, codes: dict[str, str]) -> tuple[str, str, str]:
    match = re.fullmatch(r"(<!|<|>!|>)?([A-Z|]+)(\?)?", element)
    if match is None:
        raise Misconfigured("date_form", f"cannot read {element!r} in a date form")
    look, kinds, optional = match.groups("")
    names = [name for kind in kinds.split("|") for name in ALIASES.get(kind, kind).split("|")]
    return look, "".join(codes.setdefault(name, chr(FIRST_CODE + len(codes))) for name in names), optional


@cache
def read_forms(lang: str) -> Forms:
    """The forms of a pack, in its order."""
    forms = packs.toml(lang, "dates.toml")["forms"]
    codes: dict[str, str] = {}
    compiled = [[compile_pattern(pattern, codes) for pattern in form["patterns"]] for form in forms]
    groups = "|".join("(" + "|".join(pattern for pattern, _ in form) + ")" for form in compiled)
    starts = "".join(chars for form in compiled for _, chars in form)
    names = tuple((form["name"], form.get("needs", "")) for form in forms)
    return Forms(re.compile(f"(?=[{starts}])(?:{groups})"), Codes(codes), names)


def find_points(row: Row, forms: Forms) -> Iterator[Point]:
    """The forms in a row from left to right, none overlapping; those named "skip" are passed over."""
    coded = "".join(map(forms.codes.__getitem__, row.classes))
    for match in forms.pattern.finditer(coded):
        form, needed = forms.names[(match.lastindex or 1) - 1]
        first, last = match.span()
        if form == "skip" or (needed and needed not in row.classes[max(0, first - NEAR) : last + NEAR]):
            continue
        slots: dict[str, list[Any]] = {}
        for place in range(first, last):
            slots.setdefault(row.classes[place], []).append(row.values[place])
        yield Point(form, first, last, slots)
