"""Lines of a page that are not part of the story: "Baca juga", "[Gambas:Video 20detik]", "(vyp/kna)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsevents.packs import languages, toml

LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What a pack knows of such lines: whole ones, beginnings, patterns of lines, and pieces within lines."""

    equal: frozenset[str]
    lead: tuple[str, ...]
    lines: tuple[re.Pattern[str], ...]
    pieces: tuple[re.Pattern[str], ...]

    def strip(self, line: str) -> str:
        """The line without such pieces, empty when all of it is boilerplate."""
        if len(line) <= LONGEST_LINE and self.covers(line):
            return ""
        rest = line
        for piece in self.pieces:
            rest = piece.sub(" ", rest)
        return line if rest == line else " ".join(rest.split())

    def covers(self, line: str) -> bool:
        """True when the whole line is boilerplate."""
        low = line.strip().lower()
        return (
            low.rstrip(" :.") in self.equal
            or low in self.equal
            or low.startswith(self.lead)
            or any(pattern.fullmatch(line.strip()) for pattern in self.lines)
        )


def strip_boilerplate(lines: list[str], lang: str) -> list[str]:
    """The lines that tell the story, cleaned of what sites put between them; others are dropped.

    >>> strip_boilerplate(["Hujan deras turun.", "Baca juga: Banjir di Pati", "(vyp/kna)"], "id")
    ['Hujan deras turun.']
    """
    known = boilerplate_of(lang)
    return [rest for line in lines if (rest := known.strip(line))]


@cache
def boilerplate_of(lang: str) -> Boilerplate:
    """What is known for a language, from its pack; nothing for a language without one."""
    if lang not in languages():
        return Boilerplate(frozenset(), ("\0",), (), ())
    own, layout = toml(lang, "boilerplate.toml"), toml(lang, "layout.toml").get("boilerplate", {})
    return Boilerplate(
        frozenset([*own["equal"], *layout.get("equal", ())]),
        (*own["lead"], *layout.get("lead", ())),
        tuple(re.compile(pattern, re.I) for pattern in own["lines"]),
        tuple(re.compile(pattern) for pattern in own["pieces"]),
    )
