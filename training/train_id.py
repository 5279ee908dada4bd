"""Trains the Indonesian pipeline and writes it, with the figures it reached, into a folder.

    python training/train_id.py --data ../shared --out build/id_model --minutes 20
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from pathlib import Path


from corpora import load_trees
from evaluate_id import figures
from examples import name_example, read_tagged, tag_example, tree_example
from names import read_bio, read_jsonl
from pipeline_id import Size, blank_pipeline
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from newsevents.read.tokenizer import clitic_at

Pools = dict[str, list[Example]]
SHARES = {"csui": 3.0, "pud": 3.0, "gsd": 1.0, "old": 2.0, "names": 2.5, "nergrit": 1.0, "tags": 2.5}


def load_pools(nlp: Language, data: Path, seed: int = 0) -> Pools:
    """All training examples by pool; a part of the trees comes a second time in headline case."""
    vocab = nlp.vocab
    chance = random.Random(seed)
    pools: Pools = {}
    for source, trees in load_trees(data / "data/ud_id", clitic_at).items():
        pools[source] = [tree_example(vocab, t) for t in trees if len(t.rows) < 150]
        again = chance.sample(trees, len(trees) // 8)
        pools[source] += [tree_example(vocab, t, chance.choice(["title", "title", "lower"])) for t in again if len(t.rows) < 25]
    pools["names"] = [name_example(vocab, s) for s in read_jsonl(data / "bench/dev/idner_train.jsonl", "idner")]
    files = [data / "data/ner_id/nergrit-train.txt", data / "data/ner_id/nergrit-valid.txt"]
    pools["nergrit"] = [name_example(vocab, s) for f in files for s in read_bio(f, "nergrit")]
    pools["tags"] = [tag_example(vocab, pairs) for pairs in read_tagged(package_file("nlp_id", "data/dataset_postag.txt"))]
    return pools


def package_file(package: str, name: str) -> Path:
    """A data file of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} first: pip install nlp-id==0.1.23.0")
    return Path(spec.origin).parent / name


def batches(pools: Pools, shares: dict[str, float], words: int, seed: int = 0):  # noqa: ANN201
    """Endless batches of so many words, mixed from the pools by their shares."""
    chance = random.Random(seed)
    queues = {name: [] for name in pools}
    names = [n for n in pools if shares.get(n) and pools[n]]
    while True:
        batch: list[Example] = []
        while sum(len(e) for e in batch) < words:
            name = chance.choices(names, [shares[n] for n in names])[0]
            if not queues[name]:
                queues[name] = chance.sample(pools[name], len(pools[name]))
            batch.append(queues[name].pop())
        yield batch


def train(nlp: Language, pools: Pools, minutes: float, seed: int = 0) -> Language:
    """The pipeline trained for so many CPU minutes; the rate falls to a twentieth, weights are averaged."""
    fix_random_seed(seed)
    sample = [e for pool in pools.values() for e in pool]
    nlp.initialize(lambda: sample)
    optimizer = Adam(0.002, beta1=0.9, beta2=0.999, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    nlp.resume_training(sgd=optimizer)
    start, seen, losses = time.process_time(), 0, {}
    for step, batch in enumerate(batches(pools, SHARES, 600, seed)):
        done = (time.process_time() - start) / (60 * minutes)
        if done >= 1:
            break
        optimizer.learn_rate = 0.002 * min(1.0, (step + 1) / 100) * max(0.05, 1 - done)
        nlp.update(batch, sgd=optimizer, losses=losses, drop=0.15)
        seen += sum(len(e) for e in batch)
        if step % 100 == 0:
            print(step, f"{done:.2f}", seen, {k: round(v) for k, v in losses.items()}, flush=True)
            losses = {}
    with nlp.use_params(optimizer.averages):
        return _saved_copy(nlp)


def _saved_copy(nlp: Language) -> Language:
    copy = type(nlp).from_config(nlp.config)
    return copy.from_bytes(nlp.to_bytes())


def main() -> None:
    """Trains, measures and saves."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--minutes", type=float, default=20)
    ask.add_argument("--seed", type=int, default=0)
    asked = ask.parse_args()
    nlp = blank_pipeline(Size())
    pools = load_pools(nlp, asked.data)
    print({k: len(v) for k, v in pools.items()}, flush=True)
    nlp = train(nlp, pools, asked.minutes, asked.seed)
    nlp.remove_pipe("tagger")
    nlp.to_disk(asked.out)
    (asked.out / "figures.json").write_text(json.dumps(figures(nlp, asked.data), indent=1) + "\n", encoding="utf-8")
    print((asked.out / "figures.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
