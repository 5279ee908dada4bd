"""Drafts of the same event brought together: best-partner linkage over learned pair probabilities."""

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
    """Groups of indexes: the two that are most alike are joined while their likeness is at least `least`.

    Two groups are as alike as their members are to their best partners in the other, on average: a lead and
    the caption that repeats it stand together although their halves are far apart.

    >>> cluster(np.array([[1, .9, .1], [.9, 1, .2], [.1, .2, 1]], np.float32), 0.5)
    [[0, 1], [2]]
    """
    groups = [[i] for i in range(len(matrix))]
    best, member = matrix.astype(np.float64), np.eye(len(matrix))
    while len(groups) > 1:
        one_way = (member / member.sum(axis=1, keepdims=True)) @ best
        alike = (one_way + one_way.T) / 2
        np.fill_diagonal(alike, -1.0)
        i, j = sorted(divmod(int(alike.argmax()), len(groups)))
        if alike[i, j] < least:
            break
        groups[i] += groups.pop(j)
        best[:, i] = np.maximum(best[:, i], best[:, j])
        member[i] += member[j]
        best, member = np.delete(best, j, 1), np.delete(member, j, 0)
    return [sorted(group) for group in groups]


def merge_drafts(drafts: Sequence[Draft], context: Context, models: Models) -> list[Group]:
    """The drafts in groups, one group an event."""
    if not drafts:
        return []
    matrix = same_event(drafts, context, models)
    return make_groups(drafts, cluster(matrix, models.thresholds["merge"]), matrix)
