"""Annotated articles beside their contexts: which trigger, phrase, place, date or number is right."""

from __future__ import annotations

import importlib.util
import json
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha1
from pathlib import Path
from types import ModuleType
from typing import Any

from newsevents.extract.candidates import find_candidates
from newsevents.extract.context import Context
from newsevents.extract.engine import make_context
from newsevents.model import Article, Reading, Token
from newsevents.read.reader import read_article

FOLDS = 5


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that lies beside the annotated articles: its rules of sameness are the truth."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fold_of(doc: str) -> int:
    """The fold of an article; fold 0 is the one that nobody reads."""
    return int(sha1(doc.encode()).hexdigest(), 16) % FOLDS


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


@dataclass
class Annotated:
    """One annotated article: its context, its gold events, and which gold event each candidate stands for."""

    id: str
    record: dict[str, Any]
    context: Context
    events: list[dict[str, Any]]
    candidates: list[Token]
    gold_of: dict[int, int]

    @property
    def fold(self) -> int:
        return fold_of(self.id)

    def gold(self, trigger: Token) -> dict[str, Any] | None:
        """The gold event that a trigger stands for."""
        return self.events[self.gold_of[trigger.i]] if trigger.i in self.gold_of else None


def read_annotated(folder: Path, name: str, cache: Path | None = None) -> Iterable[Annotated]:
    """The annotated articles of NAME.docs.jsonl and NAME.gold.jsonl, read and aligned.

    `cache` keeps the readings between runs: delete the file when a reader has changed.
    """
    scorer = load_scorer(folder)
    readings: dict[str, Reading] = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}
    gold = {g["doc"]: g["events"] for g in read_lines(folder / f"{name}.gold.jsonl")}
    for record in read_lines(folder / f"{name}.docs.jsonl"):
        if record["id"] not in readings:
            readings[record["id"]] = read_article(as_article(record))
        context = make_context(readings[record["id"]])
        candidates = find_candidates(context)
        events = gold[record["id"]]
        gold_of = align(record["text"], candidates, events, scorer)
        yield Annotated(record["id"], record, context, events, candidates, gold_of)
    if cache:
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_bytes(pickle.dumps(readings))


def as_article(record: dict[str, Any]) -> Article:
    """A record of an annotated article as the pipeline would give it."""
    published = datetime.fromisoformat(record["published"]) if record.get("published") else None
    return Article(
        id=record["id"], text=record["text"], lang=record["lang"], published=published, url=record.get("url")
    )


def align(
    text: str, candidates: list[Token], events: list[dict[str, Any]], scorer: ModuleType
) -> dict[int, int]:
    """Candidate token → index of the gold event it overlaps; main ones first, then short spans."""
    claims: dict[int, tuple[bool, int, int]] = {}
    for number, event in enumerate(events):
        for start, end in scorer.spans(text, event["triggers"]):
            for token in candidates:
                if token.start < end and start < token.end:
                    claim = (event["salience"] != "main", end - start, number)
                    claims[token.i] = min(claim, claims.get(token.i, claim))
    return {i: number for i, (_, _, number) in claims.items()}
