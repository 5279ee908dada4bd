"""A short article read by hand: an arrest told twice, a plan, a quote, an earthquake."""

from __future__ import annotations

from datetime import date

from hand_reading import by_hand

from newsevents.extract.context import Context
from newsevents.model import DateMention, PlaceMention, QuantityMention, Span, Token

READING = by_hand(
    "id",
    "Polisi/NOUN/2/nsubj menangkap/VERB/0/root dua/NUM/4/nummod pelaku/NOUN/2/obj di/ADP/6/case"
    " Bekasi/PROPN/2/obl pada/ADP/8/case Senin/PROPN/2/obl ./PUNCT/2/punct",
    "Polisi/NOUN/3/nsubj akan/ADV/3/advmod menahan/VERB/0/root mereka/PRON/3/obj ./PUNCT/3/punct",
    '"/PUNCT/4/punct _Kami/PRON/4/nsubj tidak/ADV/4/advmod menangkap/VERB/0/root saksi/NOUN/4/obj'
    ' _"/PUNCT/4/punct'
    " kata/VERB/4/parataxis Rina/PROPN/7/nsubj ./PUNCT/4/punct",
    "Gempa/NOUN/2/nsubj mengguncang/VERB/0/root Lombok/PROPN/2/obj ./PUNCT/2/punct",
    names={"Bekasi": "GPE", "Rina": "PER", "Lombok": "GPE"},
)


def span(words: str) -> Span:
    """Where the words stand first."""
    start = READING.article.text.index(words)
    return Span(start, start + len(words))


def word(text: str, nth: int = 0) -> Token:
    """A token by its form."""
    return [t for t in READING.tokens if t.text == text][nth]


MONDAY = DateMention(span("Senin"), "Senin", date(2020, 10, 26), date(2020, 10, 26), "day")
UNTOLD = DateMention(span("akan"), "akan", None, None, "day")
TWO = QuantityMention(span("dua pelaku"), "dua pelaku", 2, 2, False, "pelaku", "people", span("dua"))
BEKASI = PlaceMention(span("Bekasi"), "Bekasi", "Bekasi", "ID", "West Java", -6.2, 107.0, 1649378, "city")
LOMBOK = PlaceMention(span("Lombok"), "Lombok", "Lombok", "ID", None, -8.6, 116.3, None, "region")
CONTEXT = Context(READING, (MONDAY, UNTOLD), (TWO,), (BEKASI, LOMBOK))
ARREST, DETAIN, NO_ARREST = word("menangkap"), word("menahan"), word("menangkap", 1)
QUAKE = word("Gempa")
