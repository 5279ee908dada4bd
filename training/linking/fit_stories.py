"""Fits how much each sign counts for one story: `python -m training.linking.fit_stories --corpus FILE`.

Learns from the development half of bench/data/linking_*: logistic regression, drawn to weights set by hand
where a clash is rare in so few pairs; FILE has the articles of the stories as JSON lines. Prints the section
[story] of `packs/shared/linking.toml`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import numpy as np
from scipy.optimize import minimize

from newsevents.extract.engine import EmbeddedEngine
from newsevents.link.blocking import SHARED_IDEAS, WINDOW_DAYS, idea_keys
from newsevents.link.gist import Gist, gist_of
from newsevents.link.story_pairs import compare_gists
from newsevents.link.told import Told, ToldEvent, ToldNumber, ToldPlace
from newsevents.model import Article, Event
from newsevents.read.reader import read_article

DATA = Path(__file__).parents[2] / "bench" / "data"
FREEDOM = 0.3  # variance of a weight around the one set by hand
FAR = 0.15  # weight of a pair of different stories, which are many
BY_HAND = {
    "city_clash": -1.2, "region_clash": -1.2, "country_clash": -0.7, "measure_clash": -2.0,
    "toll_clash": -1.0, "day_clash": -1.5, "type_clash": -0.3, "names_own": -2.0, "acts_none": -0.5,
    "names_none": -0.3, "numbers": 1.0, "measure_same": 1.0,
    "day_same": 0.5, "city_same": 0.5, "type_same": 0.2, "late": -0.5,
}  # fmt: skip
Example = tuple[dict[str, float], bool, float]


def gist(record: dict[str, Any], engine: EmbeddedEngine) -> Gist:
    """The gist of an article as the warehouse would have it."""
    published = datetime.fromisoformat(record["published"])
    article = Article(
        record["text"][:20], record["text"], record["lang"], record.get("title"), published=published
    )
    events = engine.extract(read_article(article)).events
    told = tuple(
        told_event(uuid5(NAMESPACE_URL, f"{n}"), event, article.text) for n, event in enumerate(events)
    )
    return gist_of(Told(uuid5(NAMESPACE_URL, article.text), article.lang, article.title, article.text,
                        published.date(), told))  # fmt: skip


def told_event(id_: UUID, event: Event, text: str) -> ToldEvent:
    """An event as linking takes it."""
    when = event.date
    return ToldEvent(
        id_, event.type, event.lemma, text[event.sentence.start : event.sentence.end],
        tuple(m.name for m in event.actors), tuple(m.name for m in event.targets),
        tuple(ToldPlace(p.name or p.text, p.country, p.admin, p.feature) for p in event.locations),
        tuple(ToldNumber(q.kind, q.unit, q.low, q.high) for q in event.quantities),
        when.start if when else None, when.end if when else None, event.status, event.salience,
    )  # fmt: skip


def pair_examples(engine: EmbeddedEngine) -> Iterator[Example]:
    """The written pairs of the development half."""
    lines = (DATA / "linking_pairs.jsonl").read_text(encoding="utf-8").split("\n")
    for row in (json.loads(line) for line in lines if line.startswith("{")):
        if row["split"] == "dev":
            yield compare_gists(gist(row["a"], engine), gist(row["b"], engine)), row["same"], 1.0


def story_examples(corpus: Path, engine: EmbeddedEngine) -> Iterator[Example]:
    """Pairs of articles of one story, of a story and its near misses, and of stories of the same days."""
    lines = (DATA / "linking_stories.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.endswith("\tdev")]
    inside = {article: story for story, article, belongs, _ in rows if belongs == "y"}
    near = {(story, article) for story, article, belongs, _ in rows if belongs == "n"}
    wanted = {row[1] for row in rows}
    records = (json.loads(line) for line in corpus.read_text(encoding="utf-8").split("\n") if line)
    gists = {record["id"]: gist(record, engine) for record in records if record["id"] in wanted}
    for one, other in combinations(sorted(gists), 2):
        same = one in inside and inside.get(one) == inside.get(other)
        told_apart = (inside.get(one), other) in near or (inside.get(other), one) in near
        if same or told_apart:
            yield compare_gists(gists[one], gists[other]), same, 1.0
        elif one in inside and other in inside and may_meet(gists[one], gists[other]):
            yield compare_gists(gists[one], gists[other]), False, FAR


def may_meet(one: Gist, other: Gist) -> bool:
    """Whether linking would compare the two at all."""
    close = one.day is not None and other.day is not None and abs((one.day - other.day).days) <= WINDOW_DAYS
    return close and len(set(idea_keys(one)) & set(idea_keys(other))) >= SHARED_IDEAS


def fit(examples: list[Example]) -> dict[str, float]:
    """The weights, the bias among them."""
    names = [*examples[0][0], "bias"]
    signs = np.array([[*example[0].values(), 1.0] for example in examples])
    truth = np.where([example[1] for example in examples], 1.0, -1.0)
    counts = np.array([example[2] for example in examples])
    prior = np.array([BY_HAND.get(name, 0.0) for name in names])
    pull = np.where(np.array(names) == "bias", 1e-3, 1 / FREEDOM)

    def loss(weights: Any) -> tuple[float, Any]:
        margins, away = truth * (signs @ weights), weights - prior
        slope = -(counts * truth / (1 + np.exp(margins))) @ signs
        total = (counts * np.logaddexp(0, -margins)).sum() + (pull * away * away).sum() / 2
        return float(total), slope + pull * away

    found = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return dict(zip(names, (round(float(weight), 2) for weight in found), strict=True))


def main() -> None:
    """Fits and prints."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--corpus", type=Path, required=True)
    engine = EmbeddedEngine()
    examples = [*pair_examples(engine), *story_examples(ask.parse_args().corpus, engine)]
    print("\n".join(f"{name} = {weight}" for name, weight in fit(examples).items()))


if __name__ == "__main__":
    main()
