"""Documents annotated by a spaCy pipeline: its own models and moves, whole batches a step.

The compiled loop of spaCy's parsers (3.8.18) takes the interpreter's lock anew for every neuron of every
state, which is most of its time; the same moves made from here, all documents at once, take it once a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsevents.read.products import one_thread, use_numpy_products

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WORDS_A_BATCH = 4000


class Annotator:
    """Runs the components of a pipeline in their order."""

    def __init__(self, nlp: Language) -> None:
        use_numpy_products(nlp)
        self._components: list[tuple[str, Any]] = list(nlp.pipeline)

    def annotate(self, docs: Sequence[Doc], trees: bool = True) -> None:
        """Set vectors, tags, trees and names of the documents; those of similar length share a batch."""
        components = [c for name, c in self._components if trees or name != "parser"]
        with one_thread():
            for batch in batches(sorted(filter(len, docs), key=len)):
                for component in components:
                    parses = hasattr(component, "moves")
                    found = take_steps(component, batch) if parses else component.predict(batch)
                    component.set_annotations(batch, found)


def batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """The documents in runs of some WORDS_A_BATCH words."""
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        if batch and words + len(doc) > WORDS_A_BATCH:
            yield batch
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield batch


def take_steps(component: Any, docs: list[Doc]) -> list[Any]:
    """The final states of a parser or recognizer, greedily: each step is one for all unfinished documents."""
    step = component.model.predict(docs)
    weights, bias = (step.vec2scores.get_param(name) for name in "Wb")
    gemm = step.vec2scores.ops.gemm
    states: list[Any] = component.moves.init_batch(docs)
    going = states
    while going:
        scores = gemm(step.state2vec.predict(step.get_token_ids(going)), weights, trans2=True)
        scores += bias
        going = component.transition_states(going, scores)
    return states
