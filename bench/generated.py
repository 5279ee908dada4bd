"""News made up for the benches of the warehouse: articles with events whose every field has its span."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from newsevents.load.vocabulary import TYPES
from newsevents.model import (
    Article,
    Attribution,
    DateMention,
    Event,
    Extraction,
    Mention,
    PlaceMention,
    QuantityMention,
    Span,
)

WIB = timezone(timedelta(hours=7))
FIRST_DAY = datetime(2016, 1, 1, tzinfo=WIB)
EVENTS_AN_ARTICLE = 10
ACTORS, PLACES, SOURCES = 5000, 2000, 40
TYPE_NAMES = sorted(TYPES)
KINDS = ("killed", "injured", "troops", "money", "people")
COUNTRIES = ("ID", "MY", "IQ", "US", "PH", "AU")
FILLER = " Warga menyebut keadaan sudah tenang dan petugas masih berjaga di sekitar lokasi sampai malam hari."


def articles(count: int, first: int = 0) -> Iterator[Extraction]:
    """So many articles, the first with that number; the same number is always the same article."""
    for number in range(first, first + count):
        yield article(number)


def article(number: int) -> Extraction:
    """One article of ten events, about 340 words."""
    chance = random.Random(number)
    published = FIRST_DAY + timedelta(minutes=25 * number % 5_200_000)
    text, events = f"Kabar nomor {number}\n\n", []
    for _ in range(EVENTS_AN_ARTICLE):
        sentence, event = _told(chance, len(text), published.date())
        text += sentence + FILLER + "\n"
        events.append(event)
    about = Article(
        f"g{number}", text, "id", f"Kabar nomor {number}",
        f"https://berita{number % SOURCES}.example/{number}", published,
        "minute", "jsonld", None, "dunia", f"sumber{number % SOURCES}", "ID",
    )  # fmt: skip
    return Extraction(about, tuple(events), (), (), (), ())


def _told(chance: random.Random, start: int, published: date) -> tuple[str, Event]:
    """A sentence and its event, which stands `start` characters into the text."""
    words, spans, end = "", [], start
    who, whom, speaker = (f"Kelompok {int(ACTORS * chance.random() ** 3)}" for _ in range(3))
    where, killed = int(PLACES * chance.random() ** 2), chance.randrange(1, 90)
    day = published - timedelta(days=chance.randrange(30))
    told = (who, "menyerang", whom, f"Kota {where}", f"{day.day} bulan {day.month}", f"{killed} orang",
            "kata", speaker)  # fmt: skip
    for piece, glue in zip(
        told, (" ", " ", " di ", " pada ", ", sedikitnya ", " tewas, ", " ", "."), strict=True
    ):
        spans.append(Span(end, end + len(piece)))
        words += piece + glue
        end = start + len(words)
    low = float(killed)
    number = QuantityMention(spans[5], told[5], low, low if killed % 2 else None, False, "orang",
                             chance.choice(KINDS), spans[5])  # fmt: skip
    return words, Event(
        chance.choice(TYPE_NAMES), spans[1], "serang", Span(start, end),
        (_actor(spans[0], who),), (_actor(spans[2], whom),), (_place(spans[3], where),),
        DateMention(spans[4], told[4], day, day, "day"), (number,),
        chance.choice(("actual", "actual", "actual", "planned", "possible", "denied")),
        Attribution(_actor(spans[7], speaker), spans[6]), chance.choice(("main", "main", "minor")),
        round(chance.random(), 3), (spans[1],), "generated", "1",
    )  # fmt: skip


def _actor(span: Span, name: str) -> Mention:
    return Mention(span, name, name, "ORG", COUNTRIES[len(name) % len(COUNTRIES)], "GOV")


def _place(span: Span, number: int) -> PlaceMention:
    lat, lon = -11 + number % 170 / 10, 95 + number // 170 * 3.5 % 46
    return PlaceMention(span, f"Kota {number}", f"Kota {number}", COUNTRIES[number % len(COUNTRIES)],
                        f"Provinsi {number % 38}", lat, lon, 1_000_000 + number, "city")  # fmt: skip
