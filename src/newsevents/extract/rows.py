"""A group of drafts becomes one row: the fullest fields of all its mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from newsevents import __version__
from newsevents.extract.attribution import find_attribution
from newsevents.extract.context import Context
from newsevents.extract.drafts import Models
from newsevents.extract.fields import distinct_mentions, distinct_places, weigh
from newsevents.extract.groups import SLOTS, Group
from newsevents.extract.learned import Features
from newsevents.model import Event, QuantityMention, Span

Fields = dict[str, list[tuple[Any, float]]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A group of drafts judged as one event: type, status, chances to be a row."""

    group: Group
    kind: str
    status: str
    main: float
    minor: float

    @property
    def worth(self) -> float:
        """How likely the row is a main one rather than none (see Draft.worth)."""
        return self.main / (1 - self.minor + 1e-6)

    @property
    def salience(self) -> str:
        """main, or minor where that is likelier."""
        return "main" if self.main >= self.minor else "minor"

    @property
    def confidence(self) -> float:
        """How likely it is a row at all."""
        return min(1.0, self.main + self.minor)

    def is_kept(self, fields: Fields, thresholds: dict[str, float]) -> bool:
        """Whether it becomes a row: one that is likelier minor only if it is sure, or tells a number."""
        counted = any(chance >= thresholds["quantity"] and tells(q) for q, chance in fields["quantity"])
        sure = self.salience == "main" or self.confidence >= thresholds["sure"] or counted
        return sure and self.worth >= thresholds["row"]


def tells(quantity: QuantityMention) -> bool:
    """Whether a number says more than "a" or "one"."""
    return max(quantity.low or 0, quantity.high or 0) > 1


def judge_group(group: Group, context: Context, models: Models) -> Judged:
    """What the models say of a group as a whole."""
    weights = np.array([d.worth for d in group.drafts])
    types = np.average([d.types for d in group.drafts], axis=0, weights=weights)
    status = np.average([d.status for d in group.drafts], axis=0, weights=weights)
    kind = models["type"].classes[int(types.argmax())]
    chance = models["row"].predict([row_features(group, context, models)])[0]
    return Judged(
        group=group,
        kind=kind,
        status=models["status"].classes[int(status.argmax())],
        main=float(chance[models["row"].classes.index("main")]),
        minor=float(chance[models["row"].classes.index("minor")]),
    )


def weigh_fields(judged: Judged, context: Context, models: Models) -> Fields:
    """For each slot the items that may fill it with their chances, the likeliest first."""
    return {slot: weigh(slot, judged.group, judged.kind, context, models) for slot in SLOTS}


def make_row(judged: Judged, fields: Fields, context: Context, thresholds: dict[str, float]) -> Event:
    """The event of a judged group; its trigger is the mention that is most surely a row."""
    best = judged.group.best
    sentence = context.syntax.sentence(best.trigger)
    chosen = {slot: [x for x, chance in told if chance >= thresholds[slot]] for slot, told in fields.items()}
    actors, targets = distinct_mentions(chosen["actor"]), distinct_mentions(chosen["target"])
    names = {m.name for m in actors}
    return Event(
        type=judged.kind,
        trigger=best.trigger.span,
        lemma=best.trigger.lemma,
        sentence=Span(sentence.start, sentence.end),
        actors=actors,
        targets=tuple(m for m in targets if m.name not in names),
        locations=distinct_places(chosen["place"]),
        date=chosen["date"][0] if chosen["date"] else None,
        quantities=tuple(sorted(chosen["quantity"], key=lambda q: q.span.start)),
        status=judged.status,
        attribution=find_attribution(best.trigger, context),
        salience=judged.salience,
        confidence=round(judged.confidence, 4),
        mentions=tuple(d.trigger.span for d in judged.group.drafts),
        engine_version=__version__,
    )


def row_features(group: Group, context: Context, models: Models) -> Features:
    """What the last model sees of a whole group: is it a main row, a minor one, or none?"""
    best, drafts = group.best, group.drafts
    kind = models["type"].classes[int(best.types.argmax())]
    kinds = {context.syntax.sentence(d.trigger).kind for d in drafts}
    worths = sorted((d.worth for d in drafts), reverse=True)
    first = min(context.syntax.sentence_no[d.trigger.i] for d in drafts)
    words = [
        f"T={kind}",
        f"L={context.lang}:{best.trigger.lemma}",
        f"U={best.trigger.upos}|{len(drafts) > 1}",
    ]
    tops = (max((c for d in drafts for _, c in getattr(d, slot)), default=0.0) for slot in
            ("actors", "targets", "places", "dates", "quantities"))  # fmt: skip
    numbers = [
        worths[0], worths[1] if len(worths) > 1 else 0.0, float(np.mean(worths)), best.main, best.minor,
        max(d.main for d in drafts), len(drafts), "headline" in kinds, first, first - context.lead,
        first / max(1, len(context.reading.sentences)), len(context.reading.sentences), context.lang == "id",
        1 - float(np.prod([1 - d.main for d in drafts])), float(best.types.max()), *tops, group.echo,
    ]  # fmt: skip
    return Features(words, [float(n) for n in numbers])
