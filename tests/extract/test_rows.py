"""A group of drafts becomes one row."""

from __future__ import annotations

from dataclasses import replace

from arrest import ARREST, BEKASI, CONTEXT, MONDAY, READING, TWO, span
from tiny_models import tiny_models

from newsevents import __version__
from newsevents.extract.drafts import Draft, draft_events
from newsevents.extract.groups import Group, popularity
from newsevents.extract.rows import judge_group, make_row, row_features, weigh_fields
from newsevents.model import Event, Span

MODELS = tiny_models()
ARRESTED, DETAINED, NOT_ARRESTED, QUAKE = draft_events(CONTEXT, MODELS)


def group_of(*drafts: Draft) -> Group:
    """A group that is alone in its article."""
    return Group(list(drafts), 0.0, popularity(drafts))


def row_of(*group: Draft) -> Event:
    """The row of a group, with fields that are likelier than not."""
    kept = [
        replace(
            draft,
            actors=[x for x in draft.actors if x[1] > 0.5],
            targets=[x for x in draft.targets if x[1] > 0.5],
            places=[x for x in draft.places if x[1] > 0.5],
            dates=[x for x in draft.dates if x[1] > 0.5],
            quantities=[x for x in draft.quantities if x[1] > 0.5],
        )
        for draft in group
    ]
    judged = judge_group(group_of(*kept), CONTEXT, MODELS)
    return make_row(judged, weigh_fields(judged, CONTEXT, MODELS), CONTEXT, MODELS.thresholds)


def test_a_row_has_the_fields_of_its_draft() -> None:
    row = row_of(ARRESTED)
    sentence = READING.sentences[0]
    assert (row.type, row.lemma, row.status, row.trigger) == ("COERCE", "menangkap", "actual", ARREST.span)
    assert [m.text for m in row.actors] == ["Polisi"]
    assert row.locations == (BEKASI,)
    assert row.date == MONDAY
    assert row.quantities == (TWO,)
    assert row.sentence == Span(sentence.start, sentence.end)
    assert row.engine_version == __version__


def test_a_group_fills_its_row_and_the_best_mention_leads() -> None:
    row = row_of(replace(ARRESTED, main=0.5), replace(DETAINED, main=0.99, minor=0.0))
    assert row.lemma == "menahan"
    assert row.mentions == (ARRESTED.trigger.span, DETAINED.trigger.span)
    assert row.date == MONDAY


def test_an_actor_is_not_its_own_target() -> None:
    row = row_of(replace(ARRESTED, targets=ARRESTED.actors))
    assert row.actors
    assert not {m.name for m in row.actors} & {m.name for m in row.targets}


def test_confidence_is_the_chance_of_a_main_row() -> None:
    assert row_of(ARRESTED).confidence > 0.5 > row_of(QUAKE).confidence


def test_unlikely_fields_are_left_out() -> None:
    thresholds = dict.fromkeys(MODELS.thresholds, 1.1)
    judged = judge_group(group_of(ARRESTED), CONTEXT, MODELS)
    row = make_row(judged, weigh_fields(judged, CONTEXT, MODELS), CONTEXT, thresholds)
    assert (row.actors, row.targets, row.locations, row.date, row.quantities) == ((), (), (), None, ())


def test_numbers_come_in_text_order() -> None:
    later = replace(TWO, span=span("Lombok"), low=7.0, high=7.0)
    row = row_of(replace(ARRESTED, quantities=[(later, 0.9), (TWO, 0.6)]))
    assert row.quantities == (TWO, later)


def test_fields_are_spans_of_the_article() -> None:
    text = READING.article.text
    row = row_of(ARRESTED, DETAINED, NOT_ARRESTED)
    for mention in (*row.actors, *row.targets, *row.locations, *row.quantities):
        assert text[mention.span.start : mention.span.end] == mention.text


def test_features_of_groups_have_one_length() -> None:
    alone, together = (
        row_features(g, CONTEXT, MODELS) for g in (group_of(QUAKE), group_of(ARRESTED, DETAINED))
    )
    assert len(alone.numbers) == len(together.numbers)
    assert {"T=COERCE", "U=VERB|True"} <= set(together.words)
