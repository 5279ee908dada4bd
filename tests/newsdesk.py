"""Articles with events built by hand, as linking takes them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from newsevents.link.told import Told, ToldEvent, ToldNumber, ToldPlace

DAY = date(2024, 11, 6)
QUAKE_ID = (
    "Gempa bermagnitudo 5,4 mengguncang Kabupaten Sukamaju, Jawa Barat, Selasa (5/11/2024). "
    "Sebanyak 12 orang tewas dan puluhan rumah rusak, kata BNPB."
)
QUAKE_EN = (
    "A 5.4-magnitude earthquake struck Sukamaju in West Java on Tuesday, killing at least 12 people "
    "and damaging dozens of houses, the disaster agency said."
)
QUAKE_LATER = (
    "Korban meninggal akibat lindu di Sukamaju, Jawa Barat, bertambah menjadi 15 orang. "
    "Gempa bermagnitudo 5,4 itu merusak ratusan rumah."
)
RATE = (
    "Bank Sentral Ceria menurunkan suku bunga acuan menjadi 5,25 persen pada Rabu. "
    "Gubernur Tirta Wulandari mengatakan inflasi terkendali."
)
SUKAMAJU = ToldPlace("Kabupaten Sukamaju", "ID", "West Java", "admin2")


def number(kind: str, value: float, unit: str = "orang") -> ToldNumber:
    """A number that is told exactly."""
    return ToldNumber(kind, unit, value, value)


def event(serial: int, type_: str, action: str, sentence: str, **fields: Any) -> ToldEvent:
    """An event with an id from its serial number."""
    return ToldEvent(UUID(int=serial), type_, action, sentence, **fields)


def quake(serial: int, text: str, action: str, killed: float, **fields: Any) -> ToldEvent:
    """The earthquake as one article tells it."""
    given: dict[str, Any] = {
        "places": (SUKAMAJU,), "start": date(2024, 11, 5), "end": date(2024, 11, 5),
        "numbers": (number("killed", killed), number("magnitude", 5.4, "M")),
    }  # fmt: skip
    return event(serial, "DISASTER", action, text, **given | fields)


def told(serial: int, text: str, lang: str = "id", *events: ToldEvent, **fields: Any) -> Told:
    """An article without headline of 6 November 2024."""
    given: dict[str, Any] = {"title": None, "day": DAY}
    return Told(UUID(int=serial), lang, text=text, events=events, **given | fields)


FIRST = told(1, QUAKE_ID, "id", quake(11, QUAKE_ID, "gempa", 12))
ENGLISH = told(2, QUAKE_EN, "en", quake(12, QUAKE_EN, "strike", 12))
LATER = told(3, QUAKE_LATER, "id", quake(13, QUAKE_LATER, "guncang", 15), day=date(2024, 11, 7))
OTHER = told(4, RATE, "id", event(14, "ECONOMY", "turun", RATE, numbers=(number("percent", 5.25),)))
