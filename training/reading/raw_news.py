"""Sentences of raw news that a teacher labels: none of the sets that measure anything is among them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.reading.examples import read_tagged
from training.reading.names import NamedSentence, read_jsonl
from training.reading.package_data import package_file

from newsevents.read.layout import find_paragraphs
from newsevents.read.reader import find_sentences

SHORTEST, LONGEST = 25, 190
CAPITAL = re.compile(r"\s\(?[A-Z]\w")
FEWEST_CAPITALS = 2


def raw_sentences(data: Path, most: int, seed: int = 0) -> list[NamedSentence]:
    """So many short sentences with capitals inside, each once, from data/detik and the texts of nlp-id."""
    files = [data / f"bench/dev/idner_{part}.jsonl" for part in ("train", "dev")]
    known = {s.text for file in files for s in read_jsonl(file, "")}
    found = {*detik_sentences(data), *tagged_sentences()} - known
    fit = [t for t in found if SHORTEST < len(t) < LONGEST and len(CAPITAL.findall(t)) >= FEWEST_CAPITALS]
    chosen = random.Random(seed).sample(sorted(fit), min(most, len(fit)))
    return [NamedSentence(text, (), "raw") for text in chosen]


def detik_sentences(data: Path) -> Iterator[str]:
    """The sentences of the raw articles, without those that the development set of events holds."""
    development = (data / "gold/dev.docs.jsonl").read_text(encoding="utf-8")
    left_out = set(re.findall(r'^\{"id": "([^"]+)"', development, re.MULTILINE))
    for line in (data / "data/detik/articles.jsonl").read_text(encoding="utf-8").split("\n"):
        article = json.loads(line) if line else {"id": None, "text": ""}
        if article["id"] not in left_out:
            text = article["text"]
            for start, end, _ in find_sentences(text, find_paragraphs(text, "id"), "id"):
                yield text[start:end]


def tagged_sentences() -> Iterator[str]:
    """The tagged sentences of nlp-id as running text."""
    for pairs in read_tagged(package_file("nlp_id", "data/dataset_postag.txt")):
        text = ""
        for word, _ in pairs:
            glued = re.fullmatch(r"[.,;:!?)\]%”]+", word) or text.endswith(("(", "“", "["))
            text += word if glued or not text else " " + word
        yield text
