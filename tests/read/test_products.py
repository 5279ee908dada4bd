"""Products by numpy: the same states up to rounding, and never more than one thread."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from newsevents import packs
from newsevents.read import annotation
from newsevents.read.annotation import Annotator
from newsevents.read.indonesian import load_pipeline, make_doc
from newsevents.read.products import use_numpy_products
from newsevents.read.tokenizer import tokenize

TEXT = "Gubernur Jawa Barat meninjau lokasi longsor dan menyerahkan bantuan kepada warga."


def threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_states_are_the_same_up_to_rounding() -> None:
    nlp = load_pipeline(packs.path("id", "model"))
    model, doc = nlp.get_pipe("tok2vec").model, make_doc(nlp.vocab, tokenize(TEXT))
    (before,) = model.predict([doc])
    use_numpy_products(nlp)
    models = [component.model for _, component in nlp.pipeline if hasattr(component, "model")]
    assert models
    assert not any(node.ops.use_blis for model in models for node in model.walk())
    (after,) = model.predict([doc])
    assert np.allclose(before, after, atol=1e-4)


def test_one_thread_while_annotating_and_all_of_them_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load_pipeline(packs.path("id", "model"))
    seen: set[int] = set()
    take_steps = annotation.take_steps

    def watched(*given):  # type: ignore[no-untyped-def]
        seen.update(threads())
        return take_steps(*given)

    monkeypatch.setattr(annotation, "take_steps", watched)
    with threadpool_limits(2):
        Annotator(nlp).annotate([make_doc(nlp.vocab, tokenize(TEXT))])
        assert seen == {1}
        assert threads() == {2}
