"""Differences and how sure they are."""

import pytest

from bootstrap import paired_difference

GOOD, BAD = (9, 10, 10), (5, 10, 10)


def test_the_same_pages_do_not_differ() -> None:
    found = paired_difference([GOOD, BAD] * 20, [GOOD, BAD] * 20)
    assert (found.measured, found.low, found.high) == (0, 0, 0)


def test_better_on_every_page_is_surely_better() -> None:
    found = paired_difference([GOOD] * 30, [BAD] * 30)
    assert found.measured == pytest.approx(0.4)
    assert found.low == pytest.approx(0.4)


def test_better_on_one_page_of_many_is_not_sure() -> None:
    found = paired_difference([GOOD] * 30, [BAD] + [GOOD] * 29)
    assert found.measured > 0
    assert found.low == pytest.approx(0)


def test_f1_is_that_of_mean_precision_and_mean_recall() -> None:
    found = paired_difference([(2, 2, 4), (1, 4, 1)] * 20, [(0, 1, 1), (1, 1, 1)] * 20)
    assert found.measured == pytest.approx(2 * 0.625 * 0.75 / 1.375 - 0.5)


def test_a_page_without_text_counts_for_recall_only() -> None:
    found = paired_difference([(0, 0, 4), (4, 4, 4)] * 20, [(4, 4, 4), (4, 4, 4)] * 20)
    assert found.measured == pytest.approx(2 * 0.5 / 1.5 - 1)
