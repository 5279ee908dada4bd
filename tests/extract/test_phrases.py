"""The noun phrases that may be actors or targets."""

from __future__ import annotations

from arrest import CONTEXT
from hand_reading import by_hand

from newsevents.extract.context import Context
from newsevents.extract.phrases import find_phrases


def test_nominal_heads_in_text_order_without_dates_and_numbers() -> None:
    heads = [p.head.text for p in find_phrases(CONTEXT)]
    assert "Senin" not in heads
    assert "dua" not in heads
    assert [h for h in heads if h not in ("mereka", "Kami")] == [
        "Polisi", "pelaku", "Bekasi", "Polisi", "saksi", "Rina", "Gempa", "Lombok",
    ]  # fmt: skip


def test_names_are_counted_over_the_article() -> None:
    counts = {p.head.text: p.count for p in find_phrases(CONTEXT) if not p.pronoun}
    assert counts["Polisi"] >= 2
    assert counts["Gempa"] == 1


def test_pronouns_are_told_apart_and_unresolved_ones_left_out() -> None:
    assert all(p.pronoun for p in find_phrases(CONTEXT) if p.head.upos == "PRON")
    lonely = by_hand("id", "Dia/PRON/2/nsubj pergi/VERB/0/root")
    assert find_phrases(Context(lonely, (), (), ())) == []


def test_parts_of_names_are_no_phrases() -> None:
    reading = by_hand(
        "id", "Joko/PROPN/3/nsubj Widodo/PROPN/1/flat tiba/VERB/0/root", names={"Joko Widodo": "PER"}
    )
    assert [p.mention.name for p in find_phrases(Context(reading, (), (), ()))] == ["Joko Widodo"]
