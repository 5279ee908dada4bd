"""Weights that are shipped are numbers and short names, which no reader can take for code."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from newsevents import packs

ARRAYS = sorted(packs.HERE.rglob("*.npz"))


def test_there_are_weights() -> None:
    assert {path.parent.name for path in ARRAYS} >= {"shared", "events"}


@pytest.mark.parametrize("path", ARRAYS, ids=lambda path: path.stem)
def test_arrays_are_read_without_pickle(path: Path) -> None:
    with np.load(path, allow_pickle=False) as arrays:
        assert [name for name in arrays.files if arrays[name].dtype.hasobject] == []


def test_no_file_of_a_pack_is_code_or_a_pickle() -> None:
    suffixes = {".py", ".pkl", ".pickle", ".joblib", ".pt", ".pth", ".so"}
    found = [p for p in packs.HERE.rglob("*") if p.suffix in suffixes and p.parent != packs.HERE]
    assert found == []
    assert [p for p in packs.HERE.rglob("*") if p.is_file() and p.read_bytes()[:2] == b"\x80\x04"] == []
