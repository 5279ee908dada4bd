"""What each line of an article is: headline, date, byline, caption, boilerplate or body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from newsevents.model import Paragraph
from newsevents.packs import toml
from newsevents.read.dateline import Dateline, find_dateline
from newsevents.read.line_kinds import caption_bounds, ends_as_sentence, is_boilerplate, is_byline, is_date
from newsevents.read.sentences import split_sentences

__all__ = ["Dateline", "find_dateline", "find_paragraphs"]

LONGEST_HEADLINE = 200
LONGEST_RUN_IN_HEADLINE = 110
LONGEST_OFFICE = 90
SHORTEST_RUN_ON = 300
"""Characters: an article in one line of at least this length may open with a run-in headline."""

TOP_LINES = 4
"""Lines from the top among which a byline without a colon may stand."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_RUN_IN = re.compile(r"\s-\s?-\s")

Line = tuple[int, int]


def find_paragraphs(text: str, lang: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an article in order, without white space around them; empty lines give none.

    A line with boilerplate in it ("… Baca juga: …", "[Gambas:Video 20detik]") becomes several paragraphs.

    >>> text = "Gempa Guncang Lombok\\n\\nGempa terjadi. Baca juga: Cara"
    >>> [(p.kind, text[p.start:p.end]) for p in find_paragraphs(text, "id")]
    [('headline', 'Gempa Guncang Lombok'), ('body', 'Gempa terjadi.'), ('boilerplate', 'Baca juga: Cara')]
    """
    lines = [(start, end) for m in _LINE.finditer(text) for start, end in _trimmed(text, m.start(), m.end())]
    kinds = [_kind(text, lines, i, lang) for i in range(len(lines))]
    _mark_byline_rest(text, lines, kinds)
    if not _mark_headline(text, lines, kinds, lang) and lines:
        lines, kinds = _cut_run_in_headline(text, lines, kinds, lang)
    paragraphs: list[Paragraph] = []
    for line, kind in zip(lines, kinds, strict=True):
        paragraphs.extend(_paragraphs_of(text, line, kind, lang))
    return tuple(paragraphs)


def _kind(text: str, lines: Sequence[Line], i: int, lang: str) -> str:
    """What line `i` is by itself."""
    line = text[slice(*lines[i])]
    if is_boilerplate(line, lang):
        return "boilerplate"
    if is_date(line, lang):
        return "date"
    if is_byline(line, lang, 0 < i < TOP_LINES):
        return "byline"
    return "caption" if caption_bounds(line, lang) else "body"


def _mark_byline_rest(text: str, lines: Sequence[Line], kinds: list[str]) -> None:
    """The line right under a byline at the top is the writer's office, if it is short and no sentence."""
    for i in range(1, min(TOP_LINES, len(lines) - 1)):
        line = text[slice(*lines[i + 1])]
        near = text.count("\n", lines[i][1], lines[i + 1][0]) <= 1
        short = len(line) < LONGEST_OFFICE and not ends_as_sentence(line)
        if kinds[i] == "byline" and kinds[i + 1] == "body" and near and short:
            kinds[i + 1] = "byline"


def _mark_headline(text: str, lines: Sequence[Line], kinds: list[str], lang: str) -> bool:
    """Turn the first line of text into the headline, if it looks like one; False if it does not."""
    first = next((i for i, kind in enumerate(kinds[:TOP_LINES]) if kind == "body"), None)
    if first is None or first + 1 >= len(lines):
        return False
    line = text[slice(*lines[first])]
    if len(line) > LONGEST_HEADLINE or ends_as_sentence(line) or find_dateline(line, lang, False):
        return False
    apart = text.count("\n", lines[first][1], lines[first + 1][0]) > 1 or len(lines) - first > 2
    if apart:
        kinds[first] = "headline"
    return apart


def _cut_run_in_headline(
    text: str, lines: list[Line], kinds: list[str], lang: str
) -> tuple[list[Line], list[str]]:
    """The lines with a headline cut off that stands in one line with the story."""
    start, end = lines[0]
    if kinds[0] != "body":
        return lines, kinds
    found = _RUN_IN.search(text, start, min(end, start + LONGEST_HEADLINE))
    if found:
        cut, resume = found.start(), found.end()
    elif len(lines) == 1 and end - start >= SHORTEST_RUN_ON and not find_dateline(text[start:end], lang):
        first = split_sentences(text[start:end], lang)[:2]
        if len(first) < 2 or first[0][1] > LONGEST_RUN_IN_HEADLINE:
            return lines, kinds
        cut, resume = start + first[0][1], start + first[1][0]
    else:
        return lines, kinds
    pieces = [*_trimmed(text, start, cut), *_trimmed(text, resume, end)]
    return [*pieces, *lines[1:]], ["headline", "body", *kinds[1:]][-len(pieces) - len(lines) + 1 :]


def _paragraphs_of(text: str, line: Line, kind: str, lang: str) -> Iterator[Paragraph]:
    """The paragraphs of one line: itself, or its text and the boilerplate around or within it."""
    start, end = line
    if kind == "caption":
        bounds = caption_bounds(text[start:end], lang) or (0, end - start)
        inner = [(start + bounds[0], start + bounds[1])]
    elif kind in ("body", "headline"):
        inner = list(_gaps(text, start, end, lang))
    else:
        inner = [line]
    at = start
    for a, b in [*inner, (end, end)]:
        for left, right in _trimmed(text, at, a):
            yield Paragraph(left, right, "boilerplate")
        for left, right in _trimmed(text, a, b):
            yield Paragraph(left, right, kind)
        at = b


def _gaps(text: str, start: int, end: int, lang: str) -> Iterator[Line]:
    """The stretches of a line between the boilerplate in it."""
    at = start
    for match in _embedded(lang).finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _trimmed(text: str, start: int, end: int) -> Iterator[Line]:
    """The stretch without white space around it; nothing where nothing is left."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    if piece.strip():
        yield left, start + len(piece.rstrip())


@cache
def _embedded(lang: str) -> re.Pattern[str]:
    """Matches boilerplate within a line, from the pack's phrases."""
    rules: dict[str, Any] = toml(lang, "layout.toml")["embedded"]
    capitals, bracket, tail = (
        "|".join(map(re.escape, rules[key])) for key in ("capitals", "bracket", "tail")
    )
    return re.compile(
        rf"(?:{capitals})"
        rf"|[\[(](?i:{bracket})[^\[\]()]{{0,300}}[\])]"
        r"|\([a-z]{2,6}(?:/[a-z]{2,6}){1,3}\)\Z"
        r"|(?<=[^*])\*{2,9}\Z"
        rf"|(?<=[.!?\"”)] )(?i:{tail})[^\n]{{0,220}}\Z"
    )
