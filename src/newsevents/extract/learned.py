"""Small learned models that run on numpy alone: a linear model on hashed features, boosted trees on top.

Trained by training/events with scikit-learn, stored as plain arrays (.npz), never pickled.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BUCKETS = 1 << 18


class Features(NamedTuple):
    """What a model sees of one item: `words` are hashed for the linear model, `numbers` go to the trees."""

    words: list[str]
    numbers: list[float]


def buckets(words: Collection[str]) -> NDArray[np.int64]:
    """The hash bucket of each feature string."""
    return np.fromiter((crc32(w.encode()) % BUCKETS for w in words), np.int64, len(words))


class Learned:
    """Class probabilities: a linear model (a row of `weights` a used bucket), and trees over its scores."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.arrays = arrays
        self.classes: list[str] = [str(c) for c in arrays["classes"]]
        self.weights = arrays["weights"].astype(np.float32)
        self.slot = arrays["slot"]
        self.bias = arrays["bias"].astype(np.float32)
        self.trees = Trees(arrays) if "feature" in arrays else None

    def linear(self, items: Sequence[Features]) -> Floats:
        """Linear scores, items × outputs; strings that training never saw weigh nothing."""
        words = [set(item.words) for item in items]
        rows = self.slot[buckets([word for own in words for word in own])]
        ends = np.cumsum([len(own) for own in words])
        sums = np.vstack([np.zeros_like(self.bias), np.cumsum(self.weights[rows], axis=0, dtype=np.float64)])
        return np.asarray(sums[ends] - sums[np.concatenate([[0], ends[:-1]])] + self.bias, np.float32)

    def predict(self, items: Sequence[Features]) -> Floats:
        """Probabilities, items × classes: one part the linear model's, two parts the trees'."""
        if not items:
            return np.zeros((0, len(self.classes)), np.float32)
        scores = self.linear(items)
        by_line = probabilities(scores)
        if self.trees is None:
            return by_line
        numbers = np.array([item.numbers for item in items], np.float32)
        by_trees = probabilities(self.trees.scores(np.hstack([numbers, scores])))
        return np.asarray((by_line + 2 * by_trees) / 3, np.float32)

    def predict_groups(self, groups: Sequence[Sequence[Features]]) -> list[Floats]:
        """Probabilities of several lists of items, worked out in one go."""
        chances = self.predict([item for group in groups for item in group])
        return np.split(chances, np.cumsum([len(group) for group in groups])[:-1]) if groups else []


def probabilities(scores: Floats) -> Floats:
    """Scores to probabilities: softmax, or the logistic function for a single column."""
    if scores.shape[1] == 1:
        positive = 1 / (1 + np.exp(-np.clip(scores[:, 0], -50, 50)))
        return np.asarray(np.stack([1 - positive, positive], axis=1), np.float32)
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), np.float32)


class Trees:
    """Boosted regression trees in flat arrays; a leaf is its own child, so every item walks `depth` steps."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.feature = arrays["feature"].astype(np.intp)
        self.threshold = arrays["threshold"].astype(np.float32)
        self.children = np.stack([arrays["left"], arrays["right"]], axis=1).astype(np.intp).ravel()
        self.value = arrays["value"].astype(np.float32)
        self.roots = arrays["roots"].astype(np.intp)
        self.baseline = arrays["baseline"].astype(np.float32)
        self.depth = int(arrays["depth"])

    def scores(self, x: Floats) -> Floats:
        """Raw scores, items × outputs; `roots` is iterations × outputs, children lie side by side."""
        iterations, outputs = self.roots.shape
        node = np.tile(self.roots.ravel(), (len(x), 1))
        row = (np.arange(len(x)) * x.shape[1])[:, None]
        flat = np.ascontiguousarray(x).ravel()
        for _ in range(self.depth):
            goes_right = flat.take(row + self.feature.take(node)) > self.threshold.take(node)
            node = self.children.take(2 * node + goes_right)
        summed = self.value.take(node).reshape(len(x), iterations, outputs).sum(axis=1)
        return np.asarray(summed + self.baseline, np.float32)


def load_learned(path: Path) -> Learned:
    """A model from its .npz file."""
    with np.load(path, allow_pickle=False) as arrays:
        return Learned(dict(arrays))
