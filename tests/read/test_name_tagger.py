"""The tagger of names: legal tags, the same result however sentences are batched, weights that come back."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from newsevents.read.indonesian import LANGUAGE, load_indonesian, make_doc, register_language
from newsevents.read.name_tagger import (
    TABLES,
    TAGS,
    NameTagger,
    best_tags,
    spans_of,
    tag_scores,
    word_floats,
    word_rows,
)
from newsevents.read.tokenizer import tokenize

SENTENCES = [
    "Siti Aminah tiba di Kupang.",
    "",
    "Ia diam.",
    "Bank Melati membuka cabang di Ambon dan Ternate.",
]


def small_tagger() -> NameTagger:
    """A tagger of chance, for words with states of eight numbers and no vectors."""
    chance = np.random.default_rng(7)
    shapes = {"form": (50, 4), "prefix": (20, 4), "suffix": (20, 4), "shape": (10, 4)}
    shapes |= {"in.w": (24, 6), "in.b": (6,), "0.w": (18, 6), "0.b": (6,), "out.w": (6, 7), "out.b": (7,)}
    return NameTagger({k: chance.normal(0, 1, shape).astype(np.float32) for k, shape in shapes.items()})


def docs() -> list[Doc]:
    register_language()
    vocab = spacy.blank(LANGUAGE).vocab
    made = [make_doc(vocab, tokenize(text)) for text in SENTENCES]
    chance = np.random.default_rng(1)
    for doc in made:
        doc.tensor = chance.normal(0, 1, (len(doc), 8)).astype(np.float32)
    return made


def is_legal(tags: list[int]) -> bool:
    return all(
        tag % 2 or tag == 0 or before in (tag - 1, tag) for before, tag in zip([0, *tags], tags, strict=False)
    )


def test_every_inside_tag_follows_its_own_kind() -> None:
    chance = np.random.default_rng(3)
    for words in (1, 2, 9, 40):
        assert is_legal(best_tags(chance.normal(0, 1, (words, len(TAGS))).astype(np.float32)))


def test_the_best_legal_tags_win() -> None:
    scores = np.zeros((2, len(TAGS)), np.float32)
    scores[0, TAGS.index("O")], scores[0, TAGS.index("B-ORG")] = 1.0, 0.8
    scores[1, TAGS.index("I-ORG")], scores[1, TAGS.index("O")] = 3.0, 1.0
    assert [TAGS[tag] for tag in best_tags(scores)] == ["B-ORG", "I-ORG"]


def test_neighbouring_names_stay_two() -> None:
    tags = [TAGS.index(tag) for tag in ("B-PER", "B-PER", "I-PER", "O", "B-LOC")]
    assert list(spans_of(tags)) == [(0, 1, "PER"), (1, 3, "PER"), (4, 5, "LOC")]


def test_sentences_do_not_feel_their_neighbours() -> None:
    tagger = small_tagger()
    together = tagger.predict(docs())
    assert together == [tags for doc in docs() for tags in tagger.predict([doc])]
    assert [len(tags) for tags in together] == [len(doc) for doc in docs()]


def test_what_reads_is_the_network_that_learned() -> None:
    tagger, doc = small_tagger(), docs()[3]
    sizes = [len(tagger.weights[name]) for name in TABLES]
    rows, floats = (np.pad(told, ((1, 1), (0, 0))) for told in (word_rows(doc, sizes), word_floats(doc)))
    learned = best_tags(tag_scores(tagger.weights, rows, floats)[1:-1])
    assert tagger.predict([doc]) == tagger.predict([doc]) == [learned]
    assert any(learned)


def test_other_weights_forget_what_was_remembered(tmp_path: Path) -> None:
    small_tagger().to_disk(tmp_path / "names")
    used = NameTagger({name: -table for name, table in small_tagger().weights.items()})
    own = docs()
    before = used.predict(own)
    after = used.from_disk(tmp_path / "names").predict(own)
    assert after == NameTagger().from_disk(tmp_path / "names").predict(own) != before


def test_nothing_to_read_gives_nothing() -> None:
    assert list(small_tagger().pipe([])) == []
    empty = docs()[1]
    assert small_tagger()(empty).ents == ()


def test_weights_come_back_from_a_folder(tmp_path: Path) -> None:
    tagger = small_tagger()
    tagger.to_disk(tmp_path / "names")
    again = NameTagger().from_disk(tmp_path / "names")
    assert again.weights.keys() == tagger.weights.keys()
    assert again.weights["in.w"] == pytest.approx(tagger.weights["in.w"], abs=2e-3)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        (
            "Siti Aminah, warga Kupang, menolak pindah.",
            "Siti Aminah",
            "PER",
        ),
        ("Rapat itu digelar di Makassar, Sulawesi Selatan, pada Senin.", "Makassar", "LOC"),
        ("Komisi Pemberantasan Korupsi menahan dua tersangka.", "Komisi Pemberantasan Korupsi", "ORG"),
    ],
)
def test_finds_names_in_news(text: str, name: str, label: str) -> None:
    (parsed,) = load_indonesian().parse([text])
    assert (text.index(name), text.index(name) + len(name), label) in parsed.entities
