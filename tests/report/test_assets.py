"""What the pages are made of."""

from __future__ import annotations

import re

import pytest

from newsevents.report import assets

SCRIPTS = sorted(path.name for path in assets.STATIC.glob("*.js"))
ALL = {path.name: path.read_text(encoding="utf-8") for path in assets.STATIC.iterdir()}


def test_both_languages_have_the_same_words() -> None:
    words = assets.texts()
    assert sorted(words) == ["en", "id"]
    assert sorted(words["en"]) == sorted(words["id"])
    assert all(text.strip() for language in words.values() for text in language.values())


def test_every_word_that_the_page_asks_for_is_there() -> None:
    asked = {
        key
        for text in ALL.values()
        for key in re.findall(r'\bt\("(\w+)"\)|data-[tl]="(\w+)"', text)
        for key in key
    }
    assert asked - {""} - set(assets.texts()["en"]) == set()


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_make_no_element_from_text(name: str) -> None:
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        ".style",
    ):
        assert way not in ALL[name]
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)\w", ALL[name])


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_keep_to_the_size_of_the_house(name: str) -> None:
    assert len(ALL[name].splitlines()) <= 300


def test_the_bundle_is_one_script() -> None:
    script = assets.bundled("report.js")
    assert not re.search(r"^(import|export) ", script, re.M)
    assert script.index('modules["dom.js"] =') < script.index('modules["app.js"] =')
    assert "fetch(" not in script


def test_outlines_are_small_and_say_where_they_are_from() -> None:
    outlines = assets.outlines()
    assert "public domain" in outlines["source"]
    assert all(set(outlines[part]) <= set("Mlz0123456789 ,-") for part in ("world", "indonesia"))
    assert sum(map(len, map(str, outlines.values()))) < 100_000
