"""What a group of drafts says of one slot."""

from __future__ import annotations

from dataclasses import replace

from arrest import BEKASI, CONTEXT, LOMBOK, MONDAY, span
from tiny_models import tiny_models

from newsevents.extract.drafts import Draft, draft_events
from newsevents.extract.fields import Claims, claim_label, distinct_mentions, distinct_places, gather, weigh
from newsevents.extract.groups import Group, popularity
from newsevents.extract.pair_features import key_of

MODELS = tiny_models()
ARRESTED, DETAINED, *_ = draft_events(CONTEXT, MODELS)
NAMED = [phrase for phrase, _ in ARRESTED.actors]


def group_of(*drafts: Draft) -> Group:
    """A group that is alone in its article."""
    return Group(list(drafts), 0.0, popularity(drafts))


def test_mentions_of_the_same_place_are_one_claim_with_all_chances() -> None:
    again = replace(BEKASI, span=span("Lombok"))
    group = group_of(
        replace(ARRESTED, places=[(BEKASI, 0.6), (LOMBOK, 0.3)]),
        replace(DETAINED, places=[(again, 0.9)]),
    )
    first, second = gather(group, "place")
    assert (first.item, first.chances, first.top) == (again, [0.9, 0.6], 0.9)
    assert (second.item, second.chances) == (LOMBOK, [0.3])


def test_a_claim_on_the_actor_knows_what_speaks_for_the_target() -> None:
    draft = replace(ARRESTED, actors=[(NAMED[0], 0.7)], targets=[(NAMED[0], 0.4)])
    (claim,) = gather(group_of(draft), "actor")
    assert (claim.by_best, claim.opposite) == (0.7, 0.4)


def test_no_claims_no_values() -> None:
    assert weigh("place", group_of(replace(ARRESTED, places=[])), "COERCE", CONTEXT, MODELS) == []


def test_values_are_weighed_the_likeliest_first() -> None:
    found = weigh("place", group_of(ARRESTED), "COERCE", CONTEXT, MODELS)
    assert {item for item, _ in found} == {BEKASI, LOMBOK}
    assert [c for _, c in found] == sorted((c for _, c in found), reverse=True)


def test_all_claims_have_the_same_numbers() -> None:
    alone = group_of(ARRESTED)
    seen = [
        features
        for slot in ("actor", "place", "date")
        for features in Claims(slot, "COERCE", alone, gather(alone, slot)).features(CONTEXT)
    ]
    assert len(seen) > 3
    assert len({len(features.numbers) for features in seen}) == 1


def test_keys_and_labels_of_phrases_and_dates() -> None:
    police = NAMED[0]
    assert key_of(police) == police.mention.name
    assert key_of(MONDAY) == (MONDAY.start, MONDAY.end)
    assert claim_label(police) == f"{police.mention.kind}|{police.mention.role}"
    assert claim_label(BEKASI) == "city"


def test_a_name_within_another_is_told_once() -> None:
    whole = replace(NAMED[0], mention=replace(NAMED[0].mention, text="Polisi Bekasi", name="Polisi Bekasi"))
    other = replace(NAMED[0], mention=replace(NAMED[0].mention, text="Rina", name="Rina"))
    assert [m.text for m in distinct_mentions([whole, NAMED[0], other])] == ["Polisi Bekasi", "Rina"]


def test_a_venue_lies_in_the_town_of_the_event() -> None:
    venue = replace(BEKASI, text="gedung tua", name=None, country=None, lat=None, lon=None, feature="venue")
    placed = distinct_places([venue, BEKASI, replace(BEKASI, text="Kota Bekasi")])
    assert [(p.text, p.country, p.lat) for p in placed] == [
        ("gedung tua", BEKASI.country, BEKASI.lat),
        ("Bekasi", BEKASI.country, BEKASI.lat),
    ]
