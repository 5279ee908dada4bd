"""Columns of Python values as Arrow arrays, a whole column at a time: texts, ids, spans, lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
import pyarrow
from numpy.typing import NDArray

pa: Any = pyarrow  # its own stubs leave most names out

ArrowArray = Any
ArrowType = Any
Numbers = NDArray[np.int64]


def array_of(values: Sequence[Any], kind: ArrowType) -> ArrowArray:
    """The values as an array of that type; lone surrogates, which UTF-8 cannot hold, become "?"."""
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_storable(value) for value in values], kind)


def id_array(values: Iterable[bytes]) -> ArrowArray:
    """Ids of sixteen bytes each, none of them NULL."""
    joined = b"".join(values)
    return pa.Array.from_buffers(pa.binary(16), len(joined) // 16, [None, pa.py_buffer(joined)])


def counts_of(groups: Iterable[Collection[Any]]) -> Numbers:
    """How many there are in each group."""
    return np.array([len(group) for group in groups], np.int64)


def flat(groups: Iterable[Iterable[Any]]) -> list[Any]:
    """All members of all groups, in order."""
    return list(chain.from_iterable(groups))


def owners(counts: Numbers) -> Numbers:
    """For each member of groups of so many: the number of its group, from 0."""
    return np.repeat(np.arange(len(counts)), counts)


def places(counts: Numbers) -> Numbers:
    """For each member of groups of so many: its place in the group, from 1."""
    first = np.cumsum(counts) - counts
    return np.arange(1, counts.sum() + 1) - np.repeat(first, counts)


def lists(members: ArrowArray, counts: Numbers) -> ArrowArray:
    """The members as lists of so many each."""
    offsets = np.concatenate(([0], np.cumsum(counts)))
    return pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), members)


def _storable(value: Any) -> Any:
    """The value with "?" for each lone surrogate; all offsets stay."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    return value
