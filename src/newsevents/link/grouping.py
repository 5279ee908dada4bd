"""Groups from pairwise scores: the same whatever the order in which they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from uuid import UUID

Pair = tuple[UUID, UUID]
Entry = tuple[float, UUID, UUID, int, int]


def pair_of(one: UUID, other: UUID) -> Pair:
    """The two in their own order."""
    return (one, other) if one < other else (other, one)


def components(edges: Iterable[Pair]) -> list[tuple[UUID, ...]]:
    """Everything that hangs together over edges, sorted."""
    near: dict[UUID, set[UUID]] = defaultdict(set)
    for one, other in edges:
        near[one].add(other)
        near[other].add(one)
    found, seen = [], set[UUID]()
    for start in sorted(near):
        if start not in seen:
            part = reach([start], near)
            seen |= part
            found.append(tuple(sorted(part)))
    return found


def reach(starts: Sequence[UUID], near: Mapping[UUID, Iterable[UUID]]) -> set[UUID]:
    """All that can be reached from the starts."""
    todo, seen = list(starts), set(starts)
    while todo:
        for node in near.get(todo.pop(), ()):
            if node not in seen:
                seen.add(node)
                todo.append(node)
    return seen


def group(
    scores: Mapping[Pair, float], least: float, apart: Callable[[UUID], UUID | None] = lambda _: None
) -> list[tuple[UUID, ...]]:
    """Groups of two or more, joined best first while the mean score of all pairs between two is `least`.

    Pairs without a score count as 0. No group holds two members for which `apart` gives the same.

    >>> a, b, c = (UUID(int=number) for number in (1, 2, 3))
    >>> [len(found) for found in group({(a, b): 0.9, (b, c): 0.6}, 0.5)], len(group({(a, b): 0.4}, 0.5))
    ([2], 0)
    """
    return _Clusters(scores, apart).merge(least)


class _Clusters:
    """Clusters while they are merged; each is known by its smallest member, and by how often it grew."""

    def __init__(self, scores: Mapping[Pair, float], apart: Callable[[UUID], UUID | None]) -> None:
        self.members: dict[UUID, list[UUID]] = {node: [node] for pair in scores for node in pair}
        self.kinds = {node: {kind} if (kind := apart(node)) else set[UUID]() for node in self.members}
        self.sums: dict[UUID, dict[UUID, float]] = {node: {} for node in self.members}
        self.ages = dict.fromkeys(self.members, 0)
        for (one, other), score in scores.items():
            self.sums[one][other] = self.sums[other][one] = score

    def merge(self, least: float) -> list[tuple[UUID, ...]]:
        queue = [self._entry(one, other) for one, near in self.sums.items() for other in near if one < other]
        heapify(queue)
        while queue and -queue[0][0] >= least:
            _, one, other, age, other_age = heappop(queue)
            stale = self.ages.get(one) != age or self.ages.get(other) != other_age
            if stale or not self.kinds[one].isdisjoint(self.kinds[other]):
                continue
            for near in self._join(one, other):
                heappush(queue, self._entry(*pair_of(one, near)))
        return sorted(tuple(sorted(found)) for found in self.members.values() if len(found) > 1)

    def _entry(self, one: UUID, other: UUID) -> Entry:
        pairs = len(self.members[one]) * len(self.members[other])
        mean = round(self.sums[one][other] / pairs, 9)
        return (-mean, one, other, self.ages[one], self.ages[other])

    def _join(self, one: UUID, other: UUID) -> list[UUID]:
        """Puts `other` into `one` and gives the neighbours of both."""
        self.members[one] += self.members.pop(other)
        self.kinds[one] |= self.kinds.pop(other)
        self.ages[one] += 1
        del self.ages[other]
        for near, score in self.sums.pop(other).items():
            del self.sums[near][other]
            if near != one:
                total = self.sums[one].get(near, 0.0) + score
                self.sums[one][near] = self.sums[near][one] = total
        return sorted(self.sums[one])
