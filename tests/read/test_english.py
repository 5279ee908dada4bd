"""English in Universal Dependencies."""

from importlib import metadata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.errors import Misconfigured
from newsevents.read.english import EnglishParser, load_english
from newsevents.read.parser import ParsedSentence, load_parser


def parse(text: str) -> ParsedSentence:
    return load_parser("en").parse([text])[0]


def arcs(text: str) -> set[tuple[str, str, str]]:
    """(word, relation, head word) of all words but punctuation and articles."""
    tokens = parse(text).tokens
    return {
        (t.text, t.deprel, "" if tokens[t.head] is t else tokens[t.head].text)
        for t in tokens
        if t.upos != "PUNCT" and t.deprel != "det"
    }


CASES = [
    ("Rebels attacked the village.", {("Rebels", "nsubj", "attacked"), ("village", "obj", "attacked")}),
    (
        "Two men were arrested by police in Paris.",
        {
            ("men", "nsubj:pass", "arrested"),
            ("were", "aux:pass", "arrested"),
            ("police", "obl:agent", "arrested"),
        },
    ),
    ("Troops fled to the border.", {("border", "obl", "fled"), ("to", "case", "border")}),
    ("The leader of the party resigned.", {("party", "nmod", "leader"), ("of", "case", "party")}),
    ("He is the leader.", {("leader", "root", ""), ("is", "cop", "leader"), ("He", "nsubj", "leader")}),
    ("There were three bombs.", {("bombs", "nsubj", "were"), ("There", "expl", "were")}),
    ("Bombs exploded in and around Baghdad.", {("Baghdad", "obl", "exploded"), ("in", "case", "Baghdad")}),
    (
        "They withdrew out of Iraq.",
        {("Iraq", "obl", "withdrew"), ("out", "case", "Iraq"), ("of", "case", "Iraq")},
    ),
    ("She gave a book to the boy.", {("boy", "obl", "gave"), ("book", "obj", "gave")}),
    ("The army fired after leaving the town.", {("leaving", "advcl", "fired"), ("after", "mark", "leaving")}),
    ("They want the army to withdraw.", {("army", "obj", "want"), ("withdraw", "xcomp", "want")}),
    (
        "Egypt, Jordan and Iraq signed the deal.",
        {("Jordan", "conj", "Egypt"), ("Iraq", "conj", "Egypt"), ("and", "cc", "Iraq")},
    ),
    ("John Kerry met Emmanuel Macron.", {("John", "nsubj", "met"), ("Kerry", "flat", "John")}),
    (
        "He paid $3.2 billion.",
        {("$", "obj", "paid"), ("billion", "nummod", "$"), ("3.2", "compound", "billion")},
    ),
    ("The man who fled was shot.", {("fled", "acl:relcl", "man"), ("man", "nsubj:pass", "shot")}),
    (
        "The president's office denied it.",
        {("president", "nmod:poss", "office"), ("'s", "case", "president")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_relations_are_universal(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= arcs(text)


def test_voice_and_negation_are_marked() -> None:
    tokens = {t.text: t for t in parse("Two men were arrested and charged but they were not tried.").tokens}
    assert [tokens[word].feats.get("Voice") for word in ("arrested", "charged", "tried")] == ["Pass"] * 3
    assert tokens["not"].feats["Polarity"] == "Neg"
    assert tokens["men"].lemma == "man"


def test_names_have_the_project_s_labels() -> None:
    text = "President Emmanuel Macron visited NATO in Brussels with French ministers on Monday."
    assert [(text[a:b], label) for a, b, label in parse(text).entities] == [
        ("Emmanuel Macron", "PER"),
        ("NATO", "ORG"),
        ("Brussels", "GPE"),
        ("French", "GROUP"),
    ]


def test_given_sentence_stays_one_tree() -> None:
    tokens = parse("He left. She stayed. Nobody spoke.").tokens
    assert sum(t.head == i for i, t in enumerate(tokens)) == 1


def test_odd_sentences_keep_their_places() -> None:
    parsed = load_parser("en").parse(["", "  The   man\tleft . ", "\u200b"])
    assert [len(p.tokens) for p in parsed] == [0, 4, 1]
    assert [(t.start, t.text) for t in parsed[1].tokens] == [(2, "The"), (8, "man"), (12, "left"), (17, ".")]
    assert parsed[0].vectors is None
    assert parsed[1].vectors is not None
    assert parsed[1].vectors.shape == (4, 96)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gives_right_offsets_and_one_tree(texts: list[str]) -> None:
    parsed = load_parser("en").parse(texts)
    assert len(parsed) == len(texts)
    for text, sentence in zip(texts, parsed, strict=True):
        tokens = sentence.tokens
        assert all(text[t.start : t.end] == t.text for t in tokens)
        assert all(a.end <= b.start for a, b in pairwise(tokens))
        assert all(reaches_root([t.head for t in tokens], i) for i in range(len(tokens)))


def reaches_root(heads: list[int], i: int) -> bool:
    for _ in heads:
        i = heads[i]
    return heads[i] == i


def test_other_version_of_the_model_is_misconfigured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: "3.7.1")
    with pytest.raises(Misconfigured) as caught:
        load_english.__wrapped__()
    assert caught.value.code == "model_version"
    assert isinstance(load_parser("en"), EnglishParser)
