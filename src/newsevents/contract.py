"""The JSON form of an Extraction: one line an article, as `newsevents extract` writes it."""

from __future__ import annotations

from typing import Any

from newsevents.errors import NewsEventsError
from newsevents.model import (
    Article,
    Attribution,
    DateMention,
    Entity,
    Event,
    Extraction,
    Mention,
    PlaceMention,
    QuantityMention,
    Span,
)

LABELS = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def as_line(extraction: Extraction) -> dict[str, Any]:
    """An article's events and mentions; `why_none` says why there are no events."""
    article = extraction.article
    text = article.text
    entities = [e for e in extraction.entities if e.label in LABELS]
    return {
        "doc": article.id,
        "lang": article.lang,
        "events": [event_record(event, text) for event in extraction.events],
        "mentions": {
            "dates": [date_mention(d) for d in extraction.dates],
            "quantities": [quantity_record(q) for q in extraction.quantities],
            "places": [place_record(p) for p in extraction.places],
            "entities": [entity_record(e) for e in entities],
        },
        "why_none": extraction.why_none,
        "error": None,
    }


def error_line(doc: str | None, lang: str | None, error: NewsEventsError) -> dict[str, Any]:
    """The line of an article that failed: its error, and empty lists."""
    empty: dict[str, list[Any]] = {"dates": [], "quantities": [], "places": [], "entities": []}
    reason = {"code": error.code, "message": error.message}
    return {
        "doc": doc,
        "lang": lang,
        "events": [],
        "mentions": empty,
        "why_none": error.code,
        "error": reason,
    }


def event_record(event: Event, text: str) -> dict[str, Any]:
    """One event row."""
    return {
        "type": event.type,
        "trigger": {**span(event.trigger), "text": cut(text, event.trigger), "lemma": event.lemma},
        "actors": [actor_record(m) for m in event.actors],
        "targets": [actor_record(m) for m in event.targets],
        "locations": [place_record(p) for p in event.locations],
        "date": date_record(event.date) if event.date else None,
        "quantities": [quantity_record(q) for q in event.quantities],
        "status": event.status,
        "salience": event.salience,
        "attribution": attribution_record(event.attribution, text) if event.attribution else None,
        "confidence": event.confidence,
        "sentence": span(event.sentence),
    }


def span(of: Span) -> dict[str, int]:
    """Start and end, in characters of the text given."""
    return {"start": of.start, "end": of.end}


def cut(text: str, of: Span) -> str:
    """The characters of a span."""
    return text[of.start : of.end]


def actor_record(m: Mention) -> dict[str, Any]:
    """An actor, target or speaker."""
    known = {"name": m.name, "kind": m.kind, "country": m.country, "role": m.role}
    return {"text": m.text, **span(m.span), **known}


def place_record(p: PlaceMention) -> dict[str, Any]:
    """A place, resolved as far as it could be."""
    found = {"name": p.name, "country": p.country, "admin": p.admin, "lat": p.lat, "lon": p.lon}
    return {"text": p.text, **span(p.span), **found, "geonameid": p.geonameid}


def date_record(d: DateMention) -> dict[str, Any]:
    """The date of an event."""
    return {**days(d), "grain": d.grain, "text": d.text}


def days(d: DateMention) -> dict[str, str | None]:
    """First and last day in ISO form; None where that end is open."""
    return {
        "start": d.start.isoformat() if d.start else None,
        "end": d.end.isoformat() if d.end else None,
    }


def date_mention(d: DateMention) -> dict[str, Any]:
    """A date or clock time of the text with its value."""
    return {**span(d.span), "text": d.text, "value": days(d), "grain": d.grain, "time": d.time}


def quantity_record(q: QuantityMention) -> dict[str, Any]:
    """A number with its bounds, what it counts and its kind."""
    bounds = {"low": q.low, "high": q.high, "approximate": q.approximate}
    return {"text": q.text, **span(q.span), **bounds, "unit": q.unit, "kind": q.kind}


def entity_record(e: Entity) -> dict[str, Any]:
    """A name: PER, ORG or LOC (states and places alike)."""
    return {"start": e.start, "end": e.end, "text": e.text, "label": LABELS[e.label]}


def attribution_record(a: Attribution, text: str) -> dict[str, Any]:
    """Who says so, and the word that says it."""
    return {"speaker": actor_record(a.speaker), "cue": {**span(a.cue), "text": cut(text, a.cue)}}


def page_line(origin: str, article: Article) -> dict[str, Any]:
    """The line of `newsevents clean` for a page with an article."""
    from newsevents.clean.html import body_of  # the extractors take most of a second to import

    return {
        "file": origin,
        "url": article.url,
        "title": article.title,
        "text": body_of(article),
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "authors": [article.byline] if article.byline else [],
        "lang": article.lang,
        "confidence": article.confidence,
        "rejected": None,
    }


def rejected_line(origin: str, error: NewsEventsError) -> dict[str, Any]:
    """The line of `newsevents clean` for a page without one."""
    empty = dict.fromkeys(("url", "title", "text", "published", "published_from", "lang", "confidence"))
    return {
        "file": origin,
        **empty,
        "authors": [],
        "rejected": {"code": error.code, "message": error.message},
    }
