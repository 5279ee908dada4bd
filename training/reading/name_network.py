"""The small network for names: its features, its training in jax, its place in the pipeline."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from spacy.language import Language
from training.reading.examples import recase
from training.reading.names import NamedSentence

from newsevents.read.indonesian import make_doc
from newsevents.read.name_tagger import FACTORY, TABLES, TAGS, NameTagger, tag_scores, word_floats, word_rows
from newsevents.read.tokenizer import tokenize

ROWS = {"form": 16000, "prefix": 3000, "suffix": 3000, "shape": 1500}
DIMENSIONS = {"form": 64, "prefix": 24, "suffix": 24, "shape": 24}
WIDTH, DEPTH = 128, 3
WORDS_A_BATCH, DECAY, AVERAGE = 1536, 0.01, 0.999


class Stage(NamedTuple):
    """So many rounds over the lessons, from a rate falling to nothing; `gold` weighs the annotated ones."""

    rounds: int
    rate: float
    drop: float
    gold: float


STAGES = (Stage(8, 2e-3, 0.2, 1.0), Stage(6, 1.2e-3, 0.1, 0.6))


@dataclass
class Lesson:
    """A sentence to learn from: what the network sees, and the shares of tags that it shall give."""

    rows: np.ndarray
    floats: np.ndarray
    told: np.ndarray
    gold: bool


def lessons(
    nlp: Language, taught: Sequence[tuple[NamedSentence, np.ndarray]], gold: bool, case: str = "as is"
) -> list[Lesson]:
    """The sentences as lessons, in the given case; each has a row of len(TAGS) shares for each word."""
    cut = [[w._replace(text=recase(w.text, case)) for w in tokenize(s.text)] for s, _ in taught]
    docs = [make_doc(nlp.vocab, words) for words in cut]
    docs = list(nlp.get_pipe("tok2vec").pipe(docs, batch_size=64))
    sizes = [ROWS[name] for name in TABLES]
    return [
        Lesson(word_rows(d, sizes).astype(np.int32), word_floats(d).astype(np.float16), own, gold)
        for d, (_, own) in zip(docs, taught, strict=True)
        if 0 < len(d) < WORDS_A_BATCH - 2
    ]


def first_weights(inputs: int, seed: int) -> dict[str, jnp.ndarray]:
    """Weights drawn by chance; `inputs` is the length of word_floats."""
    chance = np.random.default_rng(seed)
    drawn = {name: chance.normal(0, 0.3, (ROWS[name], DIMENSIONS[name])) for name in TABLES}
    inputs += sum(DIMENSIONS.values())
    drawn["in.w"], drawn["in.b"] = chance.normal(0, (2 / inputs) ** 0.5, (inputs, WIDTH)), np.zeros(WIDTH)
    for layer in range(DEPTH):
        drawn[f"{layer}.w"] = chance.normal(0, (3 * WIDTH) ** -0.5, (3 * WIDTH, WIDTH))
        drawn[f"{layer}.b"] = np.zeros(WIDTH)
    drawn["out.w"], drawn["out.b"] = chance.normal(0, 0.05, (WIDTH, len(TAGS))), np.zeros(len(TAGS))
    return {name: jnp.array(table, jnp.float32) for name, table in drawn.items()}


def loss_of(weights, batch, key, share):
    """The mean cross entropy between what the network gives and what it is told."""
    keys = [key]

    def drop(x):
        keys[0], own = jax.random.split(keys[0])
        return x * jax.random.bernoulli(own, 1 - share, x.shape) / (1 - share)

    scores = tag_scores(weights, batch["rows"], batch["floats"].astype(jnp.float32), jnp, drop)
    wrong = -(jax.nn.log_softmax(scores) * batch["told"]).sum(1)
    return (wrong * batch["weight"]).sum() / batch["weight"].sum()


@jax.jit
def update(state, batch, key, pace, step):
    """One step of Adam with decay, at a pace of (rate, drop); the weights' average goes along."""
    rate, drop = pace
    loss, grads = jax.value_and_grad(loss_of)(state["weights"], batch, key, drop)
    new = {"weights": {}, "first": {}, "second": {}, "average": {}}
    share = jnp.minimum(AVERAGE, (1 + step) / (10 + step))
    for name, grad in grads.items():
        first = new["first"][name] = 0.9 * state["first"][name] + 0.1 * grad
        second = new["second"][name] = 0.999 * state["second"][name] + 0.001 * grad**2
        change = first / (1 - 0.9**step) / (jnp.sqrt(second / (1 - 0.999**step)) + 1e-8)
        old = state["weights"][name]
        new["weights"][name] = old - rate * (change + DECAY * old)
        new["average"][name] = share * state["average"][name] + (1 - share) * new["weights"][name]
    return new, loss


def batches(pool: Sequence[Lesson], chance: random.Random, gold: float) -> Iterator[dict[str, np.ndarray]]:
    """All lessons once, in any order, joined to arrays of WORDS_A_BATCH words with gaps of zeros."""
    waiting = chance.sample(pool, len(pool))
    while waiting:
        batch = {
            "rows": np.zeros((WORDS_A_BATCH, 5), np.int32),
            "floats": np.zeros((WORDS_A_BATCH, waiting[-1].floats.shape[1]), np.float16),
            "told": np.zeros((WORDS_A_BATCH, len(TAGS)), np.float32),
            "weight": np.zeros(WORDS_A_BATCH, np.float32),
        }
        at = 1
        while waiting and at + len(waiting[-1].rows) < WORDS_A_BATCH:
            lesson = waiting.pop()
            here = slice(at, at + len(lesson.rows))
            batch["rows"][here], batch["floats"][here] = lesson.rows, lesson.floats
            batch["told"][here], batch["weight"][here] = lesson.told, gold if lesson.gold else 1.0
            at = here.stop + 1
        yield batch


def train(pool: Sequence[Lesson], seed: int = 0) -> dict[str, np.ndarray]:
    """The averaged weights after all stages."""
    weights = first_weights(pool[0].floats.shape[1], seed)
    for number, stage in enumerate(STAGES):
        weights = go_on(weights, pool, stage, seed + number)
    return {name: np.asarray(table) for name, table in weights.items()}


def go_on(weights, pool: Sequence[Lesson], stage: Stage, seed: int):
    """The averaged weights after one stage more."""
    chance, key = random.Random(seed), jax.random.key(seed)
    zeros = jax.tree.map(jnp.zeros_like, weights)
    state = {"weights": weights, "first": zeros, "second": zeros, "average": weights}
    steps, step = stage.rounds * (sum(len(x.rows) + 1 for x in pool) / (WORDS_A_BATCH - 30)), 0
    for one in range(stage.rounds):
        losses = []
        for batch in batches(pool, chance, stage.gold):
            step += 1
            rate = stage.rate * min(1.0, step / 50) * max(0.01, 1 - step / steps)
            state, loss = update(state, batch, jax.random.fold_in(key, step), (rate, stage.drop), step)
            losses.append(loss)
        print("round", one, round(float(np.mean(losses)), 4), flush=True)
    return state["average"]


def put_in(nlp: Language, weights: dict[str, np.ndarray]) -> Language:
    """The pipeline with the network as its component for names; the other components stay as they are."""
    for name in ("ner", "names"):
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    tagger: NameTagger = nlp.add_pipe(FACTORY, name="names")
    tagger.weights = {k: v.astype(np.float16).astype(np.float32) for k, v in weights.items()}
    return nlp
