"""Trains the component for names: a large teacher first, raw news labelled by it, then the small network.

    python -m training.reading.learn_names --data ../shared --model MODEL --work build/names --out build/new

MODEL is a finished pipeline of train.py, whose words and trees stay as they are. What a step has made lies in
the folder `--work`; a second run goes on from there. Needs jax beside what `pip install '.[train]'` brings.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from spacy.language import Language
from training.reading import name_network, teacher
from training.reading.encoder import read_encoder
from training.reading.evaluate import figures
from training.reading.names import NamedSentence, read_bio, read_jsonl
from training.reading.raw_news import raw_sentences

from newsevents.read.indonesian import load_pipeline
from newsevents.read.name_tagger import TAGS
from newsevents.read.tokenizer import tokenize

Told = Iterable[tuple[NamedSentence, np.ndarray | None]]
FROM_NERGRIT = 500
SENTENCES_A_SAVE = 500
CASES = {"lower": 0.06, "title": 0.04}
"""The share of sentences that come again as headlines are written."""


def corpora(data: Path) -> dict[str, list[NamedSentence]]:
    """The name corpora that may be learned from."""
    files = [data / f"data/ner_id/nergrit-{part}.txt" for part in ("train", "valid")]
    return {
        "idner": read_jsonl(data / "bench/dev/idner_train.jsonl", "idner"),
        "nergrit": [s for file in files for s in read_bio(file, "nergrit")],
    }


def is_held_out(sentence: NamedSentence) -> bool:
    """True for a tenth of the sentences, on which the teacher is measured."""
    return int(hashlib.sha1(sentence.text.encode()).hexdigest(), 16) % 10 == 0


def learned_teacher(data: Path, file: Path, rounds: int, seed: int) -> dict[str, np.ndarray]:
    """The teacher's upper layers, from the file or trained now, on nine tenths of the corpora."""
    if not file.exists():
        weights, pieces = read_encoder()
        cutter, chance = teacher.Cutter(pieces), random.Random(seed)
        pools = {}
        for corpus, named in enumerate(corpora(data).values()):
            sentences = [s for s in named if not is_held_out(s)]
            some = chance.sample(sentences, len(sentences) // 12)
            items = [cutter.item(s) for s in sentences] + [cutter.item(s, "lower") for s in some]
            pools[corpus] = [item for item in items if item]
            teacher.add_states(pools[corpus], weights)
        params = teacher.train(teacher.first_params(weights, seed), pools, rounds, seed)
        np.savez(file, **{name: np.asarray(table) for name, table in params.items()})
    with np.load(file) as table:
        return dict(table)


def labelled(
    params: dict[str, np.ndarray], sentences: list[NamedSentence], file: Path
) -> list[np.ndarray | None]:
    """The teacher's share of each tag for each word, in idner's style; None where a sentence is too long."""
    weights, pieces = read_encoder()
    cutter = teacher.Cutter(pieces)
    found = read_labels(file)
    waiting = [s for s in sentences if s.text not in found]
    for at in range(0, len(waiting), SENTENCES_A_SAVE):
        cut = [(s.text, cutter.item(s)) for s in waiting[at : at + SENTENCES_A_SAVE]]
        fit = [(text, item) for text, item in cut if item]
        teacher.add_states([item for _, item in fit], weights)
        told = teacher.probabilities(params, [item for _, item in fit])
        found.update({text: own.astype(np.float16) for (text, _), own in zip(fit, told, strict=True)})
        write_labels(file, found)
        print("labelled", len(found), flush=True)
    return [found.get(s.text) for s in sentences]


def write_labels(file: Path, found: dict[str, np.ndarray]) -> None:
    """Writes the shares of tags by sentence."""
    ends = np.cumsum([len(own) for own in found.values()])
    np.savez(file, texts=json.dumps(list(found)), ends=ends, shares=np.concatenate(list(found.values())))


def read_labels(file: Path) -> dict[str, np.ndarray]:
    """The shares of tags by sentence; nothing where the file is not there yet."""
    if not file.exists():
        return {}
    with np.load(file) as table:
        parts = np.split(table["shares"], table["ends"][:-1])
        return dict(zip(json.loads(str(table["texts"])), parts, strict=True))


def all_lessons(nlp: Language, gold: list[NamedSentence], told: Told, seed: int) -> list[name_network.Lesson]:
    """The gold sentences as annotated, the rest as the teacher tells; a part of it again in other cases."""
    sure = np.eye(len(TAGS), dtype=np.float32)
    annotated = [(s, sure[teacher.tags_of(tokenize(s.text), s)]) for s in gold]
    taught = [(s, shares) for s, shares in told if shares is not None]
    chance, pool = random.Random(seed), []
    for is_gold, found in ((True, annotated), (False, taught)):
        pool += name_network.lessons(nlp, found, is_gold)
        for case, share in CASES.items():
            pool += name_network.lessons(nlp, chance.sample(found, int(share * len(found))), is_gold, case)
    return pool


def main() -> None:
    """Trains what is missing, puts the network into the pipeline, measures and saves."""
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "model", "work", "out"):
        ask.add_argument(f"--{name}", type=Path, required=True)
    ask.add_argument("--raw", type=int, default=4500, help="how many sentences of raw news are labelled")
    ask.add_argument("--teacher-rounds", type=int, default=3)
    ask.add_argument("--seed", type=int, default=0)
    asked = ask.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    params = learned_teacher(asked.data, asked.work / "teacher.npz", asked.teacher_rounds, asked.seed)
    named = corpora(asked.data)
    raw = named["nergrit"][:FROM_NERGRIT] + raw_sentences(asked.data, asked.raw)
    told = labelled(params, raw, asked.work / "labels.npz")
    nlp = load_pipeline(asked.model)
    pool = all_lessons(nlp, named["idner"], zip(raw, told, strict=True), asked.seed)
    weights = name_network.train(pool, asked.seed)
    name_network.put_in(nlp, weights).to_disk(asked.out, exclude=["vectors"])
    shutil.copy(asked.model / "vectors.npz", asked.out / "vectors.npz")
    reached = json.dumps(figures(nlp, asked.data), indent=1)
    (asked.out / "figures.json").write_text(reached + "\n", encoding="utf-8")
    print(reached)


if __name__ == "__main__":
    main()
