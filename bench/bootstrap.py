"""How sure a difference between two ways of cleaning is: a paired bootstrap over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Overlap = tuple[int, int, int]
"""Pieces in common, ours, and gold's, of one page."""
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two F1, and the 95 % interval of it over draws of pages."""

    measured: float
    low: float
    high: float


def paired_difference(
    some: Sequence[Overlap], others: Sequence[Overlap], draws: int = DRAWS, seed: int = 7
) -> Difference:
    """How much higher the F1 of `some` is than that of `others`, for the same pages in the same order."""
    whole = np.arange(len(some))[None, :]
    picked = np.random.default_rng(seed).integers(0, len(some), (draws, len(some)))
    one, two = _shares(some), _shares(others)
    drawn = _f1(one, picked) - _f1(two, picked)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Difference(float((_f1(one, whole) - _f1(two, whole))[0]), float(low), float(high))


def _shares(rows: Sequence[Overlap]) -> Any:
    """Precision and recall of each page, NaN where there is nothing to divide by."""
    table = np.array(rows, dtype=float)
    sizes = np.where(table[:, 1:] > 0, table[:, 1:], np.nan)
    return (table[:, :1] / sizes).T


def _f1(shares: Any, picked: Any) -> Any:
    """F1 of mean precision and mean recall for each draw of pages."""
    precision, recall = (np.nanmean(share[picked], axis=1) for share in shares)
    return 2 * precision * recall / (precision + recall)
