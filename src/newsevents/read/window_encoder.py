"""The layers that turn words into words in context, a spaCy model's own, worked out in fewer passes.

Each layer sees a word with its two neighbours, takes the best of several products (maxout), brings it to mean
0 and variance 1, and adds it to what the layer before gave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language

    Floats = NDArray[np.float32]

LEAST_VARIANCE = 1e-8  # as in thinc


def quicken_encoders(nlp: Language) -> None:
    """Puts a WindowEncoder in the place of the layers of each token-to-vector model of a pipeline."""
    from thinc.api import Model

    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for node in list(model.walk()) if model else ():
            if node.has_ref("encode"):
                encoder = WindowEncoder(node.get_ref("encode"))
                node.layers[1] = Model("window_encoder", encoder.forward)


@dataclass(frozen=True, slots=True)
class Layer:
    """The numbers of one layer; the columns of `weights` are ordered by piece."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int


class WindowEncoder:
    """Does what thinc's MaxoutWindowEncoder with a window of one word on each side does."""

    def __init__(self, encode: Any) -> None:
        named = {name: [n for n in encode.walk() if n.name == name] for name in ("maxout", "layernorm")}
        pairs = zip(named["maxout"], named["layernorm"], strict=True)
        self._layers = [layer_of(maxout, norm) for maxout, norm in pairs]
        self._gap: int = encode.attrs["pad"]

    def forward(self, model: Any, docs: list[Floats], is_train: bool) -> tuple[list[Floats], None]:
        """What thinc asks of a layer: the output, and no way back to train it."""
        return self.encode(docs), None

    def encode(self, docs: Sequence[Floats]) -> list[Floats]:
        """The words of each document in context, one array a document."""
        import numpy as np

        ends = list(accumulate(map(len, docs)))
        words = np.concatenate(docs)
        gaps = np.repeat(np.arange(1, len(docs) + 1) * self._gap, [len(doc) for doc in docs])
        places = np.arange(len(words)) + gaps
        x = np.zeros((len(words) + (len(docs) + 1) * self._gap, words.shape[1]), np.float32)
        x[places] = words
        for layer in self._layers:
            x += in_context(x, layer)
        return np.split(x[places], ends[:-1])


def layer_of(maxout: Any, norm: Any) -> Layer:
    """A layer from thinc's two models of it."""
    import numpy as np

    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    outputs, pieces, inputs = weights.shape
    by_piece = weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs)
    scale, shift = norm.get_param("G"), norm.get_param("b")
    return Layer(np.ascontiguousarray(by_piece), bias.T.reshape(-1), scale, shift, pieces)


def in_context(x: Floats, layer: Layer) -> Floats:
    """What one layer makes of all words."""
    import numpy as np

    width = x.shape[1]
    around = np.empty((len(x), 3 * width), np.float32)
    around[0, :width] = around[-1, 2 * width :] = 0
    around[1:, :width], around[:, width : 2 * width], around[:-1, 2 * width :] = x[:-1], x, x[1:]
    told = around @ layer.weights
    told += layer.bias
    best = told[:, :width]
    for piece in range(1, layer.pieces):
        np.maximum(best, told[:, piece * width : (piece + 1) * width], out=best)
    return normal(best, layer)


def normal(x: Floats, layer: Layer) -> Floats:
    """Rows of mean 0 and variance 1, scaled; products with a column are faster than sums along rows."""
    import numpy as np

    share = np.full((x.shape[1], 1), 1 / x.shape[1], np.float32)
    x = x - x @ share
    x *= 1 / np.sqrt((x * x) @ share + LEAST_VARIANCE)
    x *= layer.scale
    x += layer.shift
    return x
