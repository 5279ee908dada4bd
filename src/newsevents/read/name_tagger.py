"""Names in parsed sentences: a small network over the states and spellings of words, in numpy.

It stands in the spaCy pipeline as the component "names"; `training/reading` says how it learned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsevents.read.word_memory import RowMemory

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int64]

FACTORY = "newsevents_names"  # the component's name in a saved model's config
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
TABLES = ("form", "prefix", "suffix", "shape")
FORBIDDEN = -1e9


class NameTagger:
    """The pipe that sets `doc.ents`, from what the pipeline's shared tok2vec has left in `doc.tensor`."""

    def __init__(self, weights: Mapping[str, Floats] | None = None) -> None:
        self.weights = dict(weights or {})
        self._memory = RowMemory()
        self._vocab: Any = None

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its names."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """The docs with their names, all of them tagged at once."""
        docs = list(docs)
        self.set_annotations(docs, self.predict(docs))
        yield from docs

    def predict(self, docs: Sequence[Doc]) -> list[list[int]]:
        """The tag of each word, as indexes of TAGS."""
        words = np.concatenate([doc.tensor for doc in docs if len(doc)] or [np.zeros((0, 1), np.float32)])
        if not len(words):
            return [[] for _ in docs]
        sizes = [len(doc) for doc in docs]
        gaps = np.repeat(np.arange(1, len(docs) + 1), sizes)
        places = np.arange(len(words)) + gaps
        x = np.zeros((len(words) + len(docs) + 1, self.weights["in.b"].size), np.float32)
        x[places] = words @ self.weights["in.w"][: words.shape[1]] + self._spelled(docs)
        real = np.zeros((len(x), 1), np.float32)
        real[places] = 1
        scores = np.split(scores_in_context(self.weights, x, real)[places], list(accumulate(sizes))[:-1])
        return [best_tags(own) if len(own) else [] for own in scores]

    def _spelled(self, docs: Sequence[Doc]) -> Floats:
        """What the form of each word gives to the first layer, worked out once a form."""
        from spacy.attrs import ORTH
        from spacy.tokens import Doc

        vocab = docs[0].vocab
        if vocab is not self._vocab:
            self._memory, self._vocab = RowMemory(), vocab
        keys = np.concatenate([doc.to_array([ORTH]).reshape(-1) for doc in docs]).tolist()

        def work_out(new: list[int]) -> Floats:
            doc = Doc(vocab, words=[vocab.strings[keys[at]] for at in new])
            told = np.concatenate(
                [word_vectors(doc), *spellings(self.weights, word_rows(doc, self._sizes))], 1
            )
            return told @ self.weights["in.w"][-told.shape[1] :] + self.weights["in.b"]

        return self._memory.find(keys, work_out)

    @property
    def _sizes(self) -> list[int]:
        return [len(self.weights[name]) for name in TABLES]

    def set_annotations(self, docs: Sequence[Doc], tags: Sequence[Sequence[int]]) -> None:
        """Writes the tagged names into the docs."""
        from spacy.tokens import Span

        for doc, own in zip(docs, tags, strict=True):
            spans = [Span(doc, a, b, label=label) for a, b, label in spans_of(own)]
            doc.set_ents(spans, default="outside")

    def to_disk(self, path: str | Path, exclude: Sequence[str] = ()) -> None:
        """Writes the weights, as half-precision numbers."""
        Path(path).mkdir(exist_ok=True)
        halves: dict[str, Any] = {name: table.astype(np.float16) for name, table in self.weights.items()}
        np.savez_compressed(Path(path) / "names.npz", **halves)

    def from_disk(self, path: str | Path, exclude: Sequence[str] = ()) -> NameTagger:
        """The tagger with the weights of a folder."""
        with np.load(Path(path) / "names.npz") as table:
            self.weights = {name: table[name].astype(np.float32) for name in table.files}
        self._memory = RowMemory()
        return self


def word_rows(doc: Doc, sizes: Sequence[int]) -> Whole:
    """The table rows of each word's spelling: form (two), prefix, suffix, shape; row 0 is the gap's."""
    from spacy.attrs import LOWER, PREFIX, SHAPE, SUFFIX

    keys: Any = doc.to_array([LOWER, PREFIX, SUFFIX, SHAPE])
    parts = (keys[:, 0], keys[:, 0] >> np.uint64(32), keys[:, 1], keys[:, 2], keys[:, 3])
    rows = [part % np.uint64(n - 1) + np.uint64(1) for part, n in zip(parts, (sizes[0], *sizes), strict=True)]
    return np.stack(rows, 1).astype(np.int64)


def word_floats(doc: Doc) -> Floats:
    """What the pipeline knows of each word: its state in the sentence and the vector of its form."""
    return np.concatenate([np.asarray(doc.tensor, np.float32), word_vectors(doc)], 1)


def word_vectors(doc: Doc) -> Floats:
    """The vector of each word's form; zeros where it has none, no columns where the vocabulary has none."""
    from spacy.attrs import LOWER

    vectors: Any = doc.vocab.vectors
    if not len(vectors):
        return np.zeros((len(doc), 0), np.float32)
    places = vectors.find(keys=doc.to_array([LOWER]).reshape(-1))
    return np.where(places[:, None] >= 0, vectors.data[places], 0).astype(np.float32)


def same(x: Any) -> Any:
    """The same again."""
    return x


def spellings(weights: Mapping[str, Any], rows: Any) -> list[Any]:
    """What the tables say of each word's spelling: form, prefix, suffix, shape."""
    form = weights["form"][rows[:, 0]] + weights["form"][rows[:, 1]]
    return [form, *(weights[k][rows[:, i]] for k, i in (("prefix", 2), ("suffix", 3), ("shape", 4)))]


def tag_scores(
    weights: Mapping[str, Any], rows: Whole, floats: Floats, np: Any = np, drop: Callable[[Any], Any] = same
) -> Any:
    """The score of each tag for each word; training hands in another `np` and a `drop` for its dropout.

    Words stand in one array, with a gap of zeros before, between and after sentences.
    """
    form, *spelled = spellings(weights, rows)
    real = (rows[:, :1] > 0).astype(np.float32)
    x = drop(np.concatenate([floats, drop(form), *spelled], 1)) @ weights["in.w"] + weights["in.b"]
    return scores_in_context(weights, x, real, np, drop)


def scores_in_context(
    weights: Mapping[str, Any], x: Any, real: Any, np: Any = np, drop: Callable[[Any], Any] = same
) -> Any:
    """The score of each tag, from what the first layer makes of words; `real` is 0 in gaps, 1 for words."""
    x = normal(np.maximum(x, 0), np) * real
    layer = 0
    while f"{layer}.w" in weights:
        gap = np.zeros_like(x[:1])
        around = np.concatenate([np.concatenate([gap, x[:-1]]), x, np.concatenate([x[1:], gap])], 1)
        x = x + np.maximum(drop(around) @ weights[f"{layer}.w"] + weights[f"{layer}.b"], 0)
        x = normal(x, np) * real
        layer += 1
    return x @ weights["out.w"] + weights["out.b"]


def normal(x: Any, np: Any) -> Any:
    """Rows of mean 0 and variance 1; products with a column are faster than sums along rows."""
    share = np.full((x.shape[1], 1), 1 / x.shape[1], np.float32)
    x = x - x @ share
    return x / np.sqrt((x * x) @ share + 1e-6)


@cache
def forbidden() -> frozenset[tuple[int, int]]:
    """The steps from a tag (-1: from nothing) to another that no sentence takes."""
    return frozenset((a, b) for a in range(-1, len(TAGS)) for b in range(len(TAGS)) if costs()[a, b])


@cache
def costs() -> Floats:
    """What it costs to go from a tag (the last row: from nothing) to another; an I- follows its own kind."""
    n = len(TAGS)
    cost = np.zeros((n + 1, n), np.float32)
    for inside in range(2, n, 2):
        cost[:, inside] = FORBIDDEN
        cost[[inside - 1, inside], inside] = 0
    return cost


def best_tags(scores: Floats) -> list[int]:
    """The tags with the highest scores of which every I- follows its own kind."""
    tags: list[int] = scores.argmax(1).tolist()
    if forbidden().isdisjoint(pairwise([-1, *tags])):
        return tags
    cost = costs()
    total, back = scores[0] + cost[-1], []
    for row in scores[1:]:
        paths = total[:, None] + cost[:-1]
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    best = [int(total.argmax())]
    for step in reversed(back):
        best.append(int(step[best[-1]]))
    return best[::-1]


def spans_of(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The names as (first word, word after, label).

    >>> list(spans_of([0, 1, 2, 5]))
    [(1, 3, 'PER'), (3, 4, 'LOC')]
    """
    for start, tag in enumerate(tags):
        if tag % 2:
            end = start + 1
            while end < len(tags) and tags[end] == tag + 1:
                end += 1
            yield start, end, TAGS[tag][2:]
