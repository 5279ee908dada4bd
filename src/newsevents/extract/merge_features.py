"""What the merger sees of two triggers: do they tell the same event?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from newsevents.extract.context import Context
from newsevents.extract.learned import Features, Floats
from newsevents.model import Token


@dataclass(frozen=True, slots=True)
class Sketch:
    """A trigger with what the earlier models say of it.

    `soft` has the chance of each actor, target, place, date and quantity (five dicts), `likely` the keys of
    the likely ones; `own` are the content lemmas below the trigger, `around` those of its sentence.
    """

    trigger: Token
    types: Floats
    kind: str
    status: str
    probability: float
    likely: tuple[frozenset[object], ...]
    soft: tuple[dict[object, float], ...]
    own: set[str]
    around: set[str]


def merge_features(a: Sketch, b: Sketch, context: Context) -> Features:
    """Two triggers, `a` the earlier: words, types, distance, and where their arguments agree or clash."""
    x, y, syntax, lang = a.trigger, b.trigger, context.syntax, context.lang
    path = syntax.path(x, y)
    steps = "far" if path is None else " ".join(path[:4])
    pair = "|".join(sorted((x.lemma, y.lemma)))
    kinds = "|".join(sorted((a.kind, b.kind)))
    gap = syntax.sentence_no[y.i] - syntax.sentence_no[x.i]
    marked = bool({c.lemma for c in syntax.children[y.i]} & context.cues.groups["definite"])
    words = [
        f"pair={lang}:{pair}", f"kinds={kinds}", f"path={steps}",
        f"same={x.lemma == y.lemma}|{x.upos}|{y.upos}",
        f"U={x.upos}|{y.upos}|{a.kind == b.kind}",
        f"sameL={lang}:{x.lemma}" if x.lemma == y.lemma else "differ",
        f"K={syntax.sentence(x).kind}|{syntax.sentence(y).kind}|{a.kind == b.kind}",
        f"pathT={steps}|{a.kind == b.kind}",
    ]  # fmt: skip
    numbers: list[float] = [
        x.lemma == y.lemma, shared_start(x.lemma, y.lemma), a.kind == b.kind, float(np.dot(a.types, b.types)),
        a.status == b.status, gap, min(gap, 3), y.i - x.i, syntax.sentence(x).kind == "headline", marked,
        min(a.probability, b.probability), max(a.probability, b.probability), similarity(x, y, context),
        context.lemma_count[x.lemma], context.lemma_count[y.lemma], len(path) if path else 99, lang == "id",
        syntax.quoted[x.i], syntax.quoted[y.i], x.upos == "VERB", y.upos == "VERB",
    ]  # fmt: skip
    numbers += [agreement(mine, theirs) for mine, theirs in zip(a.likely, b.likely, strict=True)]
    numbers += [agreement(a.likely[0], b.likely[1]), agreement(a.likely[1], b.likely[0])]
    numbers += [softly(mine, theirs) for mine, theirs in zip(a.soft, b.soft, strict=True)]
    numbers += [overlap(a.own, b.own), overlap(a.around, b.around), x.lemma in b.around, y.lemma in a.around]
    return Features(words, [float(n) for n in numbers])


def agreement(mine: frozenset[object], theirs: frozenset[object]) -> float:
    """1 where they share, -1 where both are told and differ, 0 where one is silent."""
    if not mine or not theirs:
        return 0.0
    return 1.0 if mine & theirs else -1.0


def softly(mine: dict[object, float], theirs: dict[object, float]) -> float:
    """How far two triggers agree on one value of a slot: the lesser of their chances, for the best value."""
    return max((min(chance, theirs[key]) for key, chance in mine.items() if key in theirs), default=0.0)


def overlap(mine: set[str], theirs: set[str]) -> float:
    """The share of the smaller set that both have."""
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def shared_start(a: str, b: str) -> float:
    """The share of the shorter word that both begin with."""
    n = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return n / max(1, min(len(a), len(b)))


def similarity(x: Token, y: Token, context: Context) -> float:
    """Cosine of the two tokens' vectors, 0 without vectors."""
    vectors = context.reading.vectors
    if vectors is None:
        return 0.0
    a, b = vectors[x.i], vectors[y.i]
    norm = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / norm if norm else 0.0
