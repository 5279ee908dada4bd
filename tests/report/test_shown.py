"""Rows, counts, bars and points of the page."""

from __future__ import annotations

from datetime import date

import pytest

from newsevents.ask.reader import Reader
from newsevents.report.filters import filters_of
from newsevents.report.shown import PREPARE, bar_unit, events, opened, plain, plain_row, summary
from newsroom import many, publish

ALL = filters_of({})


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Three articles, each with troops kept in Baghdad and a meeting planned in Doha."""
    return Reader(publish(tmp_path_factory.mktemp("w") / "w.duckdb", *many(3)), PREPARE)


def test_what_is_held(reader: Reader) -> None:
    assert opened(reader) == {"events": 6, "articles": 3}


def test_pages_follow_each_other(reader: Reader) -> None:
    pages = [events(reader, ALL, first=first, most=4).rows for first in (0, 4)]
    assert [len(page) for page in pages] == [4, 2]
    assert len({row[0] for page in pages for row in page}) == 6


@pytest.mark.parametrize("order", ["published", "date", "oldest", "sure", "told", "'; DROP TABLE shown; --"])
def test_every_order_gives_all(reader: Reader, order: str) -> None:
    assert len(events(reader, ALL, order).rows) == 6


def test_counts(reader: Reader) -> None:
    found = summary(reader, ALL)
    assert found["totals"] == {"events": 6, "articles": 3, "sources": 1, "placed": 3}
    assert found["facets"]["type"] == [("CONSULT", 3), ("MOBILIZE", 3)]
    assert found["facets"]["kind"] == [("troops", 3)]
    assert found["facets"]["actor"] == [("Aliansi Utara", 6), ("Taliban", 3)]
    assert found["points"] == [("Baghdad", 33.34, 44.4, 3)]
    assert found["pairs"] == []


def test_a_facet_counts_as_if_it_were_not_chosen(reader: Reader) -> None:
    found = summary(reader, filters_of({"type": ["CONSULT"]}))
    assert found["facets"]["type"] == [("CONSULT", 3), ("MOBILIZE", 3)]
    assert found["facets"]["kind"] == []


def test_an_actor_has_its_pairs(reader: Reader) -> None:
    found = summary(reader, filters_of({"actor": ["Taliban"]}))
    assert found["pairs"] == [("Aliansi Utara", "CONSULT", "Taliban", 3)]


def test_no_event_is_put_on_a_day_that_is_not_told(reader: Reader) -> None:
    line = summary(reader, ALL)["timeline"]
    assert line == {"unit": "day", "bars": [], "undated": 3}


def test_time_line_by_publication(reader: Reader) -> None:
    line = summary(reader, filters_of({"clock": ["published"]}))["timeline"]
    assert line == {"unit": "day", "bars": [(date(2020, 10, 30), 6)], "undated": 0}


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        (None, None, "day"),
        (date(2020, 1, 1), date(2020, 3, 1), "day"),
        (date(2020, 1, 1), date(2021, 1, 1), "month"),
        (date(1945, 1, 1), date(2020, 1, 1), "year"),
    ],
)
def test_bars_are_as_long_as_the_time(first: date | None, last: date | None, unit: str) -> None:
    assert bar_unit(first, last) == unit


def test_values_as_json_has_them() -> None:
    assert plain_row({"a": None, "b": [], "c": date(2020, 1, 2), "d": 0.123456}) == {
        "c": "2020-01-02",
        "d": 0.1235,
    }
    assert plain({"a": (1, date(2020, 1, 2))}) == {"a": [1, "2020-01-02"]}
