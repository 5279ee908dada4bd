"""Event models small enough to be read: a few weights each, so that tests depend on no training."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from newsevents.extract.drafts import Models
from newsevents.extract.learned import BUCKETS, Learned, buckets

Weights = Mapping[str, Mapping[str, float]]
SLOTS = ("actor", "target", "place", "date", "quantity")
THRESHOLDS = dict.fromkeys(("actor", "target", "place", "date", "quantity", "merge", "row"), 0.5) | {
    "draft": 0.25
}


def learned(bias: Mapping[str, float], weights: Weights) -> Learned:
    """A linear model: the classes with their bias, and feature strings with what they add to classes."""
    classes = sorted(bias)
    slot = np.zeros(BUCKETS, np.int32)
    rows = np.zeros((len(weights) + 1, len(classes)), np.float32)
    for number, (word, adds) in enumerate(weights.items(), 1):
        slot[buckets([word])] = number
        rows[number] = [adds.get(name, 0.0) for name in classes]
    biases = np.array([bias[name] for name in classes], np.float32)
    return Learned({"classes": np.array(classes), "weights": rows, "slot": slot, "bias": biases})


def yes_no(bias: float, weights: Mapping[str, float]) -> Learned:
    """A linear model of a yes-or-no question, which has one column of scores."""
    slot = np.zeros(BUCKETS, np.int32)
    slot[buckets(list(weights))] = np.arange(1, len(weights) + 1)
    rows = np.array([[0.0], *([weight] for weight in weights.values())], np.float32)
    return Learned(
        {
            "classes": np.array(["no", "yes"]),
            "weights": rows,
            "slot": slot,
            "bias": np.array([bias], np.float32),
        }
    )


def tiny_models() -> Models:
    """Models that know "menangkap", "menahan" (COERCE) and "gempa" (DISASTER); arguments go by relation."""
    known = ("L=id:menangkap", "L=id:menahan", "L=id:gempa")
    near = {"path=obl": 8.0, "path=nmod": 8.0}
    return Models(
        {
            "select": learned({"main": 0, "minor": 0, "none": 4}, {word: {"main": 8} for word in known}),
            "type": learned({"COERCE": 2, "DISASTER": 0}, {"L=id:gempa": {"DISASTER": 6}}),
            "status": learned({"actual": 2, "planned": 0}, {"cue=plan": {"planned": 6}}),
            "role": learned(
                {"actor": 0, "none": 4, "target": 0}, {"path=nsubj": {"actor": 8}, "path=obj": {"target": 8}}
            ),
            "place": yes_no(-4, near),
            "date": yes_no(-4, near),
            "quantity": yes_no(-4, near | {"path=obj nummod": 8.0, "path=obj": 8.0}),
            "merge": yes_no(-4, {"kinds=COERCE|COERCE": 8.0}),
            **{f"{slot}_field": yes_no(4, {}) for slot in SLOTS},
            "row": learned({"main": 3, "minor": 0, "none": 0}, {"T=DISASTER": {"none": 6}}),
        },
        dict(THRESHOLDS),
    )
