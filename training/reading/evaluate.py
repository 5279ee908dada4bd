"""Figures of an Indonesian pipeline on the development sets: parts of speech, trees, voice, names, raw text.

python -m training.reading.evaluate --data ../shared --model src/newsevents/packs/id/model
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from training.reading.corpora import Row, Tree, harmonise, read_conllu
from training.reading.examples import tree_example
from training.reading.names import read_bio, read_jsonl

from newsevents.read.indonesian import IndonesianParser, load_pipeline

TESTS = {"csui": "CSUI/id_csui-ud-test.conllu", "gsd": "GSD/id_gsd-ud-test.conllu"}


def percent(hits: int, all_of_them: int) -> float:
    return round(100 * hits / all_of_them, 2) if all_of_them else 0.0


def f1(hits: int, mine: int, theirs: int) -> float:
    return round(200 * hits / (mine + theirs), 2) if mine + theirs else 0.0


def figures(nlp: Language, data: Path) -> dict[str, object]:
    """All figures, for the pack's figures.json."""
    out: dict[str, object] = {}
    for name, file in TESTS.items():
        trees = [harmonise(t) for t in read_conllu(data / "data/ud_id" / file, name)]
        out[f"ud_{name}_test_gold_words"] = tree_figures(nlp, trees)
        out[f"ud_{name}_test_raw_text"] = raw_figures(nlp, trees)
    out["idner_dev"] = name_figures(nlp, read_jsonl(data / "bench/dev/idner_dev.jsonl", "idner"))
    out["nerugm"] = name_figures(nlp, read_bio(data / "data/ner_id/nerugm.txt", "nerugm"))
    return out


def run(nlp: Language, docs: list[Doc]) -> list[Doc]:
    for _, component in nlp.pipeline:
        docs = list(component.pipe(docs, batch_size=128))
    return docs


def tree_figures(nlp: Language, trees: list[Tree]) -> dict[str, object]:
    """UPOS, UAS, LAS on all words (punctuation too), voice on gold verbs, F1 a relation."""
    examples = [tree_example(nlp.vocab, t) for t in trees]
    start = time.process_time()
    docs = run(nlp, [e.predicted for e in examples])
    took = time.process_time() - start
    hits: Counter[str] = Counter()
    relations: dict[str, Counter[str]] = {"mine": Counter(), "gold": Counter(), "both": Counter()}
    for tree, doc in zip(trees, docs, strict=True):
        for row, token in zip(tree.rows, doc, strict=True):
            _count(row, token, hits, relations)
    n = hits["words"]
    per = {r: f1(relations["both"][r], relations["mine"][r], c) for r, c in relations["gold"].most_common(24)}
    return {
        "words": n,
        "upos": percent(hits["upos"], n),
        "uas": percent(hits["uas"], n),
        "las": percent(hits["las"], n),
        "voice_on_verbs": percent(hits["voice"], hits["verbs"]),
        "las_by_relation": per,
        "words_a_cpu_second": round(n / took) if took else 0,
    }


def _count(row: Row, token, hits: Counter[str], relations: dict[str, Counter[str]]) -> None:
    deprel = "root" if token.dep_ == "ROOT" else token.dep_
    head_right, rel_right = token.head.i == row.head, deprel == row.deprel
    hits["words"] += 1
    hits["upos"] += token.pos_ == row.upos
    hits["uas"] += head_right
    hits["las"] += head_right and rel_right
    if row.upos == "VERB":
        hits["verbs"] += 1
        hits["voice"] += (token.morph.get("Voice") or [None])[0] == row.feats.get("Voice")
    relations["mine"][deprel] += 1
    relations["gold"][row.deprel] += 1
    relations["both"][row.deprel] += head_right and rel_right


def text_of(tree: Tree) -> tuple[str, list[tuple[int, int]]]:
    """The running text of a tree and the range of each word."""
    text, ranges = "", []
    for row in tree.rows:
        ranges.append((len(text), len(text) + len(row.form)))
        text += row.form + " " * row.space
    return text, ranges


def raw_figures(nlp: Language, trees: list[Tree]) -> dict[str, float]:
    """From raw sentences, as the CoNLL 2018 task counts: F1 of words, UPOS, UAS and LAS."""
    texts = [text_of(t) for t in trees]
    parsed = IndonesianParser(nlp).parse([text for text, _ in texts])
    hits: Counter[str] = Counter()
    for tree, (_, ranges), mine in zip(trees, texts, parsed, strict=True):
        where = {r: i for i, r in enumerate(ranges)}
        hits["mine"] += len(mine.tokens)
        hits["gold"] += len(ranges)
        for i, token in enumerate(mine.tokens):
            g = where.get((token.start, token.end))
            if g is None:
                continue
            row, head = tree.rows[g], mine.tokens[token.head]
            right = (token.head == i and row.head == g) or (
                token.head != i and (head.start, head.end) == ranges[row.head] and row.head != g
            )
            hits["words"] += 1
            hits["upos"] += token.upos == row.upos
            hits["uas"] += right
            hits["las"] += right and token.deprel == row.deprel
    return {k: f1(hits[k], hits["mine"], hits["gold"]) for k in ("words", "upos", "uas", "las")}


def name_figures(nlp: Language, sentences: list) -> dict[str, object]:
    """Strict F1 (same characters, same label), all and by label."""
    parsed = IndonesianParser(nlp).parse([s.text for s in sentences])
    count: dict[str, Counter[str]] = {k: Counter() for k in ("mine", "gold", "both")}
    for sentence, mine in zip(sentences, parsed, strict=True):
        theirs = set(sentence.names)
        for _, _, label in mine.entities:
            count["mine"][label] += 1
        for name in theirs:
            count["gold"][name[2]] += 1
            count["both"][name[2]] += name in set(mine.entities)
    hits, mine_n, gold_n = (sum(count[k].values()) for k in ("both", "mine", "gold"))
    by_label = {k: f1(count["both"][k], count["mine"][k], n) for k, n in count["gold"].items()}
    return {
        "f1": f1(hits, mine_n, gold_n),
        "p": percent(hits, mine_n),
        "r": percent(hits, gold_n),
        **by_label,
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--model", type=Path, required=True)
    asked = ask.parse_args()
    print(json.dumps(figures(load_pipeline(asked.model), asked.data), indent=1))


if __name__ == "__main__":
    main()
