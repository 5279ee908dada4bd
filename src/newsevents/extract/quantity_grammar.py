"""A pack's quantities.toml as the tables that reading numbers, units and bounds needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .. import packs
from .quantity_tokens import Phrases

MEASURES = ("percent", "length", "area", "mass", "temperature", "magnitude", "duration", "count")
CASUALTIES = ("killed", "injured", "missing", "displaced", "arrested")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words of a language: what they are worth and how they combine."""

    decimal: str
    ones: Mapping[str, float]
    teens: frozenset[str]
    small: Mapping[str, float]
    large: Mapping[str, float]
    alone: Mapping[str, float]
    symbols: Mapping[str, float]
    money_symbols: Mapping[str, float]
    glued_scale: Mapping[str, float]
    halves: Mapping[str, float]
    parts: Mapping[str, float]
    dozens: Mapping[str, tuple[float, float | None]]
    articles: frozenset[str]
    joiners: frozenset[str]
    vague: frozenset[str]
    need_of: frozenset[str]
    times_unit: frozenset[str]
    glued_not: frozenset[str]
    fold: str
    about_suffix: str
    singles: frozenset[str]
    single_units: Mapping[str, str]

    @property
    def starters(self) -> frozenset[str]:
        """Words that a number can begin with."""
        folds = [word + self.fold for word in self.ones]
        tables = (self.ones, self.alone, self.halves, self.dozens, self.single_units, folds)
        return frozenset().union(self.articles, self.vague, self.singles, *tables)


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that a pack says about quantities; `bound` maps a phrase to low | high | about | plain.

    `unit_names` are the names that all spellings of a kind share ("%" and "persen" are persen).
    """

    words: NumberWords
    starters: frozenset[str]
    bound: Phrases[str]
    bound_after: Phrases[str]
    between: Phrases[bool]
    range_words: Phrases[bool]
    range_and: Phrases[bool]
    range_or: Phrases[bool]
    not_high_after: frozenset[str]
    reaching: frozenset[str]
    change_verbs: frozenset[str]
    minus: frozenset[str]
    glued: frozenset[str]
    money_prefix: Phrases[str]
    money_suffix: Phrases[str]
    money_parts: Phrases[str]
    unit_names: Mapping[str, str]
    smaller: Mapping[str, tuple[str, float]]
    measures: Phrases[str]
    measure_symbols: Phrases[str]
    per: frozenset[str]
    magnitude_name: Phrases[bool]
    single_after: Phrases[bool]
    classifiers: frozenset[str]
    person_classifiers: frozenset[str]
    skipped: Phrases[bool]
    partitive: Phrases[bool]
    pairs: Phrases[bool]
    noun_kinds: Mapping[str, str]
    plurals: frozenset[str]
    plural_endings: bool
    casualties: Phrases[str]
    relatives: Phrases[bool]
    conjunctions: frozenset[str]
    bars: Mapping[str, Phrases[bool]]
    stop: frozenset[str]


def _phrases(words: list[str]) -> Phrases[bool]:
    return Phrases([(w, True) for w in words])


def _kinds(table: dict[str, list[str]], names: tuple[str, ...]) -> Phrases[str]:
    return Phrases([(w, name) for name in names for w in table[name]])


def _number_words(data: dict[str, Any]) -> NumberWords:
    n, singles = data["numbers"], data["singles"]
    tables = ("ones", "small", "large", "alone", "symbols", "money_symbols", "glued_scale", "halves", "parts")
    sets = ("teens", "articles", "joiners", "vague", "need_of", "times_unit", "glued_not")
    fields: dict[str, Any] = {name: n[name] for name in tables}
    fields.update({name: frozenset(n[name]) for name in sets})
    return NumberWords(
        decimal=data["decimal"],
        dozens={w: (float(v[0]), float(v[1]) if len(v) > 1 else None) for w, v in n["dozens"].items()},
        fold=n["fold"],
        about_suffix=n["about_suffix"],
        singles=frozenset(singles["classifiers"]),
        single_units=singles["units"],
        **fields,
    )


def _symbol_kind(symbol: str) -> str:
    return "temperature" if symbol in "CF" else "count"


def _noun_kinds(nouns: dict[str, Any]) -> dict[str, str]:
    kinds = ("people", "troops", "vehicles", "buildings")
    return {w.lower(): kind for kind in kinds for w in nouns[kind]}


def _nouns(nouns: dict[str, Any]) -> dict[str, Any]:
    """The fields of a grammar that tell what is counted."""
    sets = {name: frozenset(nouns[name]) for name in ("classifiers", "person_classifiers", "plurals")}
    phrases = {"skipped": nouns["skip"], "partitive": nouns["partitive"], "pairs": nouns["pairs"]}
    return (
        sets | {name: _phrases(rows) for name, rows in phrases.items()} | {"noun_kinds": _noun_kinds(nouns)}
    )


@cache
def load_grammar(lang: str) -> Grammar | None:
    """The grammar of a language, or None where its pack has no quantities.toml."""
    if not packs.path(lang, "quantities.toml").is_file():
        return None
    data = packs.toml(lang, "quantities.toml")
    mods, units, nouns = data["modifiers"], data["units"], data["nouns"]
    words = _number_words(data)
    ranges = ("between", "range_words", "range_and", "range_or")
    fields: dict[str, Any] = {n: _phrases(mods[n]) for n in ranges} | _nouns(nouns)
    sets = ("not_high_after", "reaching", "change_verbs", "minus", "glued")
    fields.update({n: frozenset(mods[n]) for n in sets})
    return Grammar(
        words=words,
        starters=words.starters,
        bound=_kinds(mods, ("low", "high", "about", "plain")),
        bound_after=Phrases([(w, b) for b in ("low", "high") for w in mods[f"after_{b}"]]),
        **fields,
        money_prefix=Phrases(data["money"]["prefix"].items(), cased=True),
        money_suffix=Phrases(data["money"]["suffix"].items()),
        money_parts=Phrases([(w, "money") for w in units["money_parts"]]),
        unit_names={
            "percent": units["percent"][0],
            "magnitude": units["name_magnitude"][0],
            "age": units["age"],
        },
        smaller={name: (part, float(parts)) for name, (part, parts) in units["smaller"].items()},
        measures=_kinds(units, MEASURES),
        measure_symbols=Phrases([(w, _symbol_kind(w)) for w in units["symbols"]], cased=True),
        per=frozenset(units["per"]),
        magnitude_name=_phrases(units["name_magnitude"]),
        single_after=_phrases(data["singles"]["after"]),
        plural_endings=data["plural_endings"],
        casualties=_kinds(data["casualties"], CASUALTIES),
        relatives=_phrases(data["casualties"]["relatives"]),
        conjunctions=frozenset(data["casualties"]["conjunctions"]),
        bars={name: _phrases(rows) for name, rows in data["bars"].items()},
        stop=frozenset(data["stop"]["words"]),
    )
