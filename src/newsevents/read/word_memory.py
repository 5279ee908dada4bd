"""Vectors of words without their context, worked out by a model's own layers once a word and then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MOST_KEPT = 50_000
"""Words kept at most, some 25 MB; then the memory starts anew."""

Key = tuple[int, ...]


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
        self._known: dict[Key, NDArray[np.float32]] = {}

    def forward(self, model: Any, docs: list[Doc], is_train: bool) -> tuple[list[NDArray[np.float32]], None]:
        """What thinc asks of a layer: the output, and no way back to train it."""
        return self.find(docs), None

    def find(self, docs: Sequence[Doc]) -> list[NDArray[np.float32]]:
        """One array a document, one row a word."""
        import numpy as np
        from spacy.attrs import ORTH, SPACY

        columns = np.concatenate([doc.to_array([ORTH, SPACY]) for doc in docs])
        keys: list[Key] = list(zip(*columns.T.tolist(), strict=True))
        if len(self._known) > MOST_KEPT:
            self._known.clear()
        self._learn(dict.fromkeys(key for key in keys if key not in self._known))
        rows = np.concatenate([self._known[key] for key in keys]).reshape(len(keys), -1)
        return np.split(rows, list(accumulate(map(len, docs)))[:-1])

    def _learn(self, keys: Iterable[Key]) -> None:
        from spacy.tokens import Doc

        new = list(keys)
        if new:
            words, spaces = [self._vocab.strings[orth] for orth, _ in new], [bool(space) for _, space in new]
            (rows,) = self._embed([Doc(self._vocab, words=words, spaces=spaces)])
            self._known.update(zip(new, rows, strict=True))
