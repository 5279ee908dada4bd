"""One trigger's view of its event: what the models say of type, status, roles, place, date and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np

from newsevents import packs
from newsevents.extract.candidates import find_candidates
from newsevents.extract.context import Context
from newsevents.extract.learned import Floats, Learned, load_learned
from newsevents.extract.merge_features import Sketch
from newsevents.extract.pair_features import Slot, item_key, role_features, slot_features
from newsevents.extract.phrases import Phrase, find_phrases
from newsevents.extract.trigger_features import trigger_features
from newsevents.model import DateMention, PlaceMention, QuantityMention, Token

NAMES = ("select", "type", "status", "role", "place", "date", "quantity", "merge", "row")
LOOK_BACK = 2
S = TypeVar("S", DateMention, PlaceMention, QuantityMention)


@dataclass(frozen=True, slots=True)
class Draft:
    """A trigger judged: probabilities of being a row, of its types and statuses, and of each argument."""

    trigger: Token
    main: float
    minor: float
    types: Floats
    status: Floats
    actors: list[tuple[Phrase, float]]
    targets: list[tuple[Phrase, float]]
    places: list[tuple[PlaceMention, float]]
    dates: list[tuple[DateMention, float]]
    quantities: list[tuple[QuantityMention, float]]

    @property
    def worth(self) -> float:
        """How likely it is a main row and not none: minor rows cost and gain nothing, so they don't count."""
        return self.main / (1 - self.minor + 1e-6)


@dataclass(frozen=True, slots=True)
class Models:
    """The learned models of event extraction and the thresholds they were tuned with."""

    learned: dict[str, Learned]
    thresholds: dict[str, float]

    def __getitem__(self, name: str) -> Learned:
        return self.learned[name]


@cache
def load_models() -> Models:
    """The shipped models (packs/shared/events), read once."""
    folder = packs.path("shared", "events")
    learned = {name: load_learned(folder / f"{name}.npz") for name in NAMES}
    return Models(learned, packs.toml("shared", "events/thresholds.toml"))


def draft_events(context: Context, models: Models) -> list[Draft]:
    """A draft for each candidate trigger that may be worth a row, in text order."""
    candidates = find_candidates(context)
    features = [trigger_features(t, context) for t in candidates]
    chances = models["select"].predict(features)
    main, minor = (chances[:, models["select"].classes.index(c)] for c in ("main", "minor"))
    kept = np.flatnonzero(main / (1 - minor + 1e-6) >= models.thresholds["draft"])
    few = [features[k] for k in kept]
    types, status = models["type"].predict(few), models["status"].predict(few)
    phrases = find_phrases(context)
    drafts = []
    for row, k in enumerate(kept):
        kind = models["type"].classes[int(types[row].argmax())]
        arguments = judge_arguments(candidates[k], kind, phrases, context, models)
        drafts.append(
            Draft(candidates[k], float(main[k]), float(minor[k]), types[row], status[row], *arguments)
        )
    return drafts


def judge_arguments(
    trigger: Token, kind: str, phrases: Sequence[Phrase], context: Context, models: Models
) -> tuple[
    list[tuple[Phrase, float]],
    list[tuple[Phrase, float]],
    list[tuple[PlaceMention, float]],
    list[tuple[DateMention, float]],
    list[tuple[QuantityMention, float]],
]:
    """The probability of each noun phrase, place, date and quantity to belong to the trigger's event."""
    near = near_phrases(trigger, phrases, context)
    roles = models["role"].predict([role_features(trigger, kind, p, context) for p in near])
    actor, target = (roles[:, models["role"].classes.index(c)] for c in ("actor", "target"))
    return (
        [(p, float(v)) for p, v in zip(near, actor, strict=True)],
        [(p, float(v)) for p, v in zip(near, target, strict=True)],
        judge_slot(models["place"], trigger, kind, context.places, context),
        judge_slot(models["date"], trigger, kind, [d for d in context.dates if d.start or d.end], context),
        judge_slot(models["quantity"], trigger, kind, context.quantities, context),
    )


def judge_slot(
    learned: Learned, trigger: Token, kind: str, items: Sequence[S], context: Context
) -> list[tuple[S, float]]:
    """Each item of one slot with its probability to belong to the trigger's event."""
    chances = learned.predict([slot_features(trigger, kind, item, context) for item in items])
    yes = learned.classes.index("yes")
    return [(item, float(row[yes])) for item, row in zip(items, chances, strict=True)]


def near_phrases(trigger: Token, phrases: Sequence[Phrase], context: Context) -> list[Phrase]:
    """The noun phrases that may be arguments: those of the sentence, main ones of two before and the lead."""
    here = context.syntax.sentence_no[trigger.i]
    return [p for p in phrases if _reaches(p, here, context)]


def _reaches(phrase: Phrase, here: int, context: Context) -> bool:
    there = context.syntax.sentence_no[phrase.head.i]
    if there == here:
        return True
    central = phrase.head.deprel.startswith("nsubj") or phrase.head.deprel == "obj"
    return (there in (0, context.lead) or here - LOOK_BACK <= there < here) and (
        central or phrase.head.upos == "PROPN"
    )


def sketch(draft: Draft, models: Models) -> Sketch:
    """A draft as the merger sees it: only what is likely, as keys."""
    cut = models.thresholds

    def names(pairs: Iterable[tuple[Phrase, float]], least: float) -> frozenset[str]:
        return frozenset(p.mention.name for p, chance in pairs if chance >= least)

    def keys(pairs: Iterable[tuple[Slot, float]], least: float) -> frozenset[object]:
        return frozenset(item_key(item) for item, chance in pairs if chance >= least)

    return Sketch(
        trigger=draft.trigger,
        types=draft.types,
        kind=models["type"].classes[int(draft.types.argmax())],
        status=models["status"].classes[int(draft.status.argmax())],
        probability=draft.worth,
        actors=names(draft.actors, cut["actor"]),
        targets=names(draft.targets, cut["target"]),
        places=keys(draft.places, cut["place"]),
        dates=keys(draft.dates, cut["date"]),
        quantities=keys(draft.quantities, cut["quantity"]),
    )
