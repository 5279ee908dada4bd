"""Cells of the date tables as days, and the share of cases that is right."""

import pytest

from date_tables import expected_of, read_table, share_right


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("-", []),
        ("2014=2014 year", [("2014", "2014-01-01..2014-12-31 year")]),
        ("Februari 2020=2020-02 month", [("Februari 2020", "2020-02-01..2020-02-29 month")]),
        ("sejak 2014=2014.. range", [("sejak 2014", "2014-01-01.. range")]),
        ("lalu=? day | 5/5=2020-05-05 day", [("lalu", ".. day"), ("5/5", "2020-05-05..2020-05-05 day")]),
    ],
)
def test_a_cell_as_texts_and_values(cell: str, expected: list[tuple[str, str]]) -> None:
    assert expected_of(cell) == expected


def test_a_right_value_with_a_wrong_text_counts_once() -> None:
    found = {"text": "14", "value": {"start": "2014-01-01", "end": "2014-12-31"}, "grain": "year"}
    cases = [{"id": n, "expected": expected_of("2014=2014 year")} for n in ("a", "b")]
    lines = {"a": {"mentions": {"dates": [found]}}, "b": {"mentions": {"dates": []}}}
    assert share_right(cases, lines) == (0.5, 0.0)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_tables_of_the_tests_are_found(lang: str) -> None:
    assert all(case["lang"] == lang and case["text"] for case in read_table(lang))
