"""How good the rows are, figures beside their targets: `python bench/events.py [--set dev|train0] [--write]`.

Needs the annotated articles beside the project (--shared, by default ../shared). The shipped models have
learned from `train`: only the set dev is a fair check of them. Prints ids and figures, never a text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha1
from pathlib import Path
from types import ModuleType
from typing import Any

from event_errors import Scored, interval, score_article, worst, wrong_types
from gold_sets import check_there, extract_lines, load_scorer, read_lines, score_layer
from newsevents import packs
from quality_page import Figure, number, origin, table, target_table, write_section
from speed import measure_speed

COMMAND = "python bench/events.py --write"
FOLDS = 5
TARGETS = (
    ("row_f1", "id", 0.55), ("row_f1", "en", 0.50), ("row_f1", "seed", 0.70), ("perfect", "all", 0.12),
    ("event_precision", "all", 0.68), ("event_recall", "all", 0.68), ("actors_f1", "all", 0.80),
    ("targets_f1", "all", 0.68), ("locations_f1", "all", 0.70), ("date_f1", "all", 0.75),
    ("quantities_f1", "all", 0.78), ("type_accuracy", "all", 0.82), ("status_accuracy", "all", 0.90),
)  # fmt: skip
NOTE = """\
Articles: the development set, 24 Indonesian and 9 English ones, whose annotations no script in `training/`
reads; two careful readers agree at row F1 0.86. The columns out of fold are the annotated training articles,
each judged by models that have not seen it."""
Figures = Mapping[str, Any]


@dataclass
class Judged:
    """Articles of a set by group (all, a language), judged by the scorer."""

    scorer: ModuleType
    tallies: dict[str, Any] = field(default_factory=dict)
    articles: dict[str, list[Scored]] = field(default_factory=dict)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, doc: Figures, rows: list[Any], gold: list[Any], groups: Iterable[str]) -> None:
        """One article, counted in each of the groups."""
        scored = score_article(self.scorer, doc, rows, gold)
        for group in groups:
            self.tallies.setdefault(group, self.scorer.Tally()).add(doc["text"], rows, gold)
            self.articles.setdefault(group, []).append(scored)
        self.wrong += wrong_types(self.scorer, doc["text"], rows, gold)

    def figures(self) -> dict[str, Figures]:
        """The scorer's figures by group."""
        return {group: tally.figures() for group, tally in self.tallies.items()}


def is_held_out(doc: str) -> bool:
    """Whether an article is of fold 0, which nobody reads."""
    return int(sha1(doc.encode()).hexdigest(), 16) % FOLDS == 0


def judge(shared: Path, name: str) -> Judged:
    """The articles of dev, of train0 (fold 0 of train), or the seed."""
    folder = shared / "gold"
    file = "train" if name == "train0" else name
    docs = [d for d in read_lines(folder / f"{file}.docs.jsonl") if name != "train0" or is_held_out(d["id"])]
    gold = {line["doc"]: line["events"] for line in read_lines(folder / f"{file}.gold.jsonl")}
    lines, judged = extract_lines(docs), Judged(load_scorer(folder / "score.py"))
    for doc in docs:
        groups = ("seed",) if name == "seed" else ("all", doc["lang"])
        judged.add(doc, lines[doc["id"]]["events"], gold[doc["id"]], groups)
    return judged


def sentence_figures(shared: Path) -> list[Figure]:
    """PLOVER's single sentences, and the kinds of event of Indonesian disaster articles."""
    plover, inageo = score_layer(shared, "plover"), score_layer(shared, "inageo")
    return [
        Figure("plover", "type right on any row", plover["type_right"], 0.72),
        Figure("plover", "rows a sentence", plover["rows_a_sentence"], at_most=1.6),
        Figure("plover", "actor country F1", plover["actors_country"]["f1"], 0.85),
        Figure("plover", "target country F1", plover["targets_country"]["f1"], 0.80),
        Figure("inageo", "kinds an article, F1", inageo["kinds"]["f1"], 0.90),
    ]


def speed_figures(shared: Path) -> list[Figure]:
    """Text to rows on one core."""
    found = measure_speed(shared / "data" / "detik" / "articles.jsonl", "rows")
    what = "text to rows, articles of 390 words a second"
    return [Figure("speed", what, found["articles_per_s"], 16)]


def out_of_fold() -> dict[str, Figures]:
    """The figures that the training wrote beside the models it shipped."""
    told = json.loads((packs.path("shared", "events") / "figures.json").read_text(encoding="utf-8"))
    return {f"out of fold: {k}": v for k, v in told.items() if isinstance(v, dict) and "row_f1" in v}


def figure_table(groups: Mapping[str, Figures]) -> str:
    """All figures of the scorer, a column a group."""
    keys = next(iter(groups.values()))
    rows = [(key, *(number(figures.get(key)) for figures in groups.values())) for key in keys]
    return table(("figure", *groups), rows)


def interval_table(judged: Judged) -> str:
    """Row F1 a group, with the interval that so many articles allow."""
    rows = []
    for group, articles in judged.articles.items():
        low, high = interval(articles)
        f1 = number(judged.tallies[group].figures()["row_f1"])
        rows.append((group, str(len(articles)), f1, f"{low:.3f} to {high:.3f}"))
    return table(("group", "articles", "row F1", "95 % interval (bootstrap over articles)"), rows)


def confusion_table(wrong: Counter[tuple[str, str]], most: int = 15) -> str:
    """The types most often taken for others."""
    return table(("gold", "row", "times"), [(*pair, str(n)) for pair, n in wrong.most_common(most)])


def worst_table(articles: Iterable[Scored]) -> str:
    """The ten worst articles."""
    rows = [(a.id, f"{a.row_f1:.3f}", str(a.main), str(a.found), str(a.rows)) for a in worst(articles)]
    return table(("article", "row F1", "main events", "found", "rows"), rows)


def measure(shared: Path, name: str) -> tuple[str, Judged]:
    """The tables that docs/quality.md shows, and the judged articles."""
    judged = judge(shared, name)
    groups = judged.figures() | judge(shared, "seed").figures()
    rows = [Figure(f"rows, {group}", key, groups[group][key], least) for key, group, least in TARGETS]
    tables = [
        target_table(rows + sentence_figures(shared) + speed_figures(shared)),
        interval_table(judged),
        figure_table(groups | out_of_fold()),
        f"Types of found main events taken for others ({judged.wrong.total()}):",
        confusion_table(judged.wrong),
    ]
    return "\n\n".join(tables), judged


def main() -> None:
    """Measures, prints the tables and the worst articles, and writes docs/quality.md if told to."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--set", choices=("dev", "train0"), default="dev")
    ask.add_argument("--write", action="store_true", help="into docs/quality.md (set dev only)")
    ask.add_argument("--date", default=date.today().isoformat(), help="the day that docs/quality.md shows")
    asked = ask.parse_args()
    if asked.write and asked.set != "dev":
        ask.error("--write takes the set dev: the shipped models have learned from train0")
    tables, judged = measure(check_there(asked.shared), asked.set)
    print(f"{tables}\n\nThe worst articles:\n\n{worst_table(judged.articles['all'])}")
    if asked.write:
        write_section("events", f"{origin(COMMAND, asked.date)}\n\n{NOTE}\n\n{tables}")


if __name__ == "__main__":
    main()
