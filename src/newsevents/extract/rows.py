"""A group of drafts becomes one row: the fullest fields of all its mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np

from newsevents import __version__
from newsevents.extract.attribution import find_attribution
from newsevents.extract.context import Context
from newsevents.extract.drafts import Draft, Models
from newsevents.extract.learned import Features
from newsevents.extract.pair_features import item_key
from newsevents.extract.phrases import Phrase
from newsevents.model import Event, Mention, PlaceMention, QuantityMention, Span

T = TypeVar("T")


def make_row(group: Sequence[Draft], context: Context, models: Models) -> Event:
    """The event of a group of drafts; its trigger is the mention that is most surely a row."""
    best = max(group, key=lambda d: d.worth)
    sentence = context.syntax.sentence(best.trigger)
    cut = models.thresholds
    weights = np.array([d.worth for d in group])
    types = np.average([d.types for d in group], axis=0, weights=weights)
    status = np.average([d.status for d in group], axis=0, weights=weights)
    actors = choose_mentions((x for d in group for x in d.actors), cut["actor"])
    taken = {m.name for m in actors}
    targets = choose_mentions((x for d in group for x in d.targets), cut["target"])
    dates = choose((x for d in group for x in d.dates), cut["date"], item_key)
    row_chance = models["row"].predict([row_features(group, context, models)])[0]
    return Event(
        type=models["type"].classes[int(types.argmax())],
        trigger=best.trigger.span,
        lemma=best.trigger.lemma,
        sentence=Span(sentence.start, sentence.end),
        actors=actors,
        targets=tuple(m for m in targets if m.name not in taken),
        locations=choose_places((x for d in group for x in d.places), cut["place"]),
        date=dates[0] if dates else None,
        quantities=choose_quantities((x for d in group for x in d.quantities), cut["quantity"]),
        status=models["status"].classes[int(status.argmax())],
        attribution=find_attribution(best.trigger, context),
        confidence=round(float(row_chance[models["row"].classes.index("main")]), 4),
        mentions=tuple(d.trigger.span for d in group),
        engine_version=__version__,
    )


def choose(pairs: Iterable[tuple[T, float]], least: float, key: Callable[[T], object]) -> list[T]:
    """The items with at least that chance, the likeliest first, each key once."""
    best: dict[object, tuple[float, T]] = {}
    for item, chance in pairs:
        if chance >= least and chance > best.get(key(item), (0.0, item))[0]:
            best[key(item)] = (chance, item)
    return [item for _, item in sorted(best.values(), key=lambda pair: -pair[0])]


def choose_mentions(pairs: Iterable[tuple[Phrase, float]], least: float) -> tuple[Mention, ...]:
    """The likeliest actors or targets, one mention for each name."""
    return tuple(p.mention for p in choose(pairs, least, lambda p: p.mention.name))


def choose_places(pairs: Iterable[tuple[PlaceMention, float]], least: float) -> tuple[PlaceMention, ...]:
    """The places of the event, each once, the likeliest first."""
    return tuple(choose(pairs, least, item_key))


def choose_quantities(
    pairs: Iterable[tuple[QuantityMention, float]], least: float
) -> tuple[QuantityMention, ...]:
    """The numbers of the event, each once, in text order."""
    return tuple(sorted(choose(pairs, least, lambda q: (q.low, q.high)), key=lambda q: q.span.start))


def row_features(group: Sequence[Draft], context: Context, models: Models) -> Features:
    """What the last model sees of a whole group: is it a main row, a minor one, or none?"""
    best = max(group, key=lambda d: d.worth)
    kind = models["type"].classes[int(best.types.argmax())]
    kinds = {context.syntax.sentence(d.trigger).kind for d in group}
    worths = sorted((d.worth for d in group), reverse=True)
    first = min(context.syntax.sentence_no[d.trigger.i] for d in group)
    words = [f"T={kind}", f"L={context.lang}:{best.trigger.lemma}", f"U={best.trigger.upos}|{len(group) > 1}"]
    tops = (max((c for d in group for _, c in getattr(d, slot)), default=0.0) for slot in
            ("actors", "targets", "places", "dates", "quantities"))  # fmt: skip
    numbers = [
        worths[0], worths[1] if len(worths) > 1 else 0.0, float(np.mean(worths)), best.main, best.minor,
        max(d.main for d in group), len(group), "headline" in kinds, first, first - context.lead,
        first / max(1, len(context.reading.sentences)), len(context.reading.sentences), context.lang == "id",
        1 - float(np.prod([1 - d.main for d in group])), float(best.types.max()), *tops,
    ]  # fmt: skip
    return Features(words, [float(n) for n in numbers])
