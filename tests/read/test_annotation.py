"""Whole batches annotated in steps: the same trees and names as by spaCy's own loop."""

from newsevents import packs
from newsevents.read.annotation import WORDS_A_BATCH, Annotator, batches
from newsevents.read.indonesian import load_pipeline, make_doc
from newsevents.read.tokenizer import tokenize

TEXTS = (
    "Polisi menangkap tiga pencuri di Surabaya pada Senin malam.",
    "Banjir.",
    "Gubernur Jawa Barat Dedi Mulyadi meninjau lokasi longsor dan menyerahkan bantuan kepada warga.",
)


def test_gives_what_the_pipeline_itself_gives() -> None:
    nlp = load_pipeline(packs.path("id", "model"))
    docs, others = ([make_doc(nlp.vocab, tokenize(text)) for text in TEXTS] for _ in range(2))
    Annotator(nlp).annotate(docs)
    for _, component in nlp.pipeline:
        others = list(component.pipe(others))
    for doc, other in zip(docs, others, strict=True):
        assert [(t.pos_, t.dep_, t.head.i) for t in doc] == [(t.pos_, t.dep_, t.head.i) for t in other]
        assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in other.ents]
        assert doc.tensor.shape == other.tensor.shape


def test_batches_hold_all_documents_and_not_too_many_words() -> None:
    vocab = load_pipeline(packs.path("id", "model")).vocab
    docs = [make_doc(vocab, tokenize("banjir " * length)) for length in (3, 1500, 1500, 1500, 9000)]
    cut = list(batches(docs))
    assert [doc for batch in cut for doc in batch] == docs
    assert all(len(batch) == 1 or sum(map(len, batch)) <= WORDS_A_BATCH for batch in cut)
    assert [len(batch) for batch in cut] == [3, 1, 1]


def test_a_batch_of_nothing_is_done_at_once() -> None:
    nlp = load_pipeline(packs.path("id", "model"))
    empty = make_doc(nlp.vocab, [])
    Annotator(nlp).annotate([empty])
    assert not len(empty)
