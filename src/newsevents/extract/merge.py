"""Drafts of the same event brought together: average linkage over learned pair probabilities."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsevents.extract.context import Context
from newsevents.extract.drafts import Draft, Models, sketch
from newsevents.extract.groups import Group, make_groups
from newsevents.extract.learned import Floats
from newsevents.extract.merge_features import merge_features


def same_event(drafts: Sequence[Draft], context: Context, models: Models) -> Floats:
    """A symmetric matrix of probabilities that two drafts tell the same event; 1 on the diagonal."""
    sketches = [sketch(d, context, models) for d in drafts]
    matrix = np.eye(len(drafts), dtype=np.float32)
    above = [(i, j) for i in range(len(drafts)) for j in range(i + 1, len(drafts))]
    chances = models["merge"].predict([merge_features(sketches[i], sketches[j], context) for i, j in above])
    yes = models["merge"].classes.index("yes")
    for (i, j), row in zip(above, chances, strict=True):
        matrix[i, j] = matrix[j, i] = row[yes]
    return matrix


def cluster(matrix: Floats, least: float) -> list[list[int]]:
    """Groups of indexes: the two with the highest mean probability are joined while it is at least `least`.

    >>> cluster(np.array([[1, .9, .1], [.9, 1, .2], [.1, .2, 1]], np.float32), 0.5)
    [[0, 1], [2]]
    """
    groups = [[i] for i in range(len(matrix))]
    sums = matrix.astype(np.float64).copy()
    np.fill_diagonal(sums, -1.0)
    sizes = np.ones(len(matrix))
    while len(groups) > 1:
        means = sums / np.outer(sizes, sizes)
        i, j = divmod(int(means.argmax()), len(groups))
        if means[i, j] < least:
            break
        i, j = min(i, j), max(i, j)
        groups[i] += groups.pop(j)
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        sizes[i] += sizes[j]
        sums, sizes = np.delete(np.delete(sums, j, 0), j, 1), np.delete(sizes, j)
        sums[i, i] = -1.0
    return [sorted(group) for group in groups]


def merge_drafts(drafts: Sequence[Draft], context: Context, models: Models) -> list[Group]:
    """The drafts in groups, one group an event."""
    if not drafts:
        return []
    matrix = same_event(drafts, context, models)
    return make_groups(drafts, cluster(matrix, models.thresholds["merge"]), matrix)
