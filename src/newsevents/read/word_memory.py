"""Vectors of words without their context, worked out by a model's own layers once a word and then kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    Floats = NDArray[np.float32]

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


def keep_few_attributes(vocab: Vocab) -> None:
    """Makes a vocabulary work out only what the models look at in a new word, a quarter of the attributes."""
    from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX

    owner: Any = vocab
    looked_at = (LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE)
    owner.lex_attr_getters = {attribute: owner.lex_attr_getters[attribute] for attribute in looked_at}


class RowMemory:
    """Rows of numbers by key, each worked out once."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._rows: Floats | None = None

    def find(self, keys: Sequence[int], work_out: Callable[[list[int]], Floats]) -> Floats:
        """The row of each key; `work_out` gives those of new keys, from where in `keys` these stand."""
        if len(self._places) > MOST_KEPT:
            self._places.clear()
        new = {key: at for at, key in enumerate(keys) if key not in self._places}
        if new or self._rows is None:
            self._add(list(new), work_out(list(new.values())))
        rows: Any = self._rows
        found: Floats = rows[[self._places[key] for key in keys]]
        return found

    def _add(self, keys: list[int], rows: Floats) -> None:
        """Keeps new rows; where there is no room for them, room is made for twice as many."""
        import numpy as np

        known = len(self._places)
        end = known + len(rows)
        if self._rows is None or end > len(self._rows):
            larger = np.empty((2 * end, rows.shape[1]), np.float32)
            if self._rows is not None:
                larger[:known] = self._rows[:known]
            self._rows = larger
        self._rows[known:end] = rows
        self._places.update(zip(keys, range(known, end), strict=True))


class WordMemory:
    """The vectors of words by their form and whether a space follows, which is all that they depend on."""

    def __init__(self, embed: Callable[[list[Doc]], list[Floats]], vocab: Vocab) -> None:
        self._embed, self._vocab = embed, vocab
        self._memory = RowMemory()

    def forward(self, model: Any, docs: list[Doc], is_train: bool) -> tuple[list[Floats], None]:
        """What thinc asks of a layer: the output, and no way back to train it."""
        return self.find(docs), None

    def find(self, docs: Sequence[Doc]) -> list[Floats]:
        """One array a document, one row a word."""
        import numpy as np
        from spacy.attrs import ORTH, SPACY
        from spacy.tokens import Doc

        told = np.concatenate([doc.to_array([ORTH, SPACY]) for doc in docs])

        def work_out(new: list[int]) -> Floats:
            forms = told[new].tolist()
            words = [self._vocab.strings[orth] for orth, _ in forms]
            (rows,) = self._embed([Doc(self._vocab, words=words, spaces=[bool(space) for _, space in forms])])
            return rows

        keys = (told[:, 0] * 2 + told[:, 1]).tolist()  # 63 bits of a form's hash are enough
        return np.split(self._memory.find(keys, work_out), list(accumulate(map(len, docs)))[:-1])
