"""Drafts of the same event brought together."""

from __future__ import annotations

import numpy as np
import pytest
from arrest import CONTEXT
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_models import tiny_models

from newsevents.extract.drafts import draft_events
from newsevents.extract.merge import cluster, merge_drafts, same_event

MODELS = tiny_models()
DRAFTS = draft_events(CONTEXT, MODELS)


def matrix(size: int, pairs: dict[tuple[int, int], float], others: float = 0.0) -> np.ndarray:
    """A symmetric matrix with some pairs told."""
    found = np.full((size, size), others, np.float32)
    for (i, j), chance in pairs.items():
        found[i, j] = found[j, i] = chance
    np.fill_diagonal(found, 1)
    return found


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ({}, [[0], [1], [2], [3]]),
        ({(0, 3): 0.9}, [[0, 3], [1], [2]]),
        ({(0, 1): 0.9, (2, 3): 0.8}, [[0, 1], [2, 3]]),
        ({(0, 1): 0.9, (1, 2): 0.6}, [[0, 1], [2], [3]]),  # 2 is near 1 alone: 0.3 on average
        ({(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.6}, [[0, 1, 2], [3]]),
    ],
)
def test_groups_are_joined_while_their_mean_is_high_enough(
    pairs: dict[tuple[int, int], float], groups: list[list[int]]
) -> None:
    assert cluster(matrix(4, pairs), 0.5) == groups


def test_no_drafts_no_groups() -> None:
    assert cluster(np.zeros((0, 0), np.float32), 0.5) == []
    assert merge_drafts([], CONTEXT, MODELS) == []


@given(size=st.integers(1, 9), seed=st.integers(0, 99), least=st.sampled_from([0.2, 0.5, 0.8]))
@settings(max_examples=40, deadline=None)
def test_every_index_is_in_one_group(size: int, seed: int, least: float) -> None:
    random = np.random.default_rng(seed).random((size, size)).astype(np.float32)
    groups = cluster((random + random.T) / 2, least)
    assert sorted(i for group in groups for i in group) == list(range(size))


def test_the_matrix_is_symmetric_with_ones() -> None:
    found = same_event(DRAFTS, CONTEXT, MODELS)
    assert np.array_equal(found, found.T)
    assert np.diagonal(found).tolist() == [1, 1, 1, 1]


def test_arrests_are_one_event_and_the_quake_another() -> None:
    groups = merge_drafts(DRAFTS, CONTEXT, MODELS)
    assert [[d.trigger.text for d in group.drafts] for group in groups] == [
        ["menangkap", "menahan", "menangkap"], ["Gempa"],
    ]  # fmt: skip
