"""Trees, names and tagged words as spaCy training examples, cut into words as at run time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from training.reading.corpora import Tree
from training.reading.names import NamedSentence

from newsevents.read.indonesian import make_doc
from newsevents.read.tokenizer import tokenize


def tree_example(vocab: Vocab, tree: Tree, case: str = "as is") -> Example:
    """A tree as an example; `case` is "as is", "lower", "title" or "upper" (how headlines are written)."""
    words = [recase(r.form, case) for r in tree.rows]
    spaces = [r.space for r in tree.rows]
    feats = ["|".join(f"{k}={v}" for k, v in sorted(r.feats.items())) for r in tree.rows]
    gold = Doc(
        vocab,
        words=words,
        spaces=spaces,
        pos=[r.upos for r in tree.rows],
        morphs=feats,
        heads=[r.head for r in tree.rows],
        deps=["ROOT" if r.head == i else r.deprel for i, r in enumerate(tree.rows)],
    )
    return Example(Doc(vocab, words=words, spaces=spaces), gold)


def recase(form: str, case: str) -> str:
    """A form as a headline may write it."""
    if case == "lower":
        return form.lower()
    if case == "upper":
        return form.upper() if len(form.upper()) == len(form) else form
    small = {"di", "ke", "dari", "yang", "dan", "untuk", "dengan", "nya", "oleh", "pada", "ini", "itu"}
    return form[:1].upper() + form[1:] if case == "title" and form not in small else form


def name_example(vocab: Vocab, sentence: NamedSentence, case: str = "as is") -> Example:
    """A sentence with names as an example, in the given case; a name that cuts a word is widened to it."""
    words = [w._replace(text=recase(w.text, case)) for w in tokenize(sentence.text)]
    gold = make_doc(vocab, words)
    spans: list[Span] = []
    for start, end, label in sentence.names:
        inside = [i for i, w in enumerate(words) if w.start < end and w.end > start]
        if inside and (not spans or spans[-1].end <= inside[0]):
            spans.append(Span(gold, inside[0], inside[-1] + 1, label=label))
    gold.set_ents(spans, default="outside")
    return Example(make_doc(vocab, words), gold)


def read_tagged(path: Path) -> list[list[tuple[str, str]]]:
    """Sentences of (word, tag) from a file with a word and its tag a line; the same sentence only once."""
    seen: set[str] = set()
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines()]
        pairs = [(r[0], r[1].upper()) for r in rows if len(r) == 2 and r[0].strip()]
        key = " ".join(w for w, _ in pairs)
        if len(pairs) >= 3 and key not in seen:
            seen.add(key)
            sentences.append(pairs)
    return sentences


def tag_example(vocab: Vocab, pairs: Sequence[tuple[str, str]]) -> Example:
    """A tagged sentence as an example for the auxiliary tagger (tags only)."""
    words = [w for w, _ in pairs]
    spaces = [not re.fullmatch(r"[.,;:!?)%]", w) for w in [*words[1:], "."]]
    gold = Doc(vocab, words=words, spaces=spaces, tags=[t for _, t in pairs])
    return Example(Doc(vocab, words=words, spaces=spaces), gold)
