"""The Indonesian reader: trees, voice, names, offsets, and any string at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsevents.read.indonesian import load_indonesian
from newsevents.read.parser import ParsedSentence, ParsedToken


def parse(text: str) -> ParsedSentence:
    return load_indonesian().parse([text])[0]


def word(sentence: ParsedSentence, form: str) -> ParsedToken:
    return next(t for t in sentence.tokens if t.text == form)


def head(sentence: ParsedSentence, form: str) -> str:
    return sentence.tokens[word(sentence, form).head].text


def test_reads_who_did_what() -> None:
    sentence = parse("Polisi menangkap tiga pencuri di Surabaya pada Senin malam.")
    verb = word(sentence, "menangkap")
    assert (verb.lemma, verb.upos, verb.deprel, verb.feats["Voice"]) == ("tangkap", "VERB", "root", "Act")
    assert (word(sentence, "Polisi").deprel, head(sentence, "Polisi")) == ("nsubj", "menangkap")
    assert (word(sentence, "pencuri").deprel, head(sentence, "pencuri")) == ("obj", "menangkap")
    assert word(sentence, "di").deprel == "case"


def test_reads_passives_with_their_agent() -> None:
    sentence = parse("Dua warga ditembak oleh tentara kemarin.")
    assert word(sentence, "ditembak").feats["Voice"] == "Pass"
    assert word(sentence, "warga").deprel == "nsubj:pass"
    assert word(sentence, "tentara").deprel.startswith("obl")
    assert head(sentence, "tentara") == "ditembak"


@pytest.mark.parametrize("negation", ["tidak", "belum"])
def test_marks_negations(negation: str) -> None:
    sentence = parse(f"Pemerintah {negation} menyetujui rencana itu.")
    assert word(sentence, negation).feats["Polarity"] == "Neg"
    assert head(sentence, negation) == "menyetujui"


def test_splits_clitics_with_places_in_the_text() -> None:
    text = '"Kami menunggu hasilnya," ujarnya.'
    sentence = parse(text)
    assert [t.text for t in sentence.tokens] == [
        '"',
        "Kami",
        "menunggu",
        "hasil",
        "nya",
        ",",
        '"',
        "ujar",
        "nya",
        ".",
    ]
    assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_finds_names() -> None:
    text = "Joko Widodo bertemu Sri Mulyani di Jakarta, kata juru bicara KPK Febri Diansyah."
    found = {(text[a:b], label) for a, b, label in parse(text).entities}
    assert {("Joko Widodo", "PER"), ("Sri Mulyani", "PER"), ("Jakarta", "LOC"), ("KPK", "ORG")} <= found


def test_gives_one_sentence_for_each_in_the_same_order() -> None:
    texts = ["Banjir melanda Demak.", "", "   ", "Gempa mengguncang Cianjur dan merusak ratusan rumah."]
    parsed = load_indonesian().parse(texts)
    assert [len(p.tokens) for p in parsed] == [4, 0, 0, 8]
    assert parsed[3].tokens[0].text == "Gempa"
    assert [None if p.vectors is None else p.vectors.shape[0] for p in parsed] == [4, None, None, 8]
    assert load_indonesian().parse([]) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text_gives_trees_with_right_offsets(texts: list[str]) -> None:
    for text, sentence in zip(texts, load_indonesian().parse(texts), strict=True):
        n = len(sentence.tokens)
        assert all(text[t.start : t.end] == t.text and 0 <= t.head < n for t in sentence.tokens)
        assert sum(t.head == i for i, t in enumerate(sentence.tokens)) == (1 if n else 0)
        assert all(0 <= a < b <= len(text) for a, b, _ in sentence.entities)


def test_a_sentence_without_end_is_one_tree() -> None:
    text = "polisi menangkap pencuri dan " * 400
    sentence = parse(text)
    assert len(sentence.tokens) == 1600
    assert sum(t.head == i for i, t in enumerate(sentence.tokens)) == 1
    assert sum(t.deprel == "root" for t in sentence.tokens) == 1
