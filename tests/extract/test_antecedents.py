"""What pronouns stand for."""

from __future__ import annotations

import pytest
from hand_reading import by_hand

from newsevents.extract.names import Names
from newsevents.model import Reading


def resolved(reading: Reading, word: str) -> str | None:
    found = Names(reading, ()).resolve(next(t for t in reading.tokens if t.text == word))
    return found.text if found else None


def test_dia_is_the_last_person_and_rather_the_subject() -> None:
    reading = by_hand(
        "id",
        "Rini/PROPN/2/nsubj menemui/VERB/0/root Anton/PROPN/2/obj ./PUNCT/2/punct",
        "Dia/PRON/2/nsubj membawa/VERB/0/root surat/NOUN/2/obj ./PUNCT/2/punct",
        names={"Rini": "PER", "Anton": "PER"},
    )
    assert resolved(reading, "Dia") == "Rini"


def test_mereka_is_a_group_and_no_single_person() -> None:
    reading = by_hand(
        "id",
        "Rini/PROPN/2/nsubj melihat/VERB/0/root para/DET/4/det nelayan/NOUN/2/obj ./PUNCT/2/punct",
        "Mereka/PRON/2/nsubj pulang/VERB/0/root ./PUNCT/2/punct",
        names={"Rini": "PER"},
    )
    assert resolved(reading, "Mereka") == "para nelayan"


def test_pihaknya_is_the_speaker() -> None:
    reading = by_hand(
        "id",
        "Kapolres/NOUN/4/nsubj Blitar/PROPN/1/flat Wahyu/PROPN/1/flat mengatakan/VERB/0/root"
        " pihak/NOUN/7/nsubj"
        " _nya/PRON/5/nmod menahan/VERB/4/ccomp pelaku/NOUN/7/obj ./PUNCT/4/punct",
        names={"Wahyu": "PER"},
    )
    assert resolved(reading, "pihak") == "Kapolres Blitar Wahyu"


def test_an_argument_of_the_same_verb_is_somebody_else() -> None:
    reading = by_hand(
        "en", "Ann/PROPN/2/nsubj thanked/VERB/0/root him/PRON/2/obj ./PUNCT/2/punct", names={"Ann": "PER"}
    )
    assert resolved(reading, "him") is None


def test_he_is_no_woman() -> None:
    reading = by_hand(
        "en",
        "Mr./PROPN/2/compound Hill/PROPN/3/nsubj met/VERB/0/root Mrs./PROPN/5/compound"
        " Lake/PROPN/3/obj ./PUNCT/3/punct",
        "She/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        names={"Hill": "PER", "Lake": "PER"},
    )
    assert resolved(reading, "She") == "Mrs. Lake"


@pytest.mark.parametrize("word", ["Rini", "membawa", "surat"])
def test_words_that_are_no_pronouns_stand_for_themselves(word: str) -> None:
    reading = by_hand(
        "id", "Rini/PROPN/2/nsubj membawa/VERB/0/root surat/NOUN/2/obj ./PUNCT/2/punct", names={"Rini": "PER"}
    )
    assert resolved(reading, word) is None
