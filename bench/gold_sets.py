"""Gold sets that lie beside the project, and the lines of `newsevents extract` for their articles."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from newsevents.model import RawPage
from newsevents.pipeline import extract_line

Record = dict[str, Any]
GIVEN = ("id", "text", "published", "lang", "url")


def check_there(shared: Path) -> Path:
    """The folder of the gold sets; ends the bench where it is not there."""
    if not (shared / "bench" / "score_layers.py").is_file():
        raise SystemExit(f"nothing measured: the gold sets are not in {shared} (give --shared FOLDER)")
    return shared


def load_scorer(path: Path) -> ModuleType:
    """The scorer that lies beside a gold set: its rules are the truth."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_lines(path: Path) -> list[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def as_page(record: Record) -> RawPage:
    """A record as `newsevents extract` fetches it: only what an article may tell, nothing of the gold."""
    given = {key: record.get(key) for key in GIVEN}
    return RawPage(record["id"], json.dumps(given).encode(), "application/json", "bench")


def extract_lines(records: Iterable[Record]) -> dict[str, Record]:
    """The line of each article by its id; articles that failed are counted on standard error."""
    now = datetime.now(UTC)
    lines = {record["id"]: extract_line(as_page(record), now) for record in records}
    failed = [doc for doc, line in lines.items() if line["error"]]
    if failed:
        print(f"{len(failed)} articles failed, the first is {failed[0]}", file=sys.stderr)
    return lines


def score_layer(shared: Path, name: str) -> Record:
    """What score_layers.py says of our lines for one of the sets in bench/dev."""
    scorer = load_scorer(shared / "bench" / "score_layers.py")
    gold = read_lines(shared / "bench" / "dev" / f"{name}.jsonl")
    figures: Record = scorer.SCORERS[gold[0]["set"]](gold, defaultdict(dict, extract_lines(gold)))
    return figures
