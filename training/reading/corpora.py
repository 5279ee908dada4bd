"""Treebanks read and brought to one style: what the Indonesian treebanks call differently gets one name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

KEPT_SUBTYPES = {"nsubj:pass", "csubj:pass", "obl:agent", "obl:tmod", "acl:relcl"}
KEPT_FEATS = ("Voice", "Polarity")
NEGATIONS = {"tidak", "bukan", "belum", "tak", "jangan"}
AUXILIARIES = {
    "akan",
    "telah",
    "sudah",
    "sedang",
    "bisa",
    "dapat",
    "harus",
    "ingin",
    "pernah",
    "boleh",
    "mampu",
    "mau",
    "hendak",
}
ONE_WORD = {"meskipun", "walaupun", "ataupun", "maupun", "sekalipun", "adapun"}


@dataclass(frozen=True)
class Row:
    """A syntactic word of a treebank; `head` is an index in the sentence, its own for the root."""

    form: str
    lemma: str
    upos: str
    feats: dict[str, str]
    head: int
    deprel: str
    space: bool


@dataclass
class Tree:
    """One sentence and the treebank that it comes from."""

    rows: list[Row]
    source: str
    weight: int = field(default=1)


def read_conllu(path: Path, source: str) -> Iterator[Tree]:
    """The trees of a CoNLL-U file; words that a treebank splits stay split, empty nodes go."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield Tree(_rows(lines), source)


def _rows(lines: list[list[str]]) -> list[Row]:
    joined: dict[int, bool] = {}
    for cells in lines:
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            joined.update({i: False for i in range(first, last)})
            joined[last] = "SpaceAfter=No" not in cells[9]
    words = [c for c in lines if c[0].isdigit()]
    return [_row(c, joined.get(int(c[0]), "SpaceAfter=No" not in c[9])) for c in words]


def _row(cells: list[str], space: bool) -> Row:
    i, head = int(cells[0]) - 1, int(cells[6]) - 1
    feats = dict(f.split("=", 1) for f in cells[5].split("|") if "=" in f)
    return Row(cells[1], cells[2], cells[3], feats, i if head < 0 else head, cells[7], space)


def harmonise(tree: Tree) -> Tree:
    """The tree in the style of CSUI and PUD: subtypes cut but five, compound is nmod, two features kept."""
    rows = [_plain(row) for row in tree.rows]
    if tree.source == "old":
        rows = [_modern(row, i, rows) for i, row in enumerate(rows)]
    return replace(tree, rows=[_negation(row) for row in rows])


def _plain(row: Row) -> Row:
    deprel = row.deprel if row.deprel in KEPT_SUBTYPES else row.deprel.split(":")[0]
    if row.deprel == "compound:plur":
        deprel = "compound"
    elif deprel == "compound":
        deprel = "nmod"
    feats = {k: v for k, v in row.feats.items() if k in KEPT_FEATS}
    return replace(row, deprel=deprel, feats=feats)


def _negation(row: Row) -> Row:
    if row.form.lower() in NEGATIONS and row.upos in {"PART", "ADV"}:
        return replace(row, upos="PART", feats={**row.feats, "Polarity": "Neg"})
    return row


def _modern(row: Row, i: int, rows: list[Row]) -> Row:
    """What the treebank of 2017 tells differently: voice, auxiliaries, relative clauses, this and that."""
    low = row.form.lower()
    if row.upos == "VERB":
        row = replace(row, feats=_voice(low))
    if low in AUXILIARIES and row.deprel == "advmod":
        row = replace(row, deprel="aux", upos="AUX")
    if row.deprel == "acl" and any(r.head == i and r.form.lower() == "yang" for r in rows):
        row = replace(row, deprel="acl:relcl")
    if low in {"ini", "itu"} and row.deprel not in {"det", "fixed"} and row.upos == "DET":
        row = replace(row, upos="PRON")
    if low == "untuk" and row.upos == "ADP" and rows[row.head].upos == "VERB":
        row = replace(row, upos="SCONJ", deprel="mark")
    return row


def _voice(form: str) -> dict[str, str]:
    if re.match(r"di\w{3,}", form):
        return {"Voice": "Pass"}
    return {"Voice": "Act"} if re.match(r"(me|ber)\w{3,}", form) else {}


def split_clitics(tree: Tree, clitic_at: Callable[[str], int | None]) -> Tree:
    """The tree with enclitics as words of their own, for treebanks that leave "pelatihannya" whole."""
    places: list[int] = []
    parts: list[tuple[int, str, str]] = []
    for i, row in enumerate(tree.rows):
        cut = clitic_at(row.form) if row.upos not in {"PROPN", "PUNCT"} else None
        places.append(len(parts))
        parts.append((i, row.form[:cut], "base"))
        if cut is not None:
            parts.append((i, row.form[cut:], "clitic"))
    return replace(tree, rows=[_part(tree.rows, places, p, k) for k, p in enumerate(parts)])


def _part(rows: list[Row], places: list[int], part: tuple[int, str, str], k: int) -> Row:
    i, form, kind = part
    row = rows[i]
    if kind == "base":
        cut = form != row.form
        return replace(row, form=form, head=places[row.head], space=row.space and not cut)
    low = form.lower().lstrip("-")
    if low in {"lah", "kah"}:
        return Row(form, low, "PART", {}, k - 1, "advmod", row.space)
    deprel = "nmod"
    if row.upos == "VERB":
        deprel = "obl:agent" if row.form.lower().startswith("di") else "obj"
    return Row(form, low, "PRON", {}, k - 1, deprel, row.space)


def merge_whole(tree: Tree) -> Tree:
    """The tree with "meskipun" and the like as one word, as our tokenizer leaves them."""
    rows = tree.rows
    gone = {i for i in range(1, len(rows)) if _makes_one(rows, i)}
    if not gone:
        return tree
    places = {old: new for new, old in enumerate(i for i in range(len(rows)) if i not in gone)}
    places.update({i: places[i - 1] for i in gone})
    kept = [i for i in range(len(rows)) if i not in gone]
    merged = [replace(_joined(rows, i, gone), head=places[rows[i].head]) for i in kept]
    return replace(tree, rows=merged)


def _makes_one(rows: list[Row], i: int) -> bool:
    before, row = rows[i - 1], rows[i]
    return (
        row.form == "pun"
        and not before.space
        and (before.form + "pun").lower() in ONE_WORD
        and row.head == i - 1
    )


def _joined(rows: list[Row], i: int, gone: set[int]) -> Row:
    if i + 1 not in gone:
        return rows[i]
    return replace(rows[i], form=rows[i].form + rows[i + 1].form, space=rows[i + 1].space)


def load_trees(folder: Path, clitic_at: Callable[[str], int | None]) -> dict[str, list[Tree]]:
    """All training trees by source: csui, pud, gsd, old; without the test parts of CSUI and GSD."""
    files = {
        "csui": "CSUI/id_csui-ud-train.conllu",
        "pud": "PUD/id_pud-ud-test.conllu",
        "gsd": "GSD/id_gsd-ud-dev.conllu",
        "old": "GSD/OLD_3beab3a_id-ud-train.conllu",
    }
    trees = {s: [merge_whole(harmonise(t)) for t in read_conllu(folder / f, s)] for s, f in files.items()}
    trees["old"] = [split_clitics(t, clitic_at) for t in trees["old"]]
    return {source: [mark_agents(t) for t in found] for source, found in trees.items()}


def mark_agents(tree: Tree) -> Tree:
    """The tree with `oleh` phrases of passive verbs as obl:agent, as CSUI and PUD have them."""
    by = {row.head for row in tree.rows if row.form.lower() == "oleh" and row.deprel == "case"}
    agents = {i for i in by if tree.rows[i].deprel == "obl" and _is_passive(tree.rows[tree.rows[i].head])}
    rows = [replace(row, deprel="obl:agent") if i in agents else row for i, row in enumerate(tree.rows)]
    return replace(tree, rows=rows)


def _is_passive(row: Row) -> bool:
    return row.feats.get("Voice") == "Pass" or row.form.lower().startswith("di")
