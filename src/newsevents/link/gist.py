"""What an article is about, in a form that two articles can be compared by, whatever their languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from newsevents.link.ideas import RAREST, Word, find_ideas, ideas_of, rarity
from newsevents.link.told import Told, ToldEvent

LEAD, MIDDLE = 600, 2000  # characters: news tells what happened first
WEIGHTS = (1.0, 0.35, 0.15)  # of ideas in the lead, before the middle, after it
HEAD = 260  # characters: headline and first sentence
COMMONEST = 1.0  # natural log: ideas in more than a third of all articles tell nothing
MOST_IDEAS = 120
LONGEST_DATE_DAYS = 8  # an event's date says something where it spans no more days than a week
CITIES = frozenset({"city", "admin2", "admin3"})
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
NO_NUMBER = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}[.:]\d{2}(?= ?[A-Z]{3,4}\b)")
YEARS = range(1980, 2041)
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Gist:
    """An article's ideas with their weights (those of its head apart), names, numbers, days, places, acts."""

    id: UUID
    lang: str
    day: date | None
    ideas: Mapping[str, float]
    head: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[float]
    measures: frozenset[str]
    days: tuple[Days, ...]
    types: frozenset[str]
    acts: frozenset[str]
    cities: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]


def gist_of(told: Told) -> Gist:
    """The gist of an article; of its main events, or of all where none is main."""
    words = list(find_ideas(told.text, told.lang))
    ideas = _weighed(words, told.lang)
    events = [event for event in told.events if event.salience == "main"] or list(told.events)
    places = [place for event in events for place in event.places]
    return Gist(
        id=told.id,
        lang=told.lang,
        day=told.day,
        ideas=ideas,
        head=frozenset(word.idea for word in words if word.start < HEAD and word.idea in ideas),
        names=frozenset(_names(words, ideas, told.lang)),
        numbers=frozenset(_numbers(told)),
        measures=frozenset(_measures(events)),
        days=tuple(sorted({days for event in events if (days := _days(event))})),
        types=frozenset(event.type for event in events),
        acts=frozenset(idea for event in events for idea in ideas_of(event.action, told.lang)),
        cities=frozenset(
            bare_place(place.name) for place in places if place.feature in CITIES and place.name
        ),
        regions=frozenset(place.admin for place in places if place.admin),
        countries=frozenset(place.country for place in places if place.country),
    )


def idea_rarity(idea: str, lang: str) -> float:
    """How rare an idea is; one that several languages share is as common as where it is most common."""
    if idea.startswith("="):
        return rarity(idea, lang)
    return min(rarity(idea, "id"), rarity(idea, "en"))


def _weighed(words: Iterable[Word], lang: str) -> dict[str, float]:
    """The heaviest ideas with their weights: rarity, less after the lead."""
    first: dict[str, int] = {}
    for word in words:
        first.setdefault(word.idea, word.start)
    weights = {
        idea: rare * WEIGHTS[(start >= LEAD) + (start >= MIDDLE)]
        for idea, start in first.items()
        if (rare := idea_rarity(idea, lang)) >= COMMONEST
    }
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_IDEAS]
    return {idea: round(weight, 3) for idea, weight in heaviest}


def _names(words: Iterable[Word], ideas: Mapping[str, float], lang: str) -> Iterable[str]:
    """Ideas written like names inside a sentence, and words never met before that open one."""
    for word in words:
        unknown = word.idea.startswith("=") and rarity(word.idea, lang) >= RAREST
        if word.idea in ideas and (word.is_name or unknown or word.idea[0].isupper()):
            yield word.idea


def _numbers(told: Told) -> Iterable[float]:
    """Numbers of the lead in digits, and those of the events."""
    lead = NO_NUMBER.sub(" ", told.text[:LEAD])
    for found in NUMBER.findall(lead):
        value = parse_number(found)
        if value not in YEARS and value > 1:
            yield value
    for event in told.events:
        for number in event.numbers:
            if number.value is not None and number.value > 1:
                yield number.value


def parse_number(digits: str) -> float:
    """The value of digits with points or commas in them, whichever language they are from.

    >>> parse_number("53.131"), parse_number("53,131"), parse_number("5,4"), parse_number("5.4")
    (53131.0, 53131.0, 5.4, 5.4)
    """
    if GROUPED.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", ""))
    whole, _, rest = digits.replace(",", ".").partition(".")
    return float(f"{whole}.{rest.replace('.', '')}" if rest else whole)


def _measures(events: Iterable[ToldEvent]) -> Iterable[str]:
    """Numbers of the events by kind and unit, as "killed:12"; words of a language are no units here."""
    for event in events:
        for number in event.numbers:
            if number.kind != "count" and number.value is not None:
                unit = f"{number.unit} " if number.kind == "money" and number.unit else ""
                yield f"{unit}{number.kind}:{number.value:.10g}"


def _days(event: ToldEvent) -> Days | None:
    if event.start is None or event.end is None or event.status != "actual":
        return None
    return (event.start, event.end) if (event.end - event.start).days < LONGEST_DATE_DAYS else None


def bare_place(name: str) -> str:
    """A place's name without the kind of place before it: the capitalised word that many names share."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in ("Kabupaten", "Kota") else name
