"""The fields of a group of drafts: a second look at what all say of actors, places, dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsevents.extract.context import Context
from newsevents.extract.drafts import Models
from newsevents.extract.groups import SLOTS, Group
from newsevents.extract.learned import Features
from newsevents.extract.pair_features import item_label, key_of
from newsevents.extract.phrases import Phrase
from newsevents.model import Mention, PlaceMention, Span

MOST_CLAIMS = 12
"""The claims of a slot that are looked at again, the likeliest first; others have no chance."""
BESIDE = 12
"""Most characters between two items that stand beside each other: ", Kecamatan "."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One possible value of a slot: its likeliest mention, and the chances that the drafts gave its mentions.

    `by_best` is the chance by the likeliest draft; `opposite` that of an actor to be target, or the reverse.
    """

    item: Any
    chances: list[float]
    by_best: float
    opposite: float

    @property
    def top(self) -> float:
        return self.chances[0]


def gather(group: Group, slot: str) -> list[Claim]:
    """The claims on a slot of a group, the likeliest first."""
    best = group.best
    other = {"actor": "targets", "target": "actors"}.get(slot)
    found: dict[object, list[tuple[float, Any, bool]]] = {}
    for draft in group.drafts:
        for item, chance in getattr(draft, SLOTS[slot]):
            found.setdefault(key_of(item), []).append((chance, item, draft is best))
    against: dict[object, float] = {}
    for draft in group.drafts if other else ():
        for item, chance in getattr(draft, other or ""):
            against[key_of(item)] = max(chance, against.get(key_of(item), 0.0))
    claims = []
    for key, told in found.items():
        told.sort(key=lambda x: -x[0])
        by_best = max((chance for chance, _, of_best in told if of_best), default=0.0)
        claims.append(Claim(told[0][1], [chance for chance, _, _ in told], by_best, against.get(key, 0.0)))
    return sorted(claims, key=lambda c: -c.top)


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims on one slot of a group whose event has a guessed type (`kind`)."""

    slot: str
    kind: str
    group: Group
    claims: Sequence[Claim]

    def features(self, context: Context) -> list[Features]:
        """What the field models see of each of the likeliest claims."""
        popular = self.group.popular[self.slot].values()
        peaks = [max((value[k] for value in popular), default=0.0) for k in (0, 1)]
        likely = sum(c.top > 0.5 for c in self.claims)
        return [
            Features(self._words(n, context), self._numbers(n, likely, peaks, context))
            for n in range(min(MOST_CLAIMS, len(self.claims)))
        ]

    def _words(self, nth: int, context: Context) -> list[str]:
        label = claim_label(self.claims[nth].item)
        best = self.group.best
        lemma = f"{context.lang}:{best.trigger.lemma}"
        words = [f"I={label}", f"TI={self.kind}|{label}", f"T={self.kind}|{nth == 0}"]
        return [*words, f"L={lemma}", f"LI={lemma}|{label}"]

    def _numbers(self, nth: int, likely: int, peaks: list[float], context: Context) -> list[float]:
        claim, claims, group, best = self.claims[nth], self.claims, self.group.drafts, self.group.best
        mean, share = self.group.popular[self.slot][key_of(claim.item)]
        second = claims[1].top if nth == 0 and len(claims) > 1 else claims[0].top
        head = claim.item.head if isinstance(claim.item, Phrase) else context.anchor(claim.item.span)
        there = context.syntax.sentence_no[head.i] if head else -1
        beside = self._beside(claim)
        gaps = [abs(context.syntax.sentence_no[d.trigger.i] - there) for d in group]
        numbers = [
            claim.top, claim.chances[1] if len(claim.chances) > 1 else 0.0,
            sum(claim.chances) / len(claim.chances),
            sum(claim.chances), claim.by_best, claim.opposite, nth, len(claims), second, claim.top - second,
            likely, sum(c > 0.5 for c in claim.chances), len(claim.chances),
            len(group), best.worth, min(gaps), there, head is None, context.lang == "id",
            float(best.types.max()), len(beside), max(beside, default=0.0),
            max((c.chances[0] for c in claims[:1] if c is not claim), default=0.0),
            mean, share, *peaks,
        ]  # fmt: skip
        return [float(n) for n in numbers]

    def _beside(self, claim: Claim) -> list[float]:
        """The chances of the claims right beside one in the text: parts of an address, a list of numbers."""
        here = span_of(claim.item)
        near = (c for c in self.claims if c is not claim)
        return [c.top for c in near if gap(here, span_of(c.item)) <= BESIDE]


def span_of(item: Any) -> Span:
    """Where an item stands."""
    return item.mention.span if isinstance(item, Phrase) else item.span


def gap(a: Span, b: Span) -> int:
    """The characters between two spans."""
    return max(a.start, b.start) - min(a.end, b.end)


def claim_label(item: Any) -> str:
    """What sort of thing is claimed."""
    return f"{item.mention.kind}|{item.mention.role}" if isinstance(item, Phrase) else item_label(item)


def weigh(slot: str, group: Group, kind: str, context: Context, models: Models) -> list[tuple[Any, float]]:
    """The items that may fill a slot of a group with their chances, the likeliest first."""
    claims = gather(group, slot)
    model = models[f"{slot}_field"]
    chances = model.predict(Claims(slot, kind, group, claims).features(context))[
        :, model.classes.index("yes")
    ]
    order = sorted(range(len(chances)), key=lambda n: -chances[n])
    return [(claims[n].item, float(chances[n])) for n in order]


def distinct_mentions(phrases: Sequence[Phrase]) -> tuple[Mention, ...]:
    """The mentions of phrases, without those whose words another one already holds."""
    kept: list[Mention] = []
    for phrase in phrases:
        if not any(_overlap(phrase.mention, other) for other in kept):
            kept.append(phrase.mention)
    return tuple(kept)


def distinct_places(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Places without those of the same name as one before; a venue lies in the first known place."""
    kept: list[PlaceMention] = []
    for place in places:
        if not any(_same_place(place, other) for other in kept):
            kept.append(place)
    town = next((p for p in kept if p.country), None)
    if town is None:
        return tuple(kept)
    return tuple(_placed_in(town, p) if p.feature == "venue" else p for p in kept)


def _placed_in(town: PlaceMention, venue: PlaceMention) -> PlaceMention:
    """A venue with the country, region and coordinates of the town it lies in."""
    return replace(venue, country=town.country, admin=town.admin, lat=town.lat, lon=town.lon)


def _same_place(a: PlaceMention, b: PlaceMention) -> bool:
    return (a.name is not None and a.name == b.name) or a.text.casefold() == b.text.casefold()


def _overlap(a: Mention, b: Mention) -> bool:
    """Whether two mentions name the same, by canonical name or by their words."""
    return a.name == b.name or same_words(a.text, b.text)


def same_words(a: str, b: str) -> bool:
    """Whether the words of one lie in the other's, or they share most of them."""
    x, y = set(a.casefold().split()), set(b.casefold().split())
    return x <= y or y <= x or 2 * len(x & y) >= 0.6 * (len(x) + len(y))
