from __future__ import annotations

import numpy as np
import pytest

from newsevents.load.arrays import array_of, counts_of, flat, id_array, lists, owners, pa, places

GROUPS = [["a"], [], ["b", "c"], []]


def test_members_know_their_group_and_their_place() -> None:
    counts = counts_of(GROUPS)
    assert flat(GROUPS) == ["a", "b", "c"]
    assert owners(counts).tolist() == [0, 2, 2]
    assert places(counts).tolist() == [1, 1, 2]
    assert lists(array_of(flat(GROUPS), pa.string()), counts).to_pylist() == GROUPS


def test_nothing_has_no_members() -> None:
    nothing = counts_of([])
    assert (owners(nothing).tolist(), places(nothing).tolist()) == ([], [])
    assert lists(array_of([], pa.string()), nothing).to_pylist() == []


def test_ids_are_sixteen_bytes() -> None:
    given = [bytes([number] * 16) for number in range(3)]
    assert id_array(given).to_pylist() == given
    assert id_array(given).take(pa.array(np.array([2, 0]))).to_pylist() == [given[2], given[0]]
    assert id_array([]).to_pylist() == []


@pytest.mark.parametrize(
    ("given", "stored"), [("a\ud800b", "a?b"), ("a\x00b", "a\x00b"), ("😀", "😀"), (None, None)]
)
def test_text_that_utf8_cannot_hold_keeps_its_length(given: str | None, stored: str | None) -> None:
    assert array_of(["x", given], pa.string()).to_pylist() == ["x", stored]
