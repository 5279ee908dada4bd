"""Filters: the same values for the page, the command line and SQL."""

from __future__ import annotations

from datetime import date

import pytest

from newsevents.ask.reader import Reader
from newsevents.errors import Misconfigured
from newsevents.report.filters import filters_of
from newsevents.report.shown import PREPARE, events
from newsroom import extraction, publish


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Two events of one article: troops kept in Baghdad, a meeting planned in Doha."""
    return Reader(publish(tmp_path_factory.mktemp("w") / "w.duckdb", extraction()), PREPARE)


@pytest.mark.parametrize(
    ("given", "actions"),
    [
        ({}, {"pertahan", "temu"}),
        ({"type": ["CONSULT"]}, {"temu"}),
        ({"type": ["CONSULT", "MOBILIZE"]}, {"pertahan", "temu"}),
        ({"status": ["planned"]}, {"temu"}),
        ({"salience": ["main"]}, {"pertahan"}),
        ({"country": ["IQ"]}, {"pertahan"}),
        ({"source": ["lain"]}, set()),
        ({"kind": ["troops"]}, {"pertahan"}),
        ({"who": ["aliansi"]}, {"pertahan", "temu"}),
        ({"actor": ["Taliban"]}, {"temu"}),
        ({"actor": ["Tali"]}, set()),
        ({"place": ["Doha"]}, {"temu"}),
        ({"words": ["BAGHDAD pada"]}, {"pertahan"}),
        ({"words": ["%"]}, set()),
        ({"words": ["' OR 1=1 --"]}, set()),
        ({"since": ["2020-01-31"]}, {"pertahan"}),
        ({"since": ["2020-02-01"]}, set()),
        ({"until": ["2020-01-01"]}, {"pertahan"}),
        ({"since": ["2020-10-30"], "clock": ["published"]}, {"pertahan", "temu"}),
        ({"story": ["none"]}, set()),
        ({"unheard": ["of"], "type": [""]}, {"pertahan", "temu"}),
    ],
)
def test_filters_choose(reader: Reader, given: dict[str, list[str]], actions: set[str]) -> None:
    found = events(reader, filters_of(given))
    assert {row[found.columns.index("action")] for row in found.rows} == actions


@pytest.mark.parametrize("given", [{"since": ["kemarin"]}, {"clock": ["12"]}, {"words": ["x" * 501]}])
def test_values_that_cannot_be_are_told(given: dict[str, list[str]]) -> None:
    with pytest.raises(Misconfigured) as error:
        filters_of(given)
    assert error.value.code == "bad_option"


def test_a_filter_can_be_left_out() -> None:
    chosen = filters_of({"type": ["AID"], "since": ["2020-01-01"]})
    assert chosen.but("type").values == {"since": date(2020, 1, 1)}
