"""What goes wrong with rows: scores an article, their interval, and types taken for others."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

Rows = Sequence[Mapping[str, Any]]
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: the sum of its row scores, its counted rows, its main events, those found of them."""

    id: str
    score: float
    rows: int
    main: int
    found: int

    @property
    def row_f1(self) -> float:
        """Row F1 of the article alone; 1 if there was nothing to find and nothing was found."""
        return row_f1([self])


def row_f1(articles: Iterable[Scored]) -> float:
    """Row F1 of articles taken together: precision and recall share the sum of scores."""
    score = n = 0.0
    for article in articles:
        score += article.score
        n += article.rows + article.main
    return 2 * score / n if n else 1.0


def score_article(scorer: ModuleType, doc: Mapping[str, Any], rows: Rows, gold: Rows) -> Scored:
    """The score of one article, by the scorer that lies beside the gold."""
    tally = scorer.Tally()
    tally.add(doc["text"], rows, gold)
    n = tally.n
    return Scored(doc["id"], n["score"], int(n["rows"]), int(n["main"]), int(n["found"]))


def worst(articles: Iterable[Scored], most: int = 10) -> list[Scored]:
    """The articles that cost most: by row F1, then by how much there was to find."""
    return sorted(articles, key=lambda a: (a.row_f1, -a.rows - a.main, a.id))[:most]


def interval(articles: Sequence[Scored], share: float = 0.95) -> tuple[float, float]:
    """The bootstrap interval of row F1 over articles (seeded, so the same every time)."""
    chance = random.Random(0)
    drawn = sorted(row_f1(chance.choices(articles, k=len(articles))) for _ in range(RESAMPLES))
    cut = int(RESAMPLES * (1 - share) / 2)
    return drawn[cut], drawn[-1 - cut]


def wrong_types(scorer: ModuleType, text: str, rows: Rows, gold: Rows) -> Counter[tuple[str, str]]:
    """(best gold type, type of the row) of the main events found with a type that gold does not allow."""
    matched, _ = scorer.align(text, rows, gold)
    pairs = [(gold[j], rows[i]["type"]) for i, j, _ in matched if gold[j]["salience"] == "main"]
    return Counter((event["types"][0], kind) for event, kind in pairs if kind not in event["types"])
