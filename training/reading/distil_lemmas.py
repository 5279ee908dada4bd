"""Writes packs/id/lemmas.tsv: forms whose lemma the affix rules get wrong, from nlp-id and the treebanks.

python -m training.reading.distil_lemmas --data ../shared --pack src/newsevents/packs/id
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from training.reading.corpora import read_conllu
from training.reading.package_data import package_file

from newsevents.read import lemmas
from newsevents.read.tokenizer import tokenize

TREEBANKS = ("CSUI/id_csui-ud-train.conllu", "PUD/id_pud-ud-test.conllu", "GSD/id_gsd-ud-dev.conllu")
OPEN_CLASSES = {"VERB", "NOUN", "ADJ", "ADV"}
SOURCE = (
    "# form, lemma: where the affix rules err. From lemma_dict.json of nlp-id 0.1.23.0 (MIT, kumparan)"
    " and the lemmas of UD_Indonesian-CSUI, -PUD and -GSD (CC BY-SA 4.0)\n"
)


def news_words(data: Path) -> Counter[str]:
    """How often each form stands in nlp-id's tagged news and in data/detik."""
    count: Counter[str] = Counter()
    for line in package_file("nlp_id", "data/dataset_postag.txt").read_text(encoding="utf-8").split("\n"):
        count[line.split("\t")[0].lower()] += 1
    for line in (data / "data/detik/articles.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            count.update(w.text.lower() for w in tokenize(json.loads(line)["text"]))
    return count


def treebank_lemmas(data: Path) -> dict[str, Counter[str]]:
    """The lemmas that the treebanks give to each form of an open class."""
    gold: dict[str, Counter[str]] = defaultdict(Counter)
    for file in TREEBANKS:
        for tree in read_conllu(data / "data/ud_id" / file, ""):
            for row in tree.rows:
                if row.upos in OPEN_CLASSES:
                    gold[row.form.lower()][row.lemma.lower()] += 1
    return gold


def best_lemma(form: str, table: dict[str, str], gold: dict[str, Counter[str]]) -> str | None:
    """What the treebanks say twice or more, else nlp-id's lemma, else what the treebanks say once."""
    told = gold.get(form, Counter()).most_common(1)
    if told and told[0][1] >= 2 and told[0][0] != form:
        return told[0][0]
    return table.get(form) or (told[0][0] if told else None)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--pack", type=Path, required=True)
    asked = ask.parse_args()
    out = asked.pack / "lemmas.tsv"
    out.write_text(SOURCE, encoding="utf-8")
    table = json.loads(package_file("nlp_id", "data/lemma_dict.json").read_text(encoding="utf-8"))
    gold, words = treebank_lemmas(asked.data), news_words(asked.data)
    rows = []
    for form in sorted(set(gold) | {w for w, n in words.items() if n >= 2}):
        best = best_lemma(form, table, gold)
        fit = best and re.fullmatch(r"[a-z-]{5,40}", form) and re.fullmatch(r"[a-z-]{3,}", best)
        if fit and (lemmas.root_of(form) or form) != best:
            rows.append((form, best))
    out.write_text(SOURCE + "".join(f"{form}\t{best}\n" for form, best in rows), encoding="utf-8")
    print(len(rows), "exceptions")


if __name__ == "__main__":
    main()
