"""What linking knows of an article: its text and day, and the events that it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place of an event as the gazetteer has it; `admin` is the province or state."""

    name: str
    country: str | None = None
    admin: str | None = None
    feature: str = "city"


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """A number of an event; `kind` is killed, injured, money, magnitude, …."""

    kind: str
    unit: str | None
    low: float | None
    high: float | None

    @property
    def value(self) -> float | None:
        """The lower bound, else the upper one."""
        return self.low if self.low is not None else self.high


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event of one article; `start` and `end` are the days it can have happened on."""

    id: UUID
    type: str
    action: str
    sentence: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[ToldPlace, ...] = ()
    numbers: tuple[ToldNumber, ...] = ()
    start: date | None = None
    end: date | None = None
    status: str = "actual"
    salience: str = "main"


@dataclass(frozen=True, slots=True)
class Told:
    """An article and its events; `day` is the publish day on the publisher's clock."""

    id: UUID
    lang: str
    title: str | None
    text: str
    day: date | None
    events: tuple[ToldEvent, ...] = ()
