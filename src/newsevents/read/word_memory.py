"""Vectors of words without their context, worked out by a model's own layers once a word and then kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MOST_KEPT = 50_000
"""Words kept at most, some 40 MB; then the memory starts anew."""


def remember_words(nlp: Language) -> None:
    """Makes every token-to-vector model of a pipeline remember its words; it can no longer be trained."""
    from thinc.api import Model

    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for node in list(model.walk()) if model else ():
            if node.has_ref("embed"):
                memory = WordMemory(node.get_ref("embed").predict, nlp.vocab)
                node.layers[0] = Model("word_memory", memory.forward)


class WordMemory:
    """The vectors of words by their form and whether a space follows, which is all that they depend on."""

    def __init__(self, embed: Callable[[list[Doc]], list[NDArray[np.float32]]], vocab: Vocab) -> None:
        self._embed, self._vocab = embed, vocab
        self._places: dict[int, int] = {}
        self._vectors: NDArray[np.float32] | None = None

    def forward(self, model: Any, docs: list[Doc], is_train: bool) -> tuple[list[NDArray[np.float32]], None]:
        """What thinc asks of a layer: the output, and no way back to train it."""
        return self.find(docs), None

    def find(self, docs: Sequence[Doc]) -> list[NDArray[np.float32]]:
        """One array a document, one row a word."""
        import numpy as np
        from spacy.attrs import ORTH, SPACY

        told = np.concatenate([doc.to_array([ORTH, SPACY]) for doc in docs])
        keys: list[int] = (told[:, 0] * 2 + told[:, 1]).tolist()  # 63 bits of the form's hash are enough
        if len(self._places) > MOST_KEPT:
            self._places.clear()
        new = {key: at for at, key in enumerate(keys) if key not in self._places}
        vectors = self._learn(new, told)
        rows = vectors[[self._places[key] for key in keys]]
        return np.split(rows, list(accumulate(map(len, docs)))[:-1])

    def _learn(self, new: Mapping[int, int], told: NDArray[np.uint64]) -> NDArray[np.float32]:
        """The vectors of all words known so far and of the new ones, which stand at these places in `told`."""
        from spacy.tokens import Doc

        if not new and self._vectors is not None:
            return self._vectors
        forms = told[list(new.values())].tolist()
        words, spaces = [self._vocab.strings[orth] for orth, _ in forms], [bool(space) for _, space in forms]
        (rows,) = self._embed([Doc(self._vocab, words=words, spaces=spaces)])
        known = len(self._places)
        self._vectors = vectors = _with_room(self._vectors, known, rows)
        vectors[known : known + len(rows)] = rows
        self._places.update(zip(new, range(known, known + len(rows)), strict=True))
        return vectors


def _with_room(
    vectors: NDArray[np.float32] | None, known: int, rows: NDArray[np.float32]
) -> NDArray[np.float32]:
    """An array with the first `known` vectors and room for these rows, twice as long where it has to grow."""
    import numpy as np

    if vectors is not None and known + len(rows) <= len(vectors):
        return vectors
    larger = np.empty((2 * (known + len(rows)), rows.shape[1]), rows.dtype)
    if vectors is not None:
        larger[:known] = vectors[:known]
    return larger
