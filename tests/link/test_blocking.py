from __future__ import annotations

from dataclasses import replace

import pytest

from newsdesk import ENGLISH, FIRST, LATER, OTHER, QUAKE_ID
from newsevents.link.blocking import MOST_IDEAS, SHARED_IDEAS, body_of, idea_keys
from newsevents.link.gist import gist_of
from newsevents.link.told import Told


@pytest.mark.parametrize("other", [ENGLISH, LATER])
def test_articles_of_one_story_share_keys(other: Told) -> None:
    assert len(set(idea_keys(gist_of(FIRST))) & set(idea_keys(gist_of(other)))) >= SHARED_IDEAS


def test_other_articles_share_too_few() -> None:
    assert len(set(idea_keys(gist_of(FIRST))) & set(idea_keys(gist_of(OTHER)))) < SHARED_IDEAS


def test_keys_are_few_and_fit_the_column() -> None:
    keys = idea_keys(gist_of(FIRST))
    assert len(keys) <= MOST_IDEAS
    assert all(0 <= key < 1 << 64 for key in keys)


@pytest.mark.parametrize(
    ("title", "text", "body"),
    [
        ("Gempa", f"Gempa\n\n{QUAKE_ID}", f"\n{QUAKE_ID}"),
        (None, f"Gempa\n{QUAKE_ID}", QUAKE_ID),
        ("Lain", f"Gempa\n{QUAKE_ID}", f"Gempa\n{QUAKE_ID}"),
        ("Gempa", "Gempa", "Gempa"),
        (None, QUAKE_ID, QUAKE_ID),
    ],
)
def test_body_is_the_text_without_its_headline(title: str | None, text: str, body: str) -> None:
    assert body_of(replace(FIRST, title=title, text=text)) == body
