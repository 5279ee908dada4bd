"""What the argument models see of a trigger with a phrase, a place, a date or a number."""

from __future__ import annotations

from dataclasses import replace

from arrest import ARREST, BEKASI, CONTEXT, DETAIN, LOMBOK, MONDAY, TWO, UNTOLD, span

from newsevents.extract.pair_features import (
    FAR,
    Slot,
    in_entity,
    item_key,
    item_label,
    link_features,
    role_features,
    slot_features,
)
from newsevents.extract.phrases import find_phrases
from newsevents.model import Span

PHRASES = {p.head.text: p for p in reversed(find_phrases(CONTEXT))}


def test_the_path_between_trigger_and_phrase_is_a_word() -> None:
    police = role_features(ARREST, "COERCE", PHRASES["Polisi"], CONTEXT).words
    suspects = role_features(ARREST, "COERCE", PHRASES["pelaku"], CONTEXT).words
    assert {"path=nsubj", "pathT=nsubj|COERCE", "L=id:menangkap"} <= set(police)
    assert "path=obj" in suspects


def test_what_stands_in_another_sentence_is_far() -> None:
    features = role_features(DETAIN, "COERCE", PHRASES["Rina"], CONTEXT)
    assert "path=far" in features.words
    assert features.numbers[:2] == [FAR, 1]


def test_the_case_marker_of_a_place_is_a_word() -> None:
    assert "case=id:di" in slot_features(ARREST, "COERCE", BEKASI, CONTEXT).words


def test_a_mention_that_hangs_nowhere_has_no_path() -> None:
    words, numbers = link_features(ARREST, "COERCE", None, CONTEXT)
    assert words == ["path=none|COERCE"]
    assert len(numbers) == len(link_features(ARREST, "COERCE", ARREST, CONTEXT)[1])


def test_all_items_have_the_same_numbers() -> None:
    items: tuple[Slot, ...] = (MONDAY, UNTOLD, TWO, BEKASI, LOMBOK)
    assert len({len(slot_features(ARREST, "COERCE", item, CONTEXT).numbers) for item in items}) == 1


def test_order_and_rivals_are_counted() -> None:
    near, far = (slot_features(ARREST, "COERCE", place, CONTEXT).numbers for place in (BEKASI, LOMBOK))
    assert near[12:18] == [1, 0, 0, 2, 0, 1]
    assert far[12:18] == [1, 1, 0.5, 2, 1, 1]


def test_labels_say_what_sort_it_is() -> None:
    assert [item_label(i) for i in (BEKASI, MONDAY, TWO)] == ["city", "day|False|False", "people"]


def test_the_same_place_date_or_number_has_the_same_key() -> None:
    again = Span(500, 506)
    assert item_key(replace(BEKASI, span=again, text="Kota Bekasi")) == item_key(BEKASI)
    assert item_key(replace(LOMBOK, text="LOMBOK")) == item_key(LOMBOK)
    assert item_key(replace(MONDAY, span=again)) == item_key(MONDAY)
    assert item_key(replace(TWO, unit="orang")) != item_key(TWO)


def test_a_part_of_a_longer_name_is_told() -> None:
    whole = span("Bekasi")
    assert in_entity(Span(whole.start, whole.end - 1), CONTEXT)
    assert not in_entity(whole, CONTEXT)
