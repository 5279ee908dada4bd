"""Fitting one model: a linear one on hashed words, boosted trees on numbers and its out-of-fold scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression, SGDClassifier

from newsevents.extract.learned import BUCKETS, Features, Learned, buckets

INNER = 4
LARGE = 60_000


@dataclass(frozen=True)
class Recipe:
    """How a model is fitted; `trees` 0 means the linear model alone."""

    trees: int = 120
    leaves: int = 15
    rate: float = 0.08
    c: float = 0.3
    seen: int = 2


@dataclass(frozen=True)
class Prepared:
    """Examples as arrays: hashed words, numbers, labels, and the article each comes from."""

    words: csr_matrix
    numbers: NDArray[np.float32]
    labels: NDArray[np.str_]
    articles: NDArray[np.int64]

    def part(self, keep: NDArray[np.bool_]) -> Prepared:
        """Some of the examples."""
        return Prepared(self.words[keep], self.numbers[keep], self.labels[keep], self.articles[keep])


def prepare(items: Sequence[Features], labels: Sequence[str], articles: Sequence[int]) -> Prepared:
    """Examples hashed once for all fits."""
    rows = [np.unique(buckets(item.words)) for item in items]
    indptr = np.concatenate([[0], np.cumsum([len(r) for r in rows])])
    ones = np.ones(int(indptr[-1]), np.float32)
    words = csr_matrix((ones, np.concatenate(rows), indptr), shape=(len(items), BUCKETS))
    numbers = np.array([item.numbers for item in items], np.float32)
    return Prepared(words, numbers, np.array(labels), np.array(articles))


def fit(examples: Prepared, recipe: Recipe) -> Learned:
    """A fitted model; inner folds are made of articles, so that no article judges itself."""
    used = np.flatnonzero(np.asarray(examples.words.sum(axis=0)).ravel() >= recipe.seen)
    words, y = examples.words[:, used], examples.labels
    line = fit_line(words, y, recipe)
    arrays = line_arrays(line, used)
    if recipe.trees:
        scores = np.zeros((len(y), outputs(line)), np.float32)
        for k in range(INNER):
            out = examples.articles % INNER == k
            scores[out] = aligned_scores(fit_line(words[~out], y[~out], recipe), line, words[out])
        trees = HistGradientBoostingClassifier(
            max_iter=recipe.trees, max_leaf_nodes=recipe.leaves, learning_rate=recipe.rate, max_depth=6,
            l2_regularization=1.0, min_samples_leaf=20, early_stopping=False, random_state=0,
        )  # fmt: skip
        trees.fit(np.hstack([examples.numbers, scores]), y)
        arrays |= tree_arrays(trees)
    return Learned(arrays)


def fit_line(words: csr_matrix, y: NDArray[np.str_], recipe: Recipe) -> LogisticRegression | SGDClassifier:
    """The linear model: exact where it is small, stochastic where it is large."""
    if len(y) > LARGE:
        line = SGDClassifier(loss="log_loss", alpha=1e-4, average=True, max_iter=6, tol=None, random_state=0)
    else:
        line = LogisticRegression(C=recipe.c, max_iter=60, tol=1e-3)
    return line.fit(words, y)


def outputs(line: LogisticRegression | SGDClassifier) -> int:
    """How many columns of scores a linear model gives."""
    return int(line.coef_.shape[0])


def aligned_scores(
    part: LogisticRegression | SGDClassifier, whole: LogisticRegression | SGDClassifier, words: csr_matrix
) -> NDArray[np.float32]:
    """Scores of a fold's model in the columns of the whole model (a rare class may be missing in a fold)."""
    scores = part.decision_function(words)
    if outputs(whole) == 1:
        return np.asarray(scores.reshape(-1, 1), np.float32)
    full = np.full((words.shape[0], outputs(whole)), -8.0, np.float32)
    full[:, np.searchsorted(whole.classes_, part.classes_)] = scores
    return full


def line_arrays(line: LogisticRegression | SGDClassifier, used: NDArray[np.int64]) -> dict[str, NDArray]:  # type: ignore[type-arg]
    """A linear model as arrays: weights of the buckets that matter, and where each bucket's row stands."""
    heavy = np.abs(line.coef_).max(axis=0) > 0.01
    slot = np.zeros(BUCKETS, np.int32)
    slot[used[heavy]] = np.arange(1, heavy.sum() + 1)
    weights = np.vstack([np.zeros((1, outputs(line))), line.coef_[:, heavy].T]).astype(np.float16)
    return {
        "classes": line.classes_.astype("U16"), "weights": weights, "slot": slot,
        "bias": line.intercept_.astype(np.float32),
    }  # fmt: skip


def tree_arrays(model: HistGradientBoostingClassifier) -> dict[str, NDArray]:  # type: ignore[type-arg]
    """Boosted trees as flat arrays; leaves point to themselves."""
    parts, roots, offset, depth = [], [], 0, 1
    for iteration in model._predictors:
        row = []
        for tree in iteration:
            nodes = tree.nodes
            ids = np.arange(len(nodes))
            leaf = nodes["is_leaf"].astype(bool)
            parts.append((
                np.where(leaf, 0, nodes["feature_idx"]), np.where(leaf, 0, nodes["num_threshold"]),
                np.where(leaf, ids, nodes["left"]) + offset, np.where(leaf, ids, nodes["right"]) + offset,
                np.where(leaf, nodes["value"], 0),
            ))  # fmt: skip
            depth = max(depth, int(nodes["depth"].max()))
            row.append(offset)
            offset += len(nodes)
        roots.append(row)
    feature, threshold, left, right, value = (np.concatenate(p) for p in zip(*parts, strict=True))
    return {
        "feature": feature.astype(np.int16), "threshold": threshold.astype(np.float32),
        "left": left.astype(np.int32), "right": right.astype(np.int32), "value": value.astype(np.float32),
        "roots": np.array(roots, np.int32), "depth": np.array(depth),
        "baseline": np.asarray(model._baseline_prediction, np.float32).reshape(1, -1),
    }  # fmt: skip
