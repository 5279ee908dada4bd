"""Row F1 of articles and together, the worst ones, the interval, and wrong types by a scorer's alignment."""

from collections import Counter
from types import ModuleType

import pytest

from event_errors import Scored, interval, row_f1, worst, wrong_types

GOOD = Scored("good", score=1.8, rows=2, main=2, found=2)
BAD = Scored("bad", score=0.5, rows=4, main=6, found=1)
EMPTY = Scored("empty", score=0.0, rows=0, main=0, found=0)


def test_row_f1_weighs_articles_by_their_rows() -> None:
    assert GOOD.row_f1 == pytest.approx(0.9)
    assert EMPTY.row_f1 == 1.0
    assert row_f1([GOOD, BAD]) == pytest.approx(2 * 2.3 / 14)


def test_the_worst_come_first() -> None:
    assert [a.id for a in worst([EMPTY, GOOD, BAD], most=2)] == ["bad", "good"]


def test_the_interval_holds_the_figure_and_is_the_same_again() -> None:
    low, high = interval([GOOD, BAD] * 5)
    assert low < row_f1([GOOD, BAD]) < high
    assert (low, high) == interval([GOOD, BAD] * 5)


def test_only_found_main_events_have_wrong_types() -> None:
    scorer = ModuleType("scorer")
    scorer.align = lambda text, rows, gold: ([(i, i, {}) for i in range(len(rows))], set())  # type: ignore[attr-defined]
    rows = [{"type": kind} for kind in ("CRIME", "AID", "AID")]
    gold = [
        {"types": ["JUSTICE", "COERCE"], "salience": "main"},
        {"types": ["SUPPORT", "AID"], "salience": "main"},
        {"types": ["ASSAULT"], "salience": "minor"},
    ]
    assert wrong_types(scorer, "", rows, gold) == Counter({("JUSTICE", "CRIME"): 1})
