"""One trigger's view of its event: what the models say of type, status, roles, place, date and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import numpy as np

from newsevents import packs
from newsevents.extract.candidates import find_candidates
from newsevents.extract.context import Context, content_lemmas
from newsevents.extract.learned import Floats, Learned, load_learned
from newsevents.extract.merge_features import Sketch
from newsevents.extract.pair_features import key_of, role_features, slot_features
from newsevents.extract.phrases import Phrase, find_phrases
from newsevents.extract.trigger_features import trigger_features, type_features
from newsevents.model import DateMention, PlaceMention, QuantityMention, Token

NAMES = ("select", "type", "status", "role", "place", "date", "quantity", "merge", "row",
         "actor_field", "target_field", "place_field", "date_field", "quantity_field")  # fmt: skip
LOOK_BACK = 2
MOST_DRAFTS = 200
MOST_ITEMS = 100
"""Far above any article read so far: lists without end must not take time without end."""
LIKELY = 0.5
T = TypeVar("T")
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
    worth = main / (1 - minor + 1e-6)
    kept = np.flatnonzero(worth >= models.thresholds["draft"])
    kept = np.sort(kept[np.argsort(-worth[kept], kind="stable")[:MOST_DRAFTS]])
    types = models["type"].predict([type_features(candidates[k], context) for k in kept])
    status = models["status"].predict([features[k] for k in kept])
    triggers = [candidates[k] for k in kept]
    kinds = [models["type"].classes[int(row.argmax())] for row in types]
    guessed = list(zip(triggers, kinds, strict=True))
    actors, targets = judge_roles(guessed, context, models)
    dated = [d for d in context.dates if d.start or d.end]
    told = (
        judge_slot("place", guessed, context.sites, context, models),
        judge_slot("date", guessed, dated, context, models),
        judge_slot("quantity", guessed, context.quantities, context, models),
    )
    return [
        Draft(trigger, float(main[k]), float(minor[k]), *fields)
        for trigger, k, *fields in zip(triggers, kept, types, status, actors, targets, *told, strict=True)
    ]


def judge_roles(
    guessed: Sequence[tuple[Token, str]], context: Context, models: Models
) -> tuple[list[list[tuple[Phrase, float]]], list[list[tuple[Phrase, float]]]]:
    """For each trigger (with its guessed type) the phrases near it: their chances to be actor, and target."""
    phrases, model = find_phrases(context), models["role"]
    near = [near_phrases(trigger, phrases, context) for trigger, _ in guessed]
    features = [
        [role_features(trigger, kind, phrase, context) for phrase in own]
        for (trigger, kind), own in zip(guessed, near, strict=True)
    ]
    actor, target = (model.classes.index(c) for c in ("actor", "target"))
    both = list(zip(near, model.predict_groups(features), strict=True))
    return [paired(n, c[:, actor]) for n, c in both], [paired(n, c[:, target]) for n, c in both]


def judge_slot(
    slot: str, guessed: Sequence[tuple[Token, str]], items: Sequence[S], context: Context, models: Models
) -> list[list[tuple[S, float]]]:
    """For each trigger (with its guessed type) the items of a slot: their chances to belong to its event."""
    starts = [item.span.start for item in items]
    near = [nearest(items, starts, trigger.start) for trigger, _ in guessed]
    features = [
        [slot_features(trigger, kind, item, context) for item in own]
        for (trigger, kind), own in zip(guessed, near, strict=True)
    ]
    yes = models[slot].classes.index("yes")
    both = zip(near, models[slot].predict_groups(features), strict=True)
    return [paired(own, row[:, yes]) for own, row in both]


def nearest(items: Sequence[T], places: Sequence[int], here: int) -> Sequence[T]:
    """At most MOST_ITEMS, those whose places are nearest to one, in their order."""
    if len(items) <= MOST_ITEMS:
        return items
    order = sorted(range(len(items)), key=lambda n: abs(places[n] - here))
    return [items[n] for n in sorted(order[:MOST_ITEMS])]


def paired(items: Sequence[T], chances: Floats) -> list[tuple[T, float]]:
    """Items beside their chances."""
    return [(item, float(chance)) for item, chance in zip(items, chances, strict=True)]


def near_phrases(trigger: Token, phrases: Sequence[Phrase], context: Context) -> Sequence[Phrase]:
    """The noun phrases that may be arguments: those of the sentence, main ones of two before and the lead."""
    here = context.syntax.sentence_no[trigger.i]
    reaching = [p for p in phrases if _reaches(p, here, context)]
    return nearest(reaching, [phrase.head.i for phrase in reaching], trigger.i)


def _reaches(phrase: Phrase, here: int, context: Context) -> bool:
    there = context.syntax.sentence_no[phrase.head.i]
    if there == here:
        return True
    central = phrase.head.deprel.startswith("nsubj") or phrase.head.deprel == "obj"
    return (there in (0, context.lead) or here - LOOK_BACK <= there < here) and (
        central or phrase.head.upos == "PROPN"
    )


def sketch(draft: Draft, context: Context, models: Models) -> Sketch:
    """A draft as the merger sees it: what it finds likely, as keys, and the words around it."""
    syntax, sentence = context.syntax, context.syntax.sentence(draft.trigger)
    slots = (draft.actors, draft.targets, draft.places, draft.dates, draft.quantities)
    soft = tuple(chances_by_key(pairs) for pairs in slots)
    likely = [frozenset(key for key, chance in own.items() if chance >= LIKELY) for own in soft]
    return Sketch(
        trigger=draft.trigger,
        types=draft.types,
        kind=models["type"].classes[int(draft.types.argmax())],
        status=models["status"].classes[int(draft.status.argmax())],
        probability=draft.worth,
        likely=tuple(likely),
        soft=soft,
        own=content_lemmas(t for t in syntax.subtree(draft.trigger) if t.i != draft.trigger.i),
        around=content_lemmas(context.reading.tokens[sentence.first : sentence.last]),
    )


def chances_by_key(pairs: Iterable[tuple[Any, float]]) -> dict[object, float]:
    """The best chance of each value of a slot."""
    best: dict[object, float] = {}
    for item, chance in pairs:
        key = key_of(item)
        best[key] = max(chance, best.get(key, 0.0))
    return best
