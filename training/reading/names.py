"""Name corpora read as sentences with PER, ORG and LOC spans."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

LABELS = {"PERSON": "PER", "ORGANISATION": "ORG", "ORGANIZATION": "ORG", "PLACE": "LOC", "LOCATION": "LOC"}


@dataclass(frozen=True)
class NamedSentence:
    """A sentence and its names as (start, end, label) in characters."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    source: str


def swap_names(sentence: NamedSentence, stock: dict[str, list[str]], chance: random.Random) -> NamedSentence:
    """The sentence with names of the stock in place of its own of the same kind."""
    text, names, at = "", [], 0
    for start, end, label in sorted(sentence.names):
        text += sentence.text[at:start]
        name = chance.choice(stock[label]) if stock.get(label) else sentence.text[start:end]
        names.append((len(text), len(text) + len(name), label))
        text, at = text + name, end
    return NamedSentence(text + sentence.text[at:], tuple(names), sentence.source)


def stock_of_names(
    sentences: list[NamedSentence], cities: list[str], chance: random.Random
) -> dict[str, list[str]]:
    """Names to swap in: newly mixed names of people, places of the sentences, and cities."""
    spans = [(s.text[a:b].split(), label) for s in sentences for a, b, label in s.names]
    people = [words for words, label in spans if label == "PER" and len(words) > 1]
    mixed = [f"{chance.choice(people)[0]} {chance.choice(people)[-1]}" for _ in people]
    places = [" ".join(words) for words, label in spans if label == "LOC"]
    return {"PER": mixed, "LOC": places + chance.sample(cities, min(len(cities), 2 * len(places)))}


def read_jsonl(path: Path, source: str) -> list[NamedSentence]:
    """The sentences of a file with a JSON record a line: text, entities."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [
        NamedSentence(r["text"], tuple((e["start"], e["end"], e["label"]) for e in r["entities"]), source)
        for r in records
    ]


def read_bio(path: Path, source: str) -> list[NamedSentence]:
    """The sentences of a file with a word and its B-/I-/O label a line; written as running text again."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = [[line.split() for line in b.splitlines() if len(line.split()) == 2] for b in blocks]
    return [_from_bio(r, source) for r in rows if r]


def _from_bio(rows: list[list[str]], source: str) -> NamedSentence:
    text, names = "", []
    quoted = False
    for form, label in rows:
        opening = form in {"(", "[", "“"} or (form == '"' and not quoted)
        glued = (
            re.fullmatch(r"[.,;:!?)\]%”]+", form)
            or (form == '"' and quoted)
            or text.endswith(("(", "[", "“"))
        )
        if text and not glued and not text.endswith("\0"):
            text += " "
        text = text.rstrip("\0")
        start = len(text)
        text += form + ("\0" if opening else "")
        quoted = quoted ^ (form == '"')
        kind = LABELS.get(label[2:])
        if kind and label[0] == "I" and names and names[-1][2] == kind and names[-1][1] >= start - 1:
            names[-1] = (names[-1][0], start + len(form), kind)
        elif kind:
            names.append((start, start + len(form), kind))
    return NamedSentence(text.rstrip("\0"), tuple(names), source)
