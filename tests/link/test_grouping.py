from __future__ import annotations

import random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from newsevents.link.grouping import Pair, components, group, pair_of

A, B, C, D, E = (UUID(int=number) for number in range(1, 6))
scores = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
    st.floats(0.01, 1),
    max_size=25,
)


def test_groups_need_a_high_mean_over_all_pairs() -> None:
    chain = {(A, B): 0.9, (B, C): 0.9, (C, D): 0.9}
    assert group(chain, 0.5) == [(A, B), (C, D)]
    assert group({**chain, (A, C): 0.9, (A, D): 0.9, (B, D): 0.9}, 0.5) == [(A, B, C, D)]


def test_best_are_joined_first() -> None:
    assert group({(A, B): 0.6, (B, C): 0.8}, 0.5) == [(B, C)]


def test_what_must_stay_apart_does() -> None:
    owner = {A: D, B: E, C: D}
    assert group({(A, B): 0.9, (B, C): 0.8, (A, C): 0.9}, 0.1, apart=owner.get) == [(A, B)]


def test_components_hang_together_over_any_number_of_steps() -> None:
    assert components([(A, B), (B, C), (D, E)]) == [(A, B, C), (D, E)]
    assert components([]) == []


@given(scores, st.randoms(use_true_random=False))
def test_order_does_not_matter(found: dict[tuple[int, int], float], chance: random.Random) -> None:
    pairs: dict[Pair, float] = {pair_of(UUID(int=a), UUID(int=b)): score for (a, b), score in found.items()}
    shuffled = list(pairs.items())
    chance.shuffle(shuffled)
    groups = group(pairs, 0.3)
    assert group(dict(shuffled), 0.3) == groups
    members = [member for found_group in groups for member in found_group]
    assert len(members) == len(set(members))
    assert all(len(found_group) > 1 for found_group in groups)
