"""Drafts: what the models say of one trigger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from arrest import ARREST, BEKASI, CONTEXT, DETAIN, MONDAY, NO_ARREST, QUAKE, TWO, UNTOLD
from hand_reading import by_hand
from tiny_models import tiny_models

from newsevents.extract import drafts
from newsevents.extract.context import Context
from newsevents.extract.drafts import draft_events, near_phrases, nearest, sketch
from newsevents.extract.phrases import find_phrases

MODELS = tiny_models()
DRAFTS = draft_events(CONTEXT, MODELS)


def likely(pairs: list[tuple[object, float]]) -> list[object]:
    """The items that are more likely than not."""
    return [item for item, chance in pairs if chance > 0.5]


def test_likely_triggers_are_drafted_in_text_order() -> None:
    assert [d.trigger for d in DRAFTS] == [ARREST, DETAIN, NO_ARREST, QUAKE]
    assert all(d.worth > 0.9 for d in DRAFTS)


def test_arguments_are_judged() -> None:
    first = DRAFTS[0]
    assert [p.head.text for p, chance in first.actors if chance > 0.5] == ["Polisi"]
    assert [p.head.text for p, chance in first.targets if chance > 0.5] == ["pelaku"]
    assert likely(list(first.places)) == [BEKASI]
    assert likely(list(first.dates)) == [MONDAY]
    assert likely(list(first.quantities)) == [TWO]


def test_a_date_that_tells_nothing_is_not_judged() -> None:
    assert UNTOLD not in [d for d, _ in DRAFTS[0].dates]


def test_types_and_status_are_judged() -> None:
    seen = [sketch(d, CONTEXT, MODELS) for d in DRAFTS]
    assert [s.kind for s in seen] == ["COERCE", "COERCE", "COERCE", "DISASTER"]
    assert [s.status for s in seen] == ["actual", "planned", "actual", "actual"]


def test_a_sketch_keeps_what_is_likely() -> None:
    seen = sketch(DRAFTS[0], CONTEXT, MODELS)
    actors, targets, places, dates, quantities = seen.likely
    assert len(actors) == len(targets) == 1
    assert places == {BEKASI.geonameid}
    assert dates == {(MONDAY.start, MONDAY.end)}
    assert quantities == {(2, 2, "pelaku")}
    assert seen.soft[2][BEKASI.geonameid] > 0.5
    assert "pelaku" in seen.own <= seen.around


def test_phrases_reach_two_sentences_on_and_no_further() -> None:
    phrases = find_phrases(CONTEXT)
    of_arrest = {p.head.text for p in near_phrases(ARREST, phrases, CONTEXT)}
    of_quake = {p.head.text for p in near_phrases(QUAKE, phrases, CONTEXT)}
    assert "Rina" not in of_arrest
    assert {"Rina", "saksi", "Polisi"} <= of_quake


def test_minor_rows_count_neither_for_nor_against() -> None:
    draft = replace(DRAFTS[0], main=0.3, minor=0.6)
    assert draft.worth == pytest.approx(0.75, abs=1e-3)


@pytest.mark.parametrize("words", ["", "—/PUNCT/0/root"])
def test_an_article_without_candidates_has_no_drafts(words: str) -> None:
    assert draft_events(Context(by_hand("id", words), (), (), ()), MODELS) == []


def test_lists_without_end_are_cut_to_what_is_near_and_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    assert nearest(range(1000), range(1000), 500) == list(range(450, 550))
    assert nearest([3, 1, 2], [9, 1, 5], 1) == [3, 1, 2]
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    assert len(draft_events(CONTEXT, MODELS)) == 2
