"""Groups of drafts: their rivals, and what all drafts of the article agree on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from arrest import BEKASI, CONTEXT, LOMBOK
from tiny_models import tiny_models

from newsevents.extract.drafts import draft_events
from newsevents.extract.groups import make_groups, popularity
from newsevents.extract.pair_features import key_of

ARRESTED, DETAINED, *_ = draft_events(CONTEXT, tiny_models())


def test_only_a_worthier_group_is_echoed() -> None:
    sure, unsure = replace(ARRESTED, main=0.9, minor=0.0), replace(DETAINED, main=0.4, minor=0.0)
    matrix = np.array([[1, 0.3], [0.3, 1]], np.float32)
    groups = make_groups([sure, unsure], [[0], [1]], matrix)
    assert [group.best for group in groups] == [sure, unsure]
    assert [group.echo for group in groups] == [0.0, pytest.approx(0.3)]


def test_a_place_of_all_events_is_popular() -> None:
    here = replace(ARRESTED, places=[(BEKASI, 0.8), (LOMBOK, 0.2)])
    there = replace(DETAINED, places=[(BEKASI, 0.4)])
    found = popularity([here, there])["place"]
    assert found[key_of(BEKASI)] == (pytest.approx(0.6), 0.5)
    assert found[key_of(LOMBOK)] == (pytest.approx(0.1), 0.0)


def test_no_drafts_nothing_popular() -> None:
    assert all(values == {} for values in popularity([]).values())
