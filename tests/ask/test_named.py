from __future__ import annotations

import pytest

from newsevents.ask.named import named_queries, named_query, parameters
from newsevents.errors import Misconfigured


def test_every_question_says_what_it_answers_in_one_line() -> None:
    found = named_queries()
    assert len(found) >= 12
    assert all(query.answers and query.name in found for query in found.values())


def test_values_that_a_question_takes() -> None:
    assert named_query("protests_near").takes == {"place": "Jakarta", "km": "50"}
    assert named_query("who_did_what").takes == {}
    with pytest.raises(Misconfigured, match="choose from"):
        named_query("nothing")


@pytest.mark.parametrize("given", ["place", "=x", "a b=c", ""])
def test_parameters_are_name_and_value(given: str) -> None:
    assert parameters(["place=a=b", "km="]) == {"place": "a=b", "km": ""}
    with pytest.raises(Misconfigured, match="name=value"):
        parameters([given])
