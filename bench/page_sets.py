"""Sets of web pages with their gold bodies, and the scorer that lies beside them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from bootstrap import Overlap
from gold_sets import load_scorer
from newsevents.model import RawPage

Row = dict[str, Any]


def read_pages(folder: Path) -> list[RawPage]:
    """The pages of a set, unpacked, with their URLs where the ground truth tells them."""
    given = folder / "ground-truth.json"
    truth = json.loads(given.read_text(encoding="utf-8")) if given.exists() else {}
    pages = []
    for path in sorted(folder.glob("*.html*")):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        url = truth.get(path.name.split(".html")[0], {}).get("url")
        pages.append(RawPage(path.name, content, "text/html", folder.name, url=url))
    return pages


class Gold:
    """The ground truth of a set and the scorer that lies beside it."""

    def __init__(self, folder: Path) -> None:
        self.scorer: ModuleType = load_scorer(folder.parent / "score_pages.py")
        told = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
        self.pages = {self.scorer.stem(name): page for name, page in told.items()}

    def overlaps(self, rows: Iterable[Row], lang: Callable[[str | None], bool]) -> list[Overlap]:
        """Pieces in common, ours and gold's for each page whose language is wanted."""
        wanted = [(row, self.pages[self.scorer.stem(row["file"])]) for row in rows]
        return [
            self.scorer.overlap(_body(gold), row["text"] or "")
            for row, gold in wanted
            if lang(gold.get("lang"))
        ]

    def f1(self, rows: Iterable[Row], lang: Callable[[str | None], bool] = lambda _: True) -> float | None:
        """F1 over the pages whose language is wanted, None without any."""
        overlaps = self.overlaps(rows, lang)
        return float(self.scorer.figures(overlaps)["f1"]) if overlaps else None

    def days(self, rows: Iterable[Row]) -> float | None:
        """The share of publish days that are right, None where gold has none."""
        pairs = [(row, self.pages[self.scorer.stem(row["file"])].get("date")) for row in rows]
        right = [str(row["published"])[:10] == str(day)[:10] for row, day in pairs if day]
        return sum(right) / len(right) if right else None


def _body(gold: Row) -> str:
    text = gold.get("articleBody", gold.get("body", ""))
    return "\n".join(text) if isinstance(text, list) else str(text)
