"""A large model for names: multilingual-e5-small whose upper layers are trained on the name corpora, in jax.

It is too slow to ship; it labels raw news, from which the small model of `tag_names.py` learns.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import jax
import jax.numpy as jnp
import numpy as np
from training.reading.encoder import Pieces, word_pieces
from training.reading.names import NamedSentence

from newsevents.read.name_tagger import TAGS
from newsevents.read.tokenizer import Word, tokenize

CORPORA = ("idner", "nergrit")
SHARES = {0: 1.0, 1: 0.3}
LOWER, LAYERS, HEADS = 4, 8, 12
LENGTHS, PIECES_A_BATCH = (32, 56, 128), 640
RATE, HEAD_RATE, DROP = 2e-4, 1e-3, 0.1
LONGEST_WORD = 8


@dataclass
class Item:
    """A sentence cut into words and pieces: where words begin and end, tags, states of the lower layers."""

    words: list[Word]
    pieces: np.ndarray
    firsts: np.ndarray
    lasts: np.ndarray
    tags: np.ndarray
    corpus: int
    states: np.ndarray | None = None


def tags_of(words: Sequence[Word], sentence: NamedSentence) -> np.ndarray:
    """The index in TAGS for each word; a name that cuts a word is widened to it."""
    tags = np.zeros(len(words), np.int32)
    for start, end, label in sentence.names:
        inside = [i for i, w in enumerate(words) if w.start < end and w.end > start]
        if inside and not tags[inside].any():
            tags[inside] = TAGS.index("I-" + label)
            tags[inside[0]] -= 1
    return tags


class Cutter:
    """Cuts words into the encoder's pieces, remembering each word."""

    def __init__(self, pieces: Pieces) -> None:
        self.ends = (pieces.begin, pieces.end)
        self.cut = lru_cache(200_000)(lambda word, space: word_pieces(pieces, word, space)[:LONGEST_WORD])

    def item(self, sentence: NamedSentence, case: str = "as is") -> Item | None:
        """The sentence to learn from or to label; None where it is too long."""
        words = tokenize(sentence.text)
        ids, firsts, lasts = [self.ends[0]], [], []
        for i, word in enumerate(words):
            text = word.text.lower() if case == "lower" else word.text
            firsts.append(len(ids))
            ids += self.cut(text, i == 0 or words[i - 1].end < word.start)
            lasts.append(len(ids) - 1)
        ids.append(self.ends[1])
        if not words or len(ids) > LENGTHS[-1]:
            return None
        corpus = CORPORA.index(sentence.source) if sentence.source in CORPORA else 0
        return Item(words, np.array(ids), np.array(firsts), np.array(lasts), tags_of(words, sentence), corpus)


def add_states(items: Sequence[Item], weights: dict[str, np.ndarray]) -> None:
    """Gives each item the states of its pieces after the lower layers."""
    lower = {k: v for i in range(LOWER) for k, v in layer_weights(weights, i).items()}
    width = int(weights["shape"][0])
    words, places = weights["emb.word"].reshape(-1, width), weights["emb.pos"].reshape(-1, width)
    for some, length, rows in grouped(items):
        states, mask = np.zeros((rows, length, width), np.float32), np.full((rows, length), -1e9, np.float32)
        for r, i in enumerate(some):
            n = len(items[i].pieces)
            states[r, :n], mask[r, :n] = words[items[i].pieces] + places[:n] + weights["emb.type"][:width], 0
        mask[len(some) :] = 0
        first = {k: jnp.array(v) for k, v in weights.items() if k.startswith("emb.ln")}
        found = np.asarray(lower_layers(lower | first, states, mask))
        for r, i in enumerate(some):
            items[i].states = found[r, : len(items[i].pieces)].astype(np.float16)


@jax.jit
def lower_layers(p, states, mask):
    """What the lower layers make of the pieces."""
    x = _norm(states, p, "emb.ln")
    for i in range(LOWER):
        x = _layer(x, mask, p, f"l{i}", None)
    return x


def layer_weights(weights: dict[str, np.ndarray], i: int) -> dict[str, jnp.ndarray]:
    """The weights of one layer, squares turned for `x @ w`."""
    found = {}
    for name, flat in weights.items():
        if name.startswith(f"l{i}."):
            square = name.endswith(".w") and "ln." not in name
            found[name] = jnp.array(flat.reshape(len(weights[name[:-1] + "b"]), -1).T if square else flat)
    return found


def first_params(weights: dict[str, np.ndarray], seed: int) -> dict[str, jnp.ndarray]:
    """The upper layers as the encoder has them, and a new head for each corpus."""
    width = int(weights["shape"][0])
    params = {k: v for i in range(LOWER, LAYERS) for k, v in layer_weights(weights, i).items()}
    chance = np.random.default_rng(seed)
    params["head.w"] = jnp.array(chance.normal(0, 0.02, (len(CORPORA), 2 * width, len(TAGS))), jnp.float32)
    params["head.b"] = jnp.zeros((len(CORPORA), len(TAGS)))
    return params


def _norm(x, p, name):
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return scaled * p[f"{name}.w"] + p[f"{name}.b"]


def _dropped(x, key, drop):
    if key is None:
        return x
    return x * jax.random.bernoulli(key, 1 - drop, x.shape) / (1 - drop)


def _layer(x, mask, p, name, key):
    rows, n, width = x.shape
    keys = [None, None] if key is None else jax.random.split(key)

    def dense(y, part):
        return y @ p[f"{name}.{part}.w"] + p[f"{name}.{part}.b"]

    q, k, v = (dense(x, part).reshape(rows, n, HEADS, -1).transpose(0, 2, 1, 3) for part in "qkv")
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // HEADS) + mask[:, None, None, :]
    mixed = (jax.nn.softmax(scores) @ v).transpose(0, 2, 1, 3).reshape(rows, n, width)
    x = _norm(x + _dropped(dense(mixed, "ao"), keys[0], DROP), p, f"{name}.aln")
    inner = jax.nn.gelu(dense(x, "fi"))
    return _norm(x + _dropped(dense(inner, "fo"), keys[1], DROP), p, f"{name}.oln")


def logits_of(p, batch, key=None):
    """Scores of each tag for each word: (rows, words, tags)."""
    keys = [None] * (LAYERS - LOWER + 1) if key is None else list(jax.random.split(key, LAYERS - LOWER + 1))
    x = _dropped(batch["states"].astype(jnp.float32), keys[-1], DROP)
    for i in range(LOWER, LAYERS):
        x = _layer(x, batch["mask"], p, f"l{i}", keys[i - LOWER])
    take = partial(jnp.take_along_axis, axis=1)
    both = jnp.concatenate([take(x, batch[k][..., None]) for k in ("firsts", "lasts")], -1)
    w, b = p["head.w"][batch["corpus"]], p["head.b"][batch["corpus"]]
    return jnp.einsum("rwd,rdt->rwt", both, w) + b[:, None]


def loss_of(p, batch, key):
    scores = jax.nn.log_softmax(logits_of(p, batch, key))
    told = jnp.take_along_axis(scores, batch["tags"][..., None], -1)[..., 0]
    return -(told * batch["real"]).sum() / batch["real"].sum()


@jax.jit
def update(state, batch, key, rate, step):
    """One step of Adam with decay; the heads learn faster."""
    loss, grads = jax.value_and_grad(loss_of)(state["params"], batch, key)
    shrink = jnp.minimum(1.0, 1.0 / (jnp.sqrt(sum((g**2).sum() for g in grads.values())) + 1e-9))
    new = {"params": {}, "first": {}, "second": {}}
    for name, grad in grads.items():
        first = new["first"][name] = 0.9 * state["first"][name] + 0.1 * shrink * grad
        second = new["second"][name] = 0.999 * state["second"][name] + 0.001 * (shrink * grad) ** 2
        change = first / (1 - 0.9**step) / (jnp.sqrt(second / (1 - 0.999**step)) + 1e-8)
        own = rate * (HEAD_RATE / RATE if name.startswith("head") else 1.0)
        decay = 0.01 if name.endswith(".w") and "ln." not in name else 0.0
        new["params"][name] = state["params"][name] - own * (change + decay * state["params"][name])
    return new, loss


def batch_of(items: Sequence[Item], length: int, rows: int) -> dict[str, np.ndarray]:
    """Items of at most `length` pieces as one padded batch of `rows` rows."""
    words = length
    width = items[0].states.shape[1]
    batch = {
        "states": np.zeros((rows, length, width), np.float16),
        "mask": np.full((rows, length), -1e9, np.float32),
        **{k: np.zeros((rows, words), np.int32) for k in ("firsts", "lasts", "tags")},
        "real": np.zeros((rows, words), np.float32),
        "corpus": np.zeros(rows, np.int32),
    }
    for r, item in enumerate(items):
        n, m = len(item.pieces), len(item.words)
        batch["states"][r, :n], batch["mask"][r, :n] = item.states, 0
        for name in ("firsts", "lasts", "tags"):
            batch[name][r, :m] = getattr(item, name)
        batch["real"][r, :m], batch["corpus"][r] = 1, item.corpus
    batch["mask"][len(items) :] = 0
    return batch


def grouped(
    items: Sequence[Item], chance: random.Random | None = None
) -> Iterator[tuple[list[int], int, int]]:
    """Indexes of items that share a batch, with its length and rows; shuffled where there is chance."""
    groups = []
    for shorter, length in zip((0, *LENGTHS), LENGTHS, strict=False):
        rows = PIECES_A_BATCH // length
        found = [i for i, item in enumerate(items) if shorter < len(item.pieces) <= length]
        if chance:
            chance.shuffle(found)
        groups += [(found[a : a + rows], length, rows) for a in range(0, len(found), rows)]
    if chance:
        chance.shuffle(groups)
    yield from groups


def train(params, pools: dict[int, list[Item]], rounds: int, seed: int = 0):
    """The parameters after so many rounds; of each corpus a share of its items a round."""
    chance, key = random.Random(seed), jax.random.key(seed)
    zeros = jax.tree.map(jnp.zeros_like, params)
    state = {"params": params, "first": zeros, "second": zeros}
    steps = []
    for _ in range(rounds):
        drawn = [i for c, pool in pools.items() for i in chance.sample(pool, int(len(pool) * SHARES[c]))]
        steps += [([drawn[i] for i in some], length, rows) for some, length, rows in grouped(drawn, chance)]
    losses = []
    for step, (some, length, rows) in enumerate(steps, 1):
        rate = RATE * min(1.0, step / 40) * max(0.0, 1 - step / (len(steps) + 1))
        state, loss = update(state, batch_of(some, length, rows), jax.random.fold_in(key, step), rate, step)
        losses.append(loss)
        if step % 20 == 0:
            print("step", step, "of", len(steps), float(np.mean(losses[-20:])), flush=True)
    return state["params"]


score = jax.jit(lambda p, batch: jax.nn.softmax(logits_of(p, batch)))


def probabilities(p, items: Sequence[Item], corpus: int = 0) -> list[np.ndarray]:
    """For each item the probability of each tag for each word, in the style of one corpus."""
    out: list[np.ndarray] = [np.zeros((0, len(TAGS)))] * len(items)
    for some, length, rows in grouped(items):
        batch = batch_of([items[i] for i in some], length, rows)
        batch["corpus"][:] = corpus
        for i, found in zip(some, np.asarray(score(p, batch)), strict=False):
            out[i] = found[: len(items[i].words)]
    return out
