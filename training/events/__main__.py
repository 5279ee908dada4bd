"""Train all event models, tune their thresholds out of fold, print the figures and write the pack.

python -m training.events --gold FOLDER [--cache FILE] [--dry]
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
from training.events.gold import FOLDS, Annotated, load_scorer, read_annotated
from training.events.stages import (
    argument_samples,
    field_samples,
    fit_all,
    group_drafts,
    make_drafts,
    merge_sample,
    row_sample,
    trigger_samples,
)
from training.events.tune import START, evaluate, tune

from newsevents import packs
from newsevents.extract.drafts import Models
from newsevents.extract.learned import Learned

STARTED = time.monotonic()


def say(text: str) -> None:
    """A line of progress with the seconds since the start."""
    print(f"{time.monotonic() - STARTED:6.0f} s  {text}", flush=True)


def main() -> None:
    """The whole training."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", type=Path, required=True)
    ask.add_argument("--cache", type=Path, help="keeps the readings between runs")
    ask.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    args = ask.parse_args()
    scorer = load_scorer(args.gold)
    articles = list(read_annotated(args.gold, "train", args.cache))
    say(f"{len(articles)} articles read, {sum(len(a.candidates) for a in articles)} candidates")
    learned = {name: fit_all(name, s) for name, s in trigger_samples(articles).items()}
    say("triggers learned")
    arguments = argument_samples(articles, learned, scorer)
    learned |= {name: fit_all(name, s) for name, s in arguments.items()}
    say("arguments learned: " + ", ".join(f"{n} {len(s.items)}" for n, s in arguments.items()))
    drafts = [make_drafts(a, by_fold(learned)[a.fold]) for a in articles]
    learned["merge"] = fit_all("merge", merge_sample(articles, drafts, by_fold(learned)))
    say("merger learned")
    groups = [group_drafts(d, a, by_fold(learned)[a.fold]) for d, a in zip(drafts, articles, strict=True)]
    learned |= {
        n: fit_all(n, s) for n, s in field_samples(articles, groups, by_fold(learned), scorer).items()
    }
    say("fields learned")
    learned["row"] = fit_all("row", row_sample(articles, groups, by_fold(learned), scorer))
    say("rows learned")
    thresholds = tune(articles, drafts, learned, scorer)
    figures = evaluate(articles, drafts, learned, thresholds, scorer)
    for name, values in figures.items():
        say(f"{name}: {json.dumps(values)}")
    if not args.dry:
        write(learned, thresholds, figures, articles)


def by_fold(learned: dict[str, list[Learned]], thresholds: dict[str, float] = START) -> list[Models]:
    """The models for each held-out fold, and those from everything."""
    return [Models({n: m[k] for n, m in learned.items()}, thresholds) for k in range(FOLDS + 1)]


def write(
    learned: dict[str, list[Learned]],
    thresholds: dict[str, float],
    figures: dict[str, object],
    articles: list[Annotated],
) -> None:
    """The models from all articles, the thresholds and the figures into packs/shared/events."""
    folder = packs.path("shared", "events")
    folder.mkdir(parents=True, exist_ok=True)
    for name, models in learned.items():
        np.savez_compressed(folder / f"{name}.npz", **models[FOLDS].arrays)
    lines = ["# Written by training/events; tuned out of fold on the annotated articles."]
    lines += [f"{name} = {value:.3f}" for name, value in sorted(thresholds.items())]
    (folder / "thresholds.toml").write_text("\n".join(lines) + "\n")
    (folder / "figures.json").write_text(json.dumps({"articles": len(articles), **figures}, indent=1) + "\n")


if __name__ == "__main__":
    main()
