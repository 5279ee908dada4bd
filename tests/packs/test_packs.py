"""Every language pack has the same files, with the same keys and types."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from newsevents import packs
from newsevents.load.vocabulary import TYPES

LANGUAGES = packs.languages()
SHARED_NAMES = sorted(
    set.intersection(
        *({p.name for p in packs.path(lang, ".").iterdir() if p.is_file()} for lang in LANGUAGES)
    )
)
TOML_FILES = [name for name in SHARED_NAMES if name.endswith(".toml")]
OWN = {
    "agents.tsv",  # role nouns of one language's own sources
    "lemmas.tsv", "roots.tsv", "tokenizer.toml", "LICENSE.md",  # of a language read with our own model
    "ud_mapping.toml",  # of a parser that speaks another scheme
    "triggers.tsv",
}  # fmt: skip
OPTIONAL = {("dates.toml", "past_suffixes")}
SEVERAL_TYPES = {
    "id": {"amankan"},  # to secure a place, and to take somebody in
    "en": {"release", "drop", "plead", "decline", "fire", "overturn"},
}
"""Lemmas that stand in two lists on purpose: the last list gives the hint, training decides."""


def keys(lang: str, name: str) -> dict[str, str]:
    """The keys of a TOML file with their types, those of its tables too unless they are words."""
    return {
        key: type(value).__name__
        for key, value in packs.toml(lang, name).items()
        if (name, key) not in OPTIONAL
    }


def test_indonesian_and_english_are_there() -> None:
    assert {"id", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_pack_has_the_same_files(lang: str) -> None:
    names = {p.name for p in packs.path(lang, ".").iterdir() if p.is_file() and not p.name.startswith(".")}
    assert sorted(names - OWN) == sorted(set(SHARED_NAMES) - OWN)


@pytest.mark.parametrize("name", TOML_FILES)
def test_a_file_has_the_same_keys_in_every_pack(name: str) -> None:
    first, *others = (keys(lang, name) for lang in LANGUAGES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pack_says_what_it_is(lang: str) -> None:
    assert packs.toml(lang, "pack.toml")["language"] == lang


def strings(value: Any) -> list[str]:
    """All strings of a TOML value, keys left out."""
    if isinstance(value, dict):
        return [found for item in value.values() for found in strings(item)]
    if isinstance(value, list):
        return [found for item in value for found in strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_events_have_the_twenty_five_types(lang: str) -> None:
    assert len(TYPES) == 25
    assert set(packs.toml(lang, "events.toml")["types"]) == set(TYPES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_event_words_are_lower_case_and_told_once_a_list(lang: str) -> None:
    data = packs.toml(lang, "events.toml")
    for words in (data["saying"], data["light"], *data["types"].values(), *data["cues"].values()):
        assert [w for w in words if w != w.casefold() or w != w.strip() or not w] == []
        assert [w for w, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_lemma_has_two_types_but_those_meant_to(lang: str) -> None:
    types = packs.toml(lang, "events.toml")["types"]
    counted = Counter(word for words in types.values() for word in words)
    assert {word for word, times in counted.items() if times > 1} == SEVERAL_TYPES.get(lang, set())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cue_groups_that_the_code_names_are_there(lang: str) -> None:
    assert {"negation", "plan", "possible", "definite"} <= set(packs.toml(lang, "events.toml")["cues"])


@pytest.mark.parametrize("path", sorted(packs.HERE.glob("*/*.t*")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_data_files_say_what_they_are_and_hold_no_odd_space(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ") or path.name == "pack.toml"
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize(
    "path", sorted(packs.HERE.glob("*/*.tsv")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_tables_have_rows_of_one_width(path: Path) -> None:
    rows = packs.table(path.parent.name, path.name)
    assert rows
    assert max(map(len, rows)) - min(map(len, rows)) <= 1


def test_tables_skip_empty_lines_and_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "t.tsv").write_text("# source, licence\n\na\tb\n#tag\tc\n", encoding="utf-8")
    monkeypatch.setattr(packs, "HERE", tmp_path)
    assert packs.table("xx", "t.tsv") == (("a", "b"), ("#tag", "c"))
    packs.table.cache_clear()
