from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents import packs
from newsevents.link.ideas import RAREST, find_ideas, ideas_of, rarity, stem_of


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("gempa", "earthquake"), ("lindu", "tremor"), ("menewaskan", "killed"), ("kebakaran", "blaze"),
        ("ditangkap", "arrested"), ("pengungsi", "refugees"), ("Jepang", "Japanese"), ("PBB", "UN"),
        ("pemilu", "election"), ("perundingan", "talks"), ("tersangka", "suspects"),
        ("vaksinasi", "vaccinated"),
    ],
)  # fmt: skip
def test_words_of_two_languages_meet_in_an_idea(indonesian: str, english: str) -> None:
    assert set(ideas_of(indonesian, "id")) & set(ideas_of(english, "en"))


@pytest.mark.parametrize(("word", "lang"), [("as", "id"), ("us", "en"), ("who", "en"), ("ri", "id")])
def test_acronyms_count_in_capitals_only(word: str, lang: str) -> None:
    assert ideas_of(word, lang)[0].startswith("=")
    assert not ideas_of(word.upper(), lang)[0].startswith("=")


def test_short_form_of_a_province_is_two_ideas() -> None:
    assert ideas_of("Jabar", "id") == ("west", "Java")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Warga Sukamaju mengungsi", ["=sukamaju"]),
        ("Hujan deras. Warga mengungsi", []),
        ("kata Wulandari.", ["=wulandari"]),
    ],
)
def test_names_are_capitalised_inside_a_sentence(text: str, names: list[str]) -> None:
    assert [word.idea for word in find_ideas(text, "id") if word.is_name] == names


def test_common_words_are_less_rare_than_others() -> None:
    assert rarity("=yang", "id") < 1 < rarity("inflation", "id") < rarity("=zirkonium", "id") == RAREST


def test_endings_come_off_where_enough_is_left() -> None:
    assert stem_of("inspections", "en") == stem_of("inspecting", "en") == "inspect"
    assert stem_of("red", "en") == "red"


@pytest.mark.parametrize("lang", packs.languages())
def test_no_idea_has_a_word_twice(lang: str) -> None:
    for _, words in packs.table(lang, "ideas.tsv"):
        assert len(words.split(" ")) == len(set(words.split(" ")))


@given(st.text(max_size=200), st.sampled_from(["id", "en", "fr", ""]))
def test_any_text_has_ideas_at_its_own_places(text: str, lang: str) -> None:
    for word in find_ideas(text, lang):
        assert 0 <= word.start < len(text)
        assert rarity(word.idea, lang) <= RAREST
