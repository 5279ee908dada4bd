"""The training sets of all event models; every stage sees out-of-fold outputs of the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np
from training.events.gold import FOLDS, Annotated
from training.events.learn import Recipe, fit, prepare

from newsevents.extract.drafts import Draft, Models, draft_events, near_phrases, sketch
from newsevents.extract.fields import Claims, gather
from newsevents.extract.groups import SLOTS, Group
from newsevents.extract.learned import Features, Floats, Learned
from newsevents.extract.merge import merge_drafts
from newsevents.extract.merge_features import merge_features
from newsevents.extract.pair_features import Slot, role_features, slot_features
from newsevents.extract.phrases import find_phrases
from newsevents.extract.rows import Fields, judge_group, make_row, row_features
from newsevents.extract.trigger_features import trigger_features, type_features
from newsevents.model import Event

RECIPES = {
    "select": Recipe(trees=150), "type": Recipe(trees=0, c=1.0), "status": Recipe(trees=60),
    "role": Recipe(trees=150, leaves=31), "place": Recipe(trees=120), "date": Recipe(trees=120),
    "quantity": Recipe(trees=100), "merge": Recipe(trees=120), "row": Recipe(trees=60, leaves=8, rate=0.06),
} | {f"{slot}_field": Recipe(trees=80, leaves=12, rate=0.06) for slot in SLOTS}  # fmt: skip


@dataclass
class Sample:
    """Examples of one stage: features, labels, and the fold of the article each comes from."""

    items: list[Features] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)

    def add(self, item: Features, label: str, fold: int, article: int) -> None:
        self.items.append(item)
        self.labels.append(label)
        self.folds.append(fold)
        self.articles.append(article)


def fit_all(name: str, sample: Sample) -> list[Learned]:
    """One model for each held-out fold, and at the end (index FOLDS) the one from everything."""
    examples, folds = prepare(sample.items, sample.labels, sample.articles), np.array(sample.folds)
    return [fit(examples.part(folds != held_out), RECIPES[name]) for held_out in range(FOLDS + 1)]


def trigger_samples(articles: Sequence[Annotated]) -> dict[str, Sample]:
    """Stage one: is it a row (all candidates); its type and status (those that stand for a gold event)."""
    samples = {name: Sample() for name in ("select", "type", "status")}
    for number, article in enumerate(articles):
        for token in article.candidates:
            features = trigger_features(token, article.context)
            gold = article.gold(token)
            samples["select"].add(features, gold["salience"] if gold else "none", article.fold, number)
            if gold:
                about = type_features(token, article.context)
                samples["type"].add(about, gold["types"][0], article.fold, number)
                samples["status"].add(features, gold["status"], article.fold, number)
    return samples


def argument_samples(
    articles: Sequence[Annotated], models: dict[str, list[Learned]], scorer: ModuleType
) -> dict[str, Sample]:
    """Stage two: trigger with noun phrase, place, date, quantity; types are the ones guessed out of fold."""
    samples = {name: Sample() for name in ("role", "place", "date", "quantity")}
    for number, article in enumerate(articles):
        aligned = [t for t in article.candidates if t.i in article.gold_of]
        typer = models["type"][article.fold]
        guesses = typer.predict([type_features(t, article.context) for t in aligned])
        phrases = find_phrases(article.context)
        for token, guess in zip(aligned, guesses, strict=True):
            gold, kind = article.gold(token), typer.classes[int(guess.argmax())]
            assert gold
            for phrase in near_phrases(token, phrases, article.context):
                label = role_of(phrase.mention.text, gold, scorer)
                features = role_features(token, kind, phrase, article.context)
                samples["role"].add(features, label, article.fold, number)
            for name, item, right in slot_truths(article, gold, scorer):
                features = slot_features(token, kind, item, article.context)
                samples[name].add(features, "yes" if right else "no", article.fold, number)
    return samples


def role_of(text: str, gold: dict[str, Any], scorer: ModuleType) -> str:
    """actor, target or none, by the scorer's own rule of sameness."""
    for role in ("actor", "target"):
        if any(scorer.same_name(text, entity["names"]) for entity in gold[role + "s"]):
            return role
    return "none"


def slot_truths(
    article: Annotated, gold: dict[str, Any], scorer: ModuleType
) -> Iterable[tuple[str, Slot, bool]]:
    """Every place, date and quantity of the article, and whether the gold event has it."""
    context = article.context
    dated = [d for d in context.dates if d.start or d.end]
    for slot, items in (("place", context.sites), ("date", dated), ("quantity", context.quantities)):
        for item in items:
            yield slot, item, is_right(slot, item, gold, scorer)


def day_range(date: Any) -> dict[str, str | None]:
    """A date mention as the scorer reads it."""
    return {end: getattr(date, end).isoformat() if getattr(date, end) else None for end in ("start", "end")}


def make_drafts(article: Annotated, models: Models) -> list[Draft]:
    """Drafts of an article with the models of its fold (the runtime's own code, candidates given)."""
    return draft_events(article.context, models)


def merge_sample(
    articles: Sequence[Annotated], drafts: Sequence[list[Draft]], models: Sequence[Models]
) -> Sample:
    """Stage three: pairs of drafts that both stand for gold events: the same one or not."""
    sample = Sample()
    for number, (article, own) in enumerate(zip(articles, drafts, strict=True)):
        known = [d for d in own if d.trigger.i in article.gold_of]
        sketches = [sketch(d, article.context, models[article.fold]) for d in known]
        for i, a in enumerate(sketches):
            for b in sketches[i + 1 :]:
                same = article.gold_of[a.trigger.i] == article.gold_of[b.trigger.i]
                features = merge_features(a, b, article.context)
                sample.add(features, "yes" if same else "no", article.fold, number)
    return sample


def field_samples(
    articles: Sequence[Annotated],
    groups: Sequence[list[Group]],
    models: Sequence[Models],
    scorer: ModuleType,
) -> dict[str, Sample]:
    """Stage four: the claims on each slot of the groups that stand for a gold event."""
    samples = {f"{slot}_field": Sample() for slot in SLOTS}
    for number, (article, own) in enumerate(zip(articles, groups, strict=True)):
        for group in own:
            best = group.best
            gold = article.gold(best.trigger)
            if gold is None:
                continue
            kind = models[article.fold]["type"].classes[int(best.types.argmax())]
            for slot in SLOTS:
                claims = gather(group, slot)
                seen = Claims(slot, kind, group, claims).features(article.context)
                for claim, features in zip(claims, seen, strict=False):  # the likeliest alone are seen
                    label = "yes" if is_right(slot, claim.item, gold, scorer) else "no"
                    samples[f"{slot}_field"].add(features, label, article.fold, number)
    return samples


def is_right(slot: str, item: Any, gold: dict[str, Any], scorer: ModuleType) -> bool:
    """Whether the gold event has the item in that slot, by the scorer's own rules."""
    if slot in ("actor", "target"):
        return any(scorer.same_name(item.mention.text, e["names"]) for e in gold[slot + "s"])
    if slot == "place":
        shown = {"text": item.text, "country": item.country}
        return any(scorer.same_place(shown, g) for g in gold["locations"])
    if slot == "date":
        return bool(gold["date"]) and bool(scorer.same_dates(day_range(item), gold["date"]))
    shown = {"low": item.low, "high": item.high}
    return any(scorer.same_value(shown, g) for g in gold["quantities"])


def row_sample(
    articles: Sequence[Annotated],
    groups: Sequence[list[Group]],
    models: Sequence[Models],
    scorer: ModuleType,
) -> Sample:
    """Stage five: groups: the best one of a main event is main, of a minor one minor, others none."""
    sample = Sample()
    for number, (article, own) in enumerate(zip(articles, groups, strict=True)):
        fold_models = models[article.fold]
        sure = Models({**fold_models.learned, "row": _Sure()}, fold_models.thresholds)  # type: ignore[dict-item]
        judged = [judge_group(group, article.context, sure) for group in own]
        rows = [as_row(make_row(j, NO_FIELDS, article.context, sure.thresholds)) for j in judged]
        matched, _ = scorer.align(article.record["text"], rows, article.events)
        found = {i: article.events[j]["salience"] for i, j, _ in matched}
        for i, group in enumerate(own):
            features = row_features(group, article.context, fold_models)
            sample.add(features, found.get(i, "none"), article.fold, number)
    return sample


NO_FIELDS: Fields = {slot: [] for slot in SLOTS}


class _Sure:
    """Stands in for the row model while its own training set is made."""

    classes: tuple[str, ...] = ("main", "minor")

    def predict(self, items: Sequence[Features]) -> Floats:
        return np.tile(np.array([1, 0], np.float32), (len(items), 1))


def as_row(event: Event) -> dict[str, Any]:
    """An event in the form that the scorer reads."""

    def names(mentions: Iterable[Any]) -> list[dict[str, Any]]:
        return [{"text": m.text, "country": m.country} for m in mentions]

    return {
        "type": event.type, "trigger": {"start": event.trigger.start, "end": event.trigger.end},
        "actors": names(event.actors), "targets": names(event.targets), "locations": names(event.locations),
        "date": day_range(event.date) if event.date else None,
        "quantities": [{"low": q.low, "high": q.high, "unit": q.unit} for q in event.quantities],
        "status": event.status,
    }  # fmt: skip


def group_drafts(drafts: Sequence[Draft], article: Annotated, models: Models) -> list[Group]:
    """Drafts in groups by the fold's merger."""
    return merge_drafts(drafts, article.context, models)
