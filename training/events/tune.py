"""Thresholds chosen for row F1 on out-of-fold rows (folds 1 to 4), reported apart on fold 0."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from training.events.gold import FOLDS, Annotated
from training.events.stages import as_row

from newsevents.extract.drafts import Draft, Models
from newsevents.extract.groups import Group, make_groups
from newsevents.extract.learned import Floats, Learned
from newsevents.extract.merge import cluster, same_event
from newsevents.extract.rows import Fields, Judged, judge_group, make_row, weigh_fields

START = {
    "draft": 0.35, "actor": 0.45, "target": 0.45, "place": 0.45, "date": 0.45,
    "quantity": 0.45, "merge": 0.5, "row": 0.5, "sure": 0.75,
}  # fmt: skip
# "sure" is set, not tuned: rows that are likelier minor are shown only where they are likely to be right.
GRID = {
    "merge": (0.35, 0.4, 0.45, 0.5, 0.55), "row": (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65),
    "actor": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55), "target": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55),
    "place": (0.3, 0.4, 0.45, 0.5, 0.55, 0.6), "date": (0.3, 0.4, 0.45, 0.5, 0.55, 0.6),
    "quantity": (0.3, 0.4, 0.45, 0.5, 0.55, 0.6),
}  # fmt: skip


class Bench:
    """Out-of-fold drafts of all articles, ready to be turned into scored rows under any thresholds."""

    def __init__(
        self,
        articles: Sequence[Annotated],
        drafts: Sequence[list[Draft]],
        learned: dict[str, list[Learned]],
        scorer: ModuleType,
    ) -> None:
        self.articles, self.drafts, self.learned, self.scorer = articles, drafts, learned, scorer
        self.matrices: dict[int, Floats] = {}
        self.judged: dict[tuple[int, float], list[Judged]] = {}
        self.fields: dict[tuple[int, float, int], Fields] = {}

    def figures(self, thresholds: dict[str, float], keep: Sequence[int]) -> dict[str, float]:
        """The scorer's figures over the articles of some folds."""
        tally = self.scorer.Tally()
        models = [Models({n: m[k] for n, m in self.learned.items()}, thresholds) for k in range(FOLDS)]
        for number, article in enumerate(self.articles):
            if article.fold in keep:
                rows = self.rows(number, models[article.fold])
                tally.add(article.record["text"], rows, article.events)
        return dict(tally.figures())

    def rows(self, number: int, models: Models) -> list[dict[str, object]]:
        """The rows of one article in the scorer's form."""
        context, cut = self.articles[number].context, models.thresholds
        key = (number, cut["merge"])
        if key not in self.judged:
            self.judged[key] = [judge_group(group, context, models) for group in self.groups(number, models)]
        rows = []
        for k, one in enumerate(self.judged[key]):
            if one.worth < cut["row"]:
                continue
            if (*key, k) not in self.fields:
                self.fields[*key, k] = weigh_fields(one, context, models)
            if one.is_kept(self.fields[*key, k], cut):
                rows.append(as_row(make_row(one, self.fields[*key, k], context, cut)))
        return rows

    def groups(self, number: int, models: Models) -> list[Group]:
        """The drafts of one article in groups."""
        drafts = self.drafts[number]
        if not drafts:
            return []
        if number not in self.matrices:
            self.matrices[number] = same_event(drafts, self.articles[number].context, models)
        matrix = self.matrices[number]
        return make_groups(drafts, cluster(matrix, models.thresholds["merge"]), matrix)


def tune(
    articles: Sequence[Annotated],
    drafts: Sequence[list[Draft]],
    learned: dict[str, list[Learned]],
    scorer: ModuleType,
) -> dict[str, float]:
    """One pass over the thresholds, each set where row F1 on folds 1 to 4 is best."""
    bench, best = Bench(articles, drafts, learned, scorer), dict(START)
    for name, values in GRID.items():
        scores = {v: bench.figures({**best, name: v}, range(1, FOLDS))["row_f1"] for v in values}
        best[name] = max(scores, key=lambda v: scores[v])
    return best


def evaluate(
    articles: Sequence[Annotated],
    drafts: Sequence[list[Draft]],
    learned: dict[str, list[Learned]],
    thresholds: dict[str, float],
    scorer: ModuleType,
) -> dict[str, dict[str, float]]:
    """Figures out of fold: on the folds the thresholds were tuned on, and on fold 0, which nobody reads."""
    bench = Bench(articles, drafts, learned, scorer)
    return {
        "folds 1-4": bench.figures(thresholds, range(1, FOLDS)),
        "fold 0": bench.figures(thresholds, (0,)),
    }
