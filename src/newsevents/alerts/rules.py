"""The rules of alerts.toml: which events are told to whom."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from newsevents.errors import Misconfigured

LISTS = ("type", "country", "status", "to")
NUMBERS = ("quantity_at_least", "within_km", "lat", "lon")
STATUSES = ("actual", "planned", "possible", "denied")


@dataclass(frozen=True, slots=True)
class Rule:
    """Events that are to be told, and where to; what is left empty does not narrow.

    `place` is looked up in the gazetteer, or `lat` and `lon` say where `within_km` counts from. `actor` is
    part of a name. `quantity_at_least` holds for any number of the event, of the `quantity_kind` if there is
    one. `story_sources` makes it one alert a story, once so many sources tell it. `sql` selects event_id.
    """

    name: str
    to: tuple[str, ...]
    type: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    actor: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    within_km: float | None = None
    quantity_at_least: float | None = None
    quantity_kind: str | None = None
    story_sources: int | None = None
    minor: bool = False
    sql: str | None = None


def read_rules(path: Path, environ: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules of a file, in its order; a receiver "$NAME" stands in the environment, out of the file."""
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8")).get("alert", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Misconfigured("bad_alerts", f"{path}: {error}") from error
    if not isinstance(listed, list):
        raise Misconfigured("bad_alerts", f'{path}: write each rule under "[[alert]]"')
    rules: list[Rule] = []
    for number, entry in enumerate(listed, 1):
        where = f"{path.name}, alert {number}"
        for complaint in complaints(entry):
            raise Misconfigured("bad_alerts", f"{where}: {complaint}")
        if entry["name"] in {rule.name for rule in rules}:
            raise Misconfigured("bad_alerts", f'{where}: name = "{entry["name"]}" stands there twice')
        rules.append(rule_of(entry, environ, where))
    return tuple(rules)


def rule_of(entry: Mapping[str, Any], environ: Mapping[str, str], where: str) -> Rule:
    """The rule of an entry without faults."""
    given: dict[str, Any] = {key: listed(value) if key in LISTS else value for key, value in entry.items()}
    for key in ("type", "country"):
        given[key] = tuple(value.upper() for value in given.get(key, ()))
    given["to"] = tuple(receiver(url, environ, where) for url in given["to"])
    return Rule(**given)


def receiver(url: str, environ: Mapping[str, str], where: str) -> str:
    """The address of a receiver, from the environment where it begins with "$"."""
    if not url.startswith("$"):
        return url
    if url[1:] not in environ:
        raise Misconfigured("bad_alerts", f"{where}: {url[1:]} is not set in the environment")
    return environ[url[1:]]


def listed(value: Any) -> tuple[Any, ...]:
    """One value or several as a tuple."""
    return tuple(value) if isinstance(value, list) else (value,)


def complaints(entry: Any) -> list[str]:
    """What is wrong with one rule, in words that name the field."""
    if not isinstance(entry, dict):
        return ['write each rule under "[[alert]]"']
    wrong = [f"{key} is no field of an alert" for key in entry if key not in {f.name for f in fields(Rule)}]
    wrong += [f"{key} is missing" for key in ("name", "to") if not entry.get(key)]
    wrong += [f"{key} must be {kind}" for key, value in entry.items() if (kind := wrong_type(key, value))]
    return wrong or wrong_together(entry)


def wrong_type(key: str, value: Any) -> str | None:
    """What a field must be, where it is something else."""
    if key in LISTS:
        return None if all(isinstance(item, str) for item in listed(value)) else "text, or a list of texts"
    if key in NUMBERS:
        return None if type(value) in (int, float) else "a number"
    if key == "story_sources":
        return None if type(value) is int and value > 0 else "a whole number from 1"
    if key == "minor":
        return None if isinstance(value, bool) else "true or false"
    return None if isinstance(value, str) else "text"


def wrong_together(entry: Mapping[str, Any]) -> list[str]:
    """What is wrong with fields that need or forbid each other."""
    wrong = []
    near = "place" in entry or {"lat", "lon"} <= entry.keys()
    if near != ("within_km" in entry):
        wrong.append("within_km goes with place, or with lat and lon")
    if "quantity_kind" in entry and "quantity_at_least" not in entry:
        wrong.append("quantity_kind goes with quantity_at_least")
    if "sql" in entry and entry.keys() - {"name", "to", "sql"}:
        wrong.append("sql stands alone, with name and to")
    unknown = [status for status in listed(entry.get("status", [])) if status not in STATUSES]
    return wrong + [f"status {status} is none of {', '.join(STATUSES)}" for status in unknown]
