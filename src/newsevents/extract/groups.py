"""A group of drafts that tell one event, and what all drafts of the article say of each possible value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsevents.extract.drafts import LIKELY, Draft
from newsevents.extract.learned import Floats
from newsevents.extract.pair_features import key_of

SLOTS = {"actor": "actors", "target": "targets", "place": "places", "date": "dates", "quantity": "quantities"}
Popularity = dict[str, dict[object, tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Group:
    """The drafts of one event; `echo` is how likely a worthier group of the article tells the same.

    `popular` has, for each slot and value, the mean chance over all drafts of the article, and the share of
    drafts that find it likely: events of one article often share place and date.
    """

    drafts: list[Draft]
    echo: float
    popular: Popularity

    @property
    def best(self) -> Draft:
        """The draft that is most surely a row."""
        return max(self.drafts, key=lambda d: d.worth)


def make_groups(drafts: Sequence[Draft], clusters: Sequence[Sequence[int]], matrix: Floats) -> list[Group]:
    """The groups of an article from the clusters of its drafts and their same-event probabilities."""
    popular = popularity(drafts)
    worth = [max(drafts[i].worth for i in cluster) for cluster in clusters]
    groups = []
    for own, cluster in enumerate(clusters):
        rivals = [c for k, c in enumerate(clusters) if k != own and worth[k] >= worth[own]]
        echo = max((float(matrix[np.ix_(cluster, rival)].mean()) for rival in rivals), default=0.0)
        groups.append(Group([drafts[i] for i in cluster], echo, popular))
    return groups


def popularity(drafts: Sequence[Draft]) -> Popularity:
    """For each slot and value: mean chance over the drafts, and the share of drafts that find it likely."""
    popular: Popularity = {}
    for slot, name in SLOTS.items():
        best: dict[object, list[float]] = {}
        for draft in drafts:
            own: dict[object, float] = {}
            for item, chance in getattr(draft, name):
                own[key_of(item)] = max(chance, own.get(key_of(item), 0.0))
            for key, chance in own.items():
                best.setdefault(key, []).append(chance)
        n = max(1, len(drafts))
        popular[slot] = {k: (sum(c) / n, sum(x >= LIKELY for x in c) / n) for k, c in best.items()}
    return popular
