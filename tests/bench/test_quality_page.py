"""Targets that hold or not, and sections of a page that are replaced as a whole."""

import pytest

from quality_page import Figure, number, origin, replace_section, target_table


@pytest.mark.parametrize(
    ("figure", "holds"),
    [
        (Figure("names", "F1", 0.86, 0.86), True),
        (Figure("names", "F1", 0.859, 0.86), False),
        (Figure("speed", "MB", 901, at_most=900), False),
        (Figure("speed", "MB", 899, at_most=900), True),
        (Figure("events", "date_f1", None, 0.5), False),
        (Figure("names", "F1", 0.1), None),
    ],
)
def test_whether_a_target_holds(figure: Figure, holds: bool | None) -> None:
    assert figure.holds is holds


def test_a_figure_stands_beside_its_target() -> None:
    shown = target_table([Figure("names", "F1", 0.8512, 0.86)]).splitlines()[-1]
    assert shown == "| names | F1 | ≥ 0.86 | 0.851 | no |"


def test_numbers_that_are_missing_or_large() -> None:
    assert [number(None), number(24.316), number(33)] == ["–", "24.32", "33"]


def test_a_section_is_replaced_between_its_markers() -> None:
    page = "# A\n\n<!-- x -->\nold\n<!-- /x -->\n\nend\n"
    assert replace_section(page, "x", "new\n") == "# A\n\n<!-- x -->\nnew\n<!-- /x -->\n\nend\n"


def test_a_missing_section_comes_last() -> None:
    assert replace_section("# A\n", "x", "new") == "# A\n\n<!-- x -->\nnew\n<!-- /x -->\n"


def test_the_origin_names_command_and_day() -> None:
    told = origin("python bench/x.py", "2025-11-23")
    assert told.startswith("`python bench/x.py`, 2025-11-23. ")
    assert "newsevents" in told
