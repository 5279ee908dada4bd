"""The date words of a text as a row of classes: what the forms of the grammar are matched against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from newsevents import packs

# Linear: every token starts where the last one ended, and no part of a number can be read in two ways.
TOKEN = re.compile(r"\d+(?:[.,:/\-–]\d+)*|[aApP]\.\s?[mM]\b\.?|[^\W\d_]\w*|\n|[^\w\s]|_")
PUNCTUATION = {
    ",": "COMMA", "(": "LP", ")": "RP", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", ".": "DOT", "!": "STOP",
    "?": "STOP", "\n": "NL", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE", "'": "APOS", "’": "APOS", "‘": "APOS",
}  # fmt: skip
NUMERIC = re.compile(
    r"(?P<clocks>(\d\d?)[.:](\d\d)[-–](\d\d?)[.:](\d\d))|(?P<clock>(\d\d?)[.:](\d\d))|(?P<iso>(\d{4})-(\d\d)-(\d\d))"
    r"|(?P<numdays>(\d\d?)[-–](\d\d?)/(\d\d?)(?:/(\d\d|\d{4}))?)|(?P<numdate>(\d\d?)(?P<sep>[/.-])(\d\d?)(?P=sep)(\d|\d\d|\d{4}))"
    r"|(?P<numdm>(\d\d?)/(\d\d?))|(?P<years>((?:19|20)\d\d)[-–/]((?:19|20)?\d\d))|(?P<days>(\d\d?)[-–](\d\d?))"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one pack: class and value of each, phrases by their first token, rules for the ambiguous."""

    words: dict[str, tuple[str, Any]]
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]]
    rules: dict[str, list[dict[str, Any]]]
    suffixes: tuple[str, ...]
    month_first: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text: where each starts and ends, its class and its value."""

    starts: list[int]
    ends: list[int]
    classes: list[str]
    values: list[Any]


@cache
def read_lexicon(lang: str) -> Lexicon:
    """The date words of a pack."""
    pack = packs.toml(lang, "dates.toml")
    lexicon = Lexicon({}, {}, {}, tuple(pack.get("past_suffixes", ())), pack["month_first"])
    for key, kind, value in _entries(pack):
        parts = tuple(TOKEN.findall(key))
        if len(parts) == 1:
            lexicon.words[key] = (kind, value)
        else:
            lexicon.phrases.setdefault(parts[0], []).append((parts, kind, value))
    for same_start in lexicon.phrases.values():
        same_start.sort(key=lambda phrase: -len(phrase[0]))
    for rule in pack["ambiguous"]:
        for word in rule.get("words", [rule.get("word")]):
            lexicon.rules.setdefault(word, []).append(rule)
    return lexicon


def _entries(pack: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for kind, words in pack["words"].items():
        for word in words:
            yield word, kind, None
    for kind, values in pack["values"].items():
        for word, value in values.items():
            yield word, kind, value
    for kind, values in pack["short"].items():
        for word, value in values.items():
            yield word, "SHORT" + kind, value


def read_words(text: str, lexicon: Lexicon) -> Row:
    """All tokens of the text with class and value; words that are no date words are WORD, or NAME if capitalised."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    words = [text[start:end].lower().replace("’", "'") for start, end in spans]
    row = Row([], [], [], [])
    open_questions: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        count, kind, value = _classify(words, at, lexicon)
        if kind == "WORD" and text[spans[at][0]].isupper():
            kind = "NAME" if len(words[at]) > 1 else "LETTER"
        if words[at] in lexicon.rules or kind.startswith("SHORT"):
            open_questions.append((len(row.classes), at))
        row.starts.append(spans[at][0])
        row.ends.append(spans[at + count - 1][1])
        row.classes.append(kind)
        row.values.append(value)
        at += count
    for place, at in open_questions:
        _decide(row, place, text, lexicon)
    return row


def _classify(words: list[str], at: int, lexicon: Lexicon) -> tuple[int, str, Any]:
    word = words[at]
    for parts, kind, value in lexicon.phrases.get(word, ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return len(parts), kind, value
    found = lexicon.words.get(word)
    if found is not None:
        return 1, *found
    if word[0].isdigit():
        return 1, *classify_number(word, lexicon.month_first)
    if word in PUNCTUATION:
        return 1, PUNCTUATION[word], None
    if lexicon.suffixes and word.endswith(lexicon.suffixes):
        return 1, "DONE", None
    return 1, "WORD", None


def classify_number(number: str, month_first: bool) -> tuple[str, Any]:
    """Class and value of one written number: 25 DAY, 2014 YEAR, 25/10/2020 NUMDATE (day, month, year) …; else WORD.

    >>> classify_number("25/10/2020", month_first=False)
    ('NUMDATE', (25, 10, 2020))
    >>> classify_number("45/13/2020", month_first=False)
    ('WORD', None)
    """
    if number.isdecimal():
        return _whole(number)
    match = NUMERIC.fullmatch(number)
    if match is None:
        return "WORD", None
    kind = str(match.lastgroup)
    got = [part for part in match.groups()[match.re.groupindex[kind] :] if part and part not in "/.-"]
    return READERS[kind]([int(part) for part in got], got, month_first)


def _whole(number: str) -> tuple[str, Any]:
    value = int(number) if len(number) <= 4 else 0
    if len(number) == 4 and 1000 <= value < 2100:
        return ("YEAR" if value >= 1900 else "OLDYEAR"), value
    if len(number) <= 2 and 1 <= value <= 31:
        return "DAY", value
    return ("NUM", value) if len(number) <= 3 else ("WORD", None)


def _day(day: int, month: int, year: int | None, month_first: bool) -> tuple[int, int, int | None] | None:
    if month_first and day <= 12 or month > 12:
        day, month = month, day
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return day, month, year


def _numdate(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    year = got[2] if len(raw[2]) == 4 else None if len(raw[2]) == 1 else got[2] + (2000 if got[2] < 50 else 1900)
    value = _day(got[0], got[1], year, month_first)
    return ("NUMDATE", value) if value and (year is None or 1000 <= year < 2100) else ("WORD", None)


def _numdm(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    value = _day(got[0], got[1], None, month_first)
    return ("NUMDM", value) if value else ("WORD", None)


def _iso(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    value = _day(got[2], got[1], got[0], False)
    return ("NUMDATE", value) if value and value[0] == got[2] and 1000 <= got[0] < 2100 else ("WORD", None)


def _numdays(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    year = None if len(got) < 4 else got[3] if got[3] > 99 else got[3] + 2000
    first, last = _day(got[0], got[2], year, False), _day(got[1], got[2], year, False)
    return ("NUMDAYS", (first, last)) if first and last and got[0] < got[1] and got[2] <= 12 else ("WORD", None)


def _clock(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    good = all(hour < 25 and minute < 60 for hour, minute in zip(got[::2], got[1::2], strict=True))
    return ("CLOCK" if len(got) == 2 else "CLOCKS", (got[0] % 24, got[1])) if good else ("WORD", None)


def _years(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    last = got[1] if got[1] > 99 else got[0] // 100 * 100 + got[1]
    ambiguous = len(raw[1]) == 2 and got[1] <= 12
    return ("YEARS", (got[0], last)) if got[0] < last < got[0] + 100 and not ambiguous else ("WORD", None)


def _days(got: list[int], raw: list[str], month_first: bool) -> tuple[str, Any]:
    return ("DAYS", (got[0], got[1])) if 1 <= got[0] < got[1] <= 31 else ("WORD", None)


READERS = {
    "clocks": _clock, "clock": _clock, "iso": _iso, "numdays": _numdays, "numdate": _numdate, "numdm": _numdm,
    "years": _years, "days": _days,
}  # fmt: skip


def _decide(row: Row, place: int, text: str, lexicon: Lexicon) -> None:
    """Settle the class of one ambiguous word by the first rule of the pack that fits its neighbours."""
    kind = row.classes[place]
    if kind.startswith("SHORT"):
        near = {neighbour(row, place, -1)[0], neighbour(row, place, 1)[0]}
        row.classes[place] = kind[5:] if near & {"DAY", "YEAR", "DAYS"} and _upper(row, place, text) else "WORD"
        return
    word = text[row.starts[place] : row.ends[place]].lower()
    for rule in lexicon.rules.get(word, ()):
        if _fits(rule, row, place, text):
            row.classes[place], row.values[place] = rule["as"], rule.get("value")
            return


def _upper(row: Row, place: int, text: str) -> bool:
    return text[row.starts[place]].isupper()


def neighbour(row: Row, place: int, step: int) -> tuple[str, int]:
    """Class and place of the next token in a direction, over one dot; ("NL", -1) at the ends."""
    other = place + step
    if 0 <= other < len(row.classes) and row.classes[other] == "DOT" and step > 0:
        other += step
    return (row.classes[other], other) if 0 <= other < len(row.classes) else ("NL", -1)


def _fits(rule: dict[str, Any], row: Row, place: int, text: str) -> bool:
    before, left = neighbour(row, place, -1)
    after, right = neighbour(row, place, 1)
    upper = _upper(row, place, text)
    if rule.get("lower") and upper or rule.get("capital") and not upper:
        return False
    if rule.get("start") and before not in ("NL", "DOT", "STOP", "QUOTE"):
        return False
    if "before_class" in rule and before not in rule["before_class"]:
        return False
    if "after_class" in rule and after not in rule["after_class"]:
        return False
    return _among(rule, "before", row, left, text) and _among(rule, "after", row, right, text)


def _among(rule: dict[str, Any], key: str, row: Row, other: int, text: str) -> bool:
    if key not in rule:
        return True
    return other >= 0 and text[row.starts[other] : row.ends[other]].lower() in rule[key]
