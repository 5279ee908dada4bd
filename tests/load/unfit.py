"""Fields of an event that the tables refuse, with a word of the message that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from newsevents.model import Attribution, DateMention, Span
from newsroom import TEXT, actor, place, quantity

OUTSIDE = Span(0, len(TEXT) + 1)
BACKWARDS = DateMention(Span(0, 1), "x", date(2020, 2, 1), date(2020, 1, 1), "day")
SAID = Attribution(actor(TEXT, "Rina Wijaya"), OUTSIDE)

UNFIT: list[tuple[str, object, str]] = [
    ("type", "PARTY", "type"),
    ("status", "sure", "status"),
    ("salience", "high", "salience"),
    ("confidence", 1.5, "confidence"),
    ("confidence", float("nan"), "confidence"),
    ("trigger", OUTSIDE, "span"),
    ("mentions", (Span(5, 3),), "span"),
    ("date", BACKWARDS, "ends before"),
    ("date", replace(BACKWARDS, start=None, grain="fortnight"), "grain"),
    ("actors", (actor(TEXT, "Taliban", kind="EVENT"),), "kind"),
    ("targets", (actor(TEXT, "Taliban", country="AFG"),), "country"),
    ("locations", (place(TEXT, "Doha", lat=123.0),), "location"),
    ("quantities", (quantity(TEXT, "500", 9, 3),), "bounds"),
    ("quantities", (quantity(TEXT, "500", float("nan"), 3),), "bounds"),
    ("quantities", (replace(quantity(TEXT, "500", 3, 3), number=OUTSIDE),), "span"),
    ("date", replace(BACKWARDS, start=None, span=OUTSIDE), "span"),
    ("sentence", Span(-1, 3), "span"),
    ("sentence", Span(0, 2**70), "span"),
    ("actors", (replace(actor(TEXT, "Taliban"), span=OUTSIDE),), "span"),
    ("locations", (replace(place(TEXT, "Doha"), span=OUTSIDE),), "span"),
    ("locations", (place(TEXT, "Doha", country="QAT"),), "location"),
    ("attribution", SAID, "span"),
    (
        "attribution",
        replace(SAID, speaker=actor(TEXT, "Rina Wijaya", country="X"), cue=Span(0, 1)),
        "country",
    ),
]
