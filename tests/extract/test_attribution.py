"""Who says that an event happened."""

from __future__ import annotations

import pytest
from arrest import ARREST, CONTEXT, NO_ARREST
from hand_reading import by_hand

from newsevents.extract.attribution import find_attribution
from newsevents.extract.context import Context


def test_the_speaker_of_a_quote_and_the_cue() -> None:
    found = find_attribution(NO_ARREST, CONTEXT)
    assert found is not None
    assert found.speaker.text == "Rina"
    assert CONTEXT.reading.article.text[found.cue.start : found.cue.end] == "kata"


def test_what_the_reporter_tells_has_no_speaker() -> None:
    assert find_attribution(ARREST, CONTEXT) is None


@pytest.mark.parametrize(
    ("lang", "words", "trigger", "speaker"),
    [
        (
            "en",
            "Police/NOUN/2/nsubj said/VERB/0/root rebels/NOUN/4/nsubj fled/VERB/2/ccomp",
            "fled",
            "Police",
        ),
        ("en", "They/PRON/2/nsubj said/VERB/0/root rebels/NOUN/4/nsubj fled/VERB/2/ccomp", "said", None),
        ("id", "Serangan/NOUN/2/nsubj ujar/VERB/0/root", "Serangan", None),  # it cannot say itself
        ("id", "Sebut/VERB/0/root serangan/NOUN/1/obj", "serangan", None),  # nobody is named
        (
            "id",
            "Polisi/NOUN/2/nsubj sebut/VERB/0/root pelaku/NOUN/4/nsubj lari/VERB/2/ccomp",
            "lari",
            "Polisi",
        ),
    ],
)
def test_saying_verbs_above_the_trigger(lang: str, words: str, trigger: str, speaker: str | None) -> None:
    reading = by_hand(lang, words.replace("said/", "say/"))
    context = Context(reading, (), (), ())
    token = next(t for t in reading.tokens if t.text == trigger.replace("said", "say"))
    found = find_attribution(token, context)
    assert (found.speaker.text if found else None) == speaker
