"""The date words of a text as a row of classes: what the forms of the grammar are matched against."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from newsevents import packs
from newsevents.extract.date_numbers import classify_number

# Linear: every token starts where the last one ended, and no part of a number can be read in two ways.
TOKEN = re.compile(r"\d+(?:[.,:/\-–]\d+)*|[aApP]\.\s?[mM]\b\.?|[^\W\d_]\w*|\n|[^\w\s]|_")
PUNCTUATION = {
    ",": "COMMA", "(": "LP", ")": "RP", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", ".": "DOT",
    "!": "STOP", "?": "STOP", "\n": "NL", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE", "'": "APOS", "’": "APOS",
    "‘": "APOS",
}  # fmt: skip
NUMBERS = ("DAY", "YEAR", "DAYS", "CLOCK", "CLOCKS", "NUM")
REMEMBERED_WORDS = 20_000
SHORTEST_UNIT = 4

Phrase = tuple[tuple[str, ...], str, Any]


class Entry(NamedTuple):
    """What a pack knows of one token: class, value, the phrases it may start, rules if it is ambiguous."""

    kind: str
    value: Any = None
    phrases: tuple[Phrase, ...] = ()
    rules: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text: where each starts and ends, its class and its value."""

    text: str
    spans: list[tuple[int, int]]
    classes: list[str]
    values: list[Any]

    def upper(self, place: int) -> bool:
        return self.text[self.spans[place][0]].isupper()

    def word(self, place: int) -> str:
        start, end = self.spans[place]
        return self.text[start:end].lower()


@cache
def read_lexicon(lang: str, month_first: bool = False) -> Callable[[str], Entry]:
    """What the date words of a pack say of a token; common tokens are remembered.

    `month_first` reads 3/4/2009 as 4 March.
    """
    pack = packs.toml(lang, "dates.toml")
    entries = dict(_entries(pack))
    suffixes = tuple(pack.get("past_suffixes", ()))

    def look_up(token: str) -> Entry:
        word = token.lower().replace("’", "'")
        found = entries.get(word)
        if found is None:
            kind, value = _unknown(word, suffixes, month_first)
            found = Entry(kind, value)
        if found.kind == "WORD" and token[0].isupper():
            return found._replace(kind="NAME" if len(token) > 1 else "LETTER")
        return found

    return lru_cache(REMEMBERED_WORDS)(look_up)


def _entries(pack: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    rules: dict[str, list[dict[str, Any]]] = {}
    for rule in pack["ambiguous"]:
        for word in rule.get("words", [rule.get("word")]):
            rules.setdefault(word, []).append(rule)
    words: dict[str, tuple[str, Any]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for key, kind, value in _classed(pack):
        parts = tuple(TOKEN.findall(key))
        if len(parts) == 1:
            words[key] = (kind, value)
        else:
            phrases.setdefault(parts[0], []).append((parts, kind, value))
    for word in words.keys() | phrases.keys() | rules.keys():
        kind, value = words.get(word, (PUNCTUATION.get(word, "WORD"), None))
        longest_first = sorted(phrases.get(word, ()), key=lambda phrase: -len(phrase[0]))
        yield word, Entry(kind, value, tuple(longest_first), tuple(rules.get(word, ())))


def _classed(pack: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for kind, words in pack["words"].items():
        for word in words:
            yield word, kind, None
    for section, prefix in (("values", ""), ("short", "SHORT")):
        for kind, values in pack[section].items():
            for word, value in values.items():
                yield word, prefix + kind, value


def _unknown(word: str, suffixes: tuple[str, ...], month_first: bool) -> tuple[str, Any]:
    if word[0].isdigit():
        return classify_number(word, month_first)
    if word in PUNCTUATION:
        return PUNCTUATION[word], None
    return ("DONE" if suffixes and word.endswith(suffixes) else "WORD"), None


def read_words(text: str, look_up: Callable[[str], Entry]) -> Row:
    """All tokens of the text with class and value; no date words are WORD, or NAME if capitalised."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    entries = [look_up(text[start:end]) for start, end in spans]
    row = Row(text, spans, [entry[0] for entry in entries], [entry[1] for entry in entries])
    if any(entry[2] for entry in entries):
        row, entries = _join_phrases(row, entries)
    for place, entry in enumerate(entries):
        if entry[3] or entry[0][:5] == "SHORT":
            _decide(row, place, entry)
        elif entry[0] == "YEAR" and _is_glued(row, place):
            row.classes[place] = "WORD"
    return row


def _is_glued(row: Row, place: int) -> bool:
    """True for the number of "a 2000-pound trailer", not for that of "tahun 2024-nya"."""
    if row.classes[place + 1 : place + 3] != ["DASH", "WORD"] or len(row.word(place + 2)) < SHORTEST_UNIT:
        return False
    ends = [span[1] for span in row.spans[place : place + 2]]
    return ends == [span[0] for span in row.spans[place + 1 : place + 3]]


def _join_phrases(row: Row, entries: list[Entry]) -> tuple[Row, list[Entry]]:
    """The row with every phrase of the pack as one token; the longest wins."""
    spans: list[tuple[int, int]] = []
    kept: list[Entry] = []
    done = 0
    for at in [place for place, entry in enumerate(entries) if entry[2]]:
        found = _phrase_at(row, at, entries[at]) if at >= done else None
        if found is None:
            continue
        parts, kind, value = found
        spans += row.spans[done:at]
        kept += entries[done:at]
        done = at + len(parts)
        spans.append((row.spans[at][0], row.spans[done - 1][1]))
        kept.append(Entry(kind, value))
    spans += row.spans[done:]
    kept += entries[done:]
    return Row(row.text, spans, [entry[0] for entry in kept], [entry[1] for entry in kept]), kept


def _phrase_at(row: Row, at: int, entry: Entry) -> Phrase | None:
    for phrase in entry.phrases:
        places = range(at, at + len(phrase[0]))
        if places[-1] < len(row.spans) and all(map(str.__eq__, map(row.word, places), phrase[0])):
            return phrase
    return None


def _decide(row: Row, place: int, entry: Entry) -> None:
    """Settle the class of one ambiguous word by the first rule of the pack that fits its neighbours."""
    if entry.kind.startswith("SHORT"):
        near = {neighbour(row, place, -1)[0], neighbour(row, place, 1)[0]}
        sure = near & {"DAY", "YEAR", "DAYS"} and row.upper(place)
        row.classes[place] = entry.kind[5:] if sure else "WORD"
        return
    for rule in entry.rules:
        if _fits(rule, row, place):
            row.classes[place], row.values[place] = rule["as"], rule.get("value")
            return


def neighbour(row: Row, place: int, step: int) -> tuple[str, int]:
    """Class and place of the next token in a direction, of a number over one dot; ("NL", -1) at the ends."""
    other = place + step
    if not 0 <= other < len(row.classes):
        return "NL", -1
    if row.classes[other] == "DOT" and step > 0 and other + 1 < len(row.classes):
        other += row.classes[other + 1] in NUMBERS
    return row.classes[other], other


def _fits(rule: dict[str, Any], row: Row, place: int) -> bool:
    before, left = neighbour(row, place, -1)
    after, right = neighbour(row, place, 1)
    upper = row.upper(place)
    if (rule.get("lower") and upper) or (rule.get("start") and before not in ("NL", "DOT", "STOP", "QUOTE")):
        return False
    if before not in rule.get("before_class", [before]) or after not in rule.get("after_class", [after]):
        return False
    return _among(rule, "before", row, left) and _among(rule, "after", row, right)


def _among(rule: dict[str, Any], key: str, row: Row, other: int) -> bool:
    return key not in rule or (other >= 0 and row.word(other) in rule[key])
