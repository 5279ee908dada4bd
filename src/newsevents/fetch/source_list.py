"""The list of sources (sources.toml): what to read, in which language and zone, and how often."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from newsevents.errors import Misconfigured

KINDS = ("folder", "file", "glob", "jsonl", "warc", "url", "feed", "sitemap")
WEB_KINDS = ("url", "feed", "sitemap")
LIST_KINDS = ("feed", "sitemap")
RRULE = re.compile(r"(?:RRULE:)?FREQ=(?:MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[\w,+-]+)*")
TYPES = {"enabled": (bool,), "interval_s": (int,), "max_entries": (int,), "gap_s": (int, float)}
CRON_FIELD = re.compile(r"[\d*/,\-A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Source:
    """One place where news comes from; `path` for folders and files, `url` for what is on the web.

    `schedule` is a cron line of five fields, `rrule` a rule of iCalendar ("FREQ=DAILY;BYHOUR=6,18"), both
    read in `timezone`; `interval_s` the seconds between two runs. At most one of them is set, and a source
    without any runs only when it is asked for.

    `max_entries` bounds the pages of one run of a feed or sitemap; `gap_s` is the least number of seconds
    between two requests to its host, where that is more than usual.
    """

    name: str
    kind: str
    path: str | None = None
    url: str | None = None
    language: str | None = None
    country: str | None = None
    timezone: str | None = None
    schedule: str | None = None
    rrule: str | None = None
    interval_s: int | None = None
    max_entries: int | None = None
    gap_s: float | None = None
    enabled: bool = True


def read_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a list, in its order; paths are made relative to the folder of the list."""
    try:
        text = path.read_text(encoding="utf-8")
        listed = tomllib.loads(text).get("source", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Misconfigured("bad_sources", f"{path}: {error}") from error
    if not isinstance(listed, list):
        raise Misconfigured("bad_sources", f'{path}: write each source under "[[source]]"')
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[source]]"]
    sources: list[Source] = []
    for index, entry in enumerate(listed):
        where = (
            f"{path.name} line {lines[index]}" if index < len(lines) else f"{path.name} source {index + 1}"
        )
        sources.append(_source(entry, path.parent, where))
        if sources[-1].name in {source.name for source in sources[:-1]}:
            raise Misconfigured("bad_sources", f'{where}: name = "{sources[-1].name}" stands there twice')
    return tuple(sources)


def _source(entry: Any, folder: Path, where: str) -> Source:
    if not isinstance(entry, dict):
        raise Misconfigured("bad_sources", f'{where}: write each source under "[[source]]"')
    for complaint in _complaints(entry):
        raise Misconfigured("bad_sources", f"{where}: {complaint}")
    if "path" in entry:
        entry = entry | {"path": str(folder / entry["path"])}
    return Source(**entry)


def _complaints(entry: dict[str, Any]) -> list[str]:
    """What is wrong with one entry, in words that name the field."""
    wrong = [*_wrong_types(entry)]
    if wrong:
        return wrong
    needed = "url" if entry["kind"] in WEB_KINDS else "path"
    if entry["kind"] not in KINDS:
        wrong.append(f'kind = "{entry["kind"]}" is none of {", ".join(KINDS)}')
    elif needed not in entry:
        wrong.append(f'kind = "{entry["kind"]}" needs {needed} = "…"')
    if len({"schedule", "rrule", "interval_s"} & entry.keys()) > 1:
        wrong.append("give schedule, rrule or interval_s, not two of them")
    if "schedule" in entry and not _is_cron(entry["schedule"]):
        wrong.append(f'schedule = "{entry["schedule"]}" is no cron line of five fields')
    if "rrule" in entry and not RRULE.fullmatch(entry["rrule"]):
        wrong.append(f'rrule = "{entry["rrule"]}" is no rule such as "FREQ=DAILY;BYHOUR=6,18"')
    if entry.get("max_entries", 1) < 1 or entry.get("gap_s", 0) < 0:
        wrong.append("max_entries must be 1 or more, gap_s 0 or more")
    if entry.get("interval_s", 60) < 60:
        wrong.append("interval_s must be 60 or more")
    if "timezone" in entry and not _is_zone(entry["timezone"]):
        wrong.append(f'timezone = "{entry["timezone"]}" is unknown; write one like "Asia/Jakarta"')
    return wrong


def _wrong_types(entry: dict[str, Any]) -> list[str]:
    known = {field.name for field in fields(Source)}
    wrong = [f"{key} is no field of a source" for key in entry if key not in known]
    wrong += [f"{key} is missing" for key in ("name", "kind") if key not in entry]
    for key, value in entry.items():
        expected = TYPES.get(key, (str,))
        if type(value) not in expected:
            wrong.append(f"{key} must be of type {expected[-1].__name__}")
    return wrong


def _is_cron(text: str) -> bool:
    parts = text.split()
    return len(parts) == 5 and all(CRON_FIELD.fullmatch(part) for part in parts)


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (OSError, ValueError, KeyError):  # an unknown zone is a KeyError, a name with ".." a ValueError
        return False
