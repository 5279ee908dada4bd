"""The small learned models: linear scores, trees, probabilities, files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_models import learned, yes_no

from newsevents.extract.learned import Features, Learned, buckets, load_learned, probabilities

STUMP = {
    "feature": np.array([0, 0, 0]),
    "threshold": np.array([0.5, 0, 0]),
    "left": np.array([1, 1, 2]),
    "right": np.array([2, 1, 2]),
    "value": np.array([0.0, -3.0, 3.0]),
    "roots": np.array([[0]]),
    "baseline": np.array([[0.5]]),
    "depth": np.array(1),
}


def test_known_words_add_their_weights_and_unknown_ones_nothing() -> None:
    model = learned({"a": 1, "b": 0}, {"x": {"b": 2}, "y": {"a": 3}})
    items = [Features(["x"], []), Features(["x", "y", "never seen"], []), Features([], [])]
    assert model.linear(items).tolist() == [[1, 2], [4, 2], [1, 0]]


def test_probabilities_of_several_classes_add_up_to_one() -> None:
    found = learned({"a": 1, "b": 0}, {"x": {"b": 2}}).predict([Features(["x"], []), Features([], [])])
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert found[0, 1] == pytest.approx(1 / (1 + np.exp(-1)))


def test_one_column_of_scores_is_the_chance_of_yes() -> None:
    model = yes_no(-1, {"x": 3})
    found = model.predict([Features(["x"], [])])
    assert model.classes == ["no", "yes"]
    assert found[0].tolist() == pytest.approx([1 - 1 / (1 + np.exp(-2)), 1 / (1 + np.exp(-2))])


def test_huge_scores_stay_probabilities() -> None:
    found = probabilities(np.array([[1e30, -1e30, 0]], np.float32))
    assert found.tolist() == [[1, 0, 0]]


def test_trees_walk_to_their_leaf_and_count_twice() -> None:
    line = yes_no(0, {})
    model = Learned({**line.arrays, **STUMP})
    found = model.predict([Features([], [0.0]), Features([], [1.0])])
    by_trees = [1 / (1 + np.exp(2.5)), 1 / (1 + np.exp(-3.5))]
    assert found[:, 1].tolist() == pytest.approx([(0.5 + 2 * chance) / 3 for chance in by_trees])


def test_nothing_asked_is_nothing_answered() -> None:
    assert yes_no(0, {}).predict([]).shape == (0, 2)


def test_a_model_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    model = yes_no(-1, {"x": 3})
    np.savez_compressed(tmp_path / "m.npz", **model.arrays)
    again = load_learned(tmp_path / "m.npz")
    items = [Features(["x"], []), Features(["z"], [])]
    assert np.array_equal(again.predict(items), model.predict(items))


def test_a_file_with_pickled_objects_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "m.npz", classes=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        load_learned(tmp_path / "m.npz")


def test_buckets_are_the_same_everywhere() -> None:
    assert buckets(["L=id:tangkap", "L=en:arrest"]).tolist() == [240616, 11950]
