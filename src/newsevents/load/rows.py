"""An extraction turned into the rows of all tables, checked against what the tables allow."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import UUID

from newsevents.errors import Rejected
from newsevents.link import ids
from newsevents.load.columns import Row
from newsevents.load.vocabulary import GRAINS, KINDS, PUBLISHED_GRAINS, SALIENCES, STATUSES, TYPES
from newsevents.model import (
    Article,
    DateMention,
    Event,
    Extraction,
    Mention,
    PlaceMention,
    QuantityMention,
    Span,
)


@dataclass(slots=True)
class Rows:
    """Rows by table, in the order of the columns in `columns.COLUMNS`."""

    tables: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, *values: object) -> None:
        self.tables[table].append(values)

    def extend(self, other: Rows) -> None:
        for table, rows in other.tables.items():
            self.tables[table].extend(rows)

    def once(self, table: str) -> list[Row]:
        """The rows of a table whose key (first column) repeats: the first row of each key."""
        first: dict[object, Row] = {}
        for row in self.tables[table]:
            first.setdefault(row[0], row)
        return list(first.values())


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: ids, content hash, and the number that it counts as."""

    article_id: UUID
    id: UUID
    content_hash: str
    number: int = 1


def version_of(article: Article, number: int = 1) -> Version:
    """The ids of the article as it stands."""
    owner = ids.article_id(article)
    content = ids.content_hash(article)
    return Version(owner, ids.version_id(owner, content), content, number)


def article_rows(extraction: Extraction, version: Version, engine: str, *, current: bool = True) -> Rows:
    """The rows of `articles` and `sources` for one article."""
    article = extraction.article
    published = article.published
    offset = published.utcoffset() if published else None
    rows = Rows()
    rows.add(
        "articles", version.id.bytes, version.article_id.bytes, version.number, current, version.content_hash,
        article.url, article.source, article.lang, article.title, article.text, article.byline,
        article.section,
        published if offset is not None else None, published.replace(tzinfo=None) if published else None,
        None if offset is None else int(offset.total_seconds()) // 60, article.published_grain,
        article.published_from, article.confidence, engine, extraction.why_none,
    )  # fmt: skip
    if article.source:
        rows.add("sources", article.source, article.country, _host(article.url))
    return rows


def event_rows(extraction: Extraction, version: Version) -> Rows:
    """The rows of all tables about the events of one (checked) article."""
    rows = Rows()
    text, give_id = extraction.article.text, ids.EventIds(extraction.article, version.article_id)
    article, version_id = version.article_id.bytes, version.id.bytes
    for nth, event in enumerate(extraction.events, 1):
        identity = give_id(event)
        rows.add("events", identity, article, version_id, nth, *_event(event, text))
        rows.add("mentions", identity, article, version_id, *_mention(event, text))
        _add_actors(rows, identity, "actor", event.actors)
        _add_actors(rows, identity, "target", event.targets)
        if event.attribution:
            _add_actor(rows, event.attribution.speaker)
        _add_places(rows, identity, event.locations)
        _add_quantities(rows, identity, event.quantities)
    return rows


def _event(event: Event, text: str) -> Row:
    when = event.date
    return (
        event.type, event.lemma, _cut(text, event.trigger), _names(event.actors), _names(event.targets),
        [place.name or place.text for place in event.locations],
        when and when.start, when and when.end, when and when.grain, when and when.text, when and when.time,
        event.status, event.attribution and event.attribution.speaker.name, event.salience, event.confidence,
        _cut(text, event.sentence),
    )  # fmt: skip


def _mention(event: Event, text: str) -> Row:
    when, said = event.date, event.attribution
    speaker = said.speaker if said else None
    triggers = dict.fromkeys((event.trigger, *event.mentions))
    return (
        [{"span_start": span.start, "span_end": span.end, "text": _cut(text, span)} for span in triggers],
        event.sentence.start, event.sentence.end, when and when.span.start, when and when.span.end,
        speaker and ids.actor_key(speaker.name, speaker.country),
        speaker and speaker.text, speaker and speaker.span.start, speaker and speaker.span.end,
        said and _cut(text, said.cue), said and said.cue.start, said and said.cue.end,
        event.engine, event.engine_version,
    )  # fmt: skip


def _add_actors(rows: Rows, event: bytes, part: str, mentions: Sequence[Mention]) -> None:
    for nth, mention in enumerate(mentions, 1):
        actor = _add_actor(rows, mention)
        rows.add(
            "event_actors", event, part, nth, actor, mention.name, mention.kind, mention.country,
            mention.role, mention.text, mention.span.start, mention.span.end,
        )  # fmt: skip


def _add_actor(rows: Rows, mention: Mention) -> bytes:
    actor = ids.actor_key(mention.name, mention.country)
    rows.add("actors", actor, mention.name, mention.country, mention.kind, mention.role)
    return actor


def _add_places(rows: Rows, event: bytes, places: Sequence[PlaceMention]) -> None:
    for nth, place in enumerate(places, 1):
        identity = ids.place_key(place)
        span = place.span
        rows.add("event_places", event, nth, identity, place.feature, place.text, span.start, span.end)
        rows.add(
            "places", identity, place.name or place.text, place.country, place.admin, place.lat, place.lon,
            place.geonameid,
        )  # fmt: skip


def _add_quantities(rows: Rows, event: bytes, quantities: Sequence[QuantityMention]) -> None:
    for nth, found in enumerate(quantities, 1):
        rows.add(
            "quantities", event, nth, _finite(found.low), _finite(found.high), found.approximate, found.unit,
            found.kind, found.text, found.span.start, found.span.end, found.number.start, found.number.end,
        )  # fmt: skip


def check_extraction(extraction: Extraction) -> None:
    """Raises Rejected("bad_extraction") where a table would refuse the article or one of its events."""
    article = extraction.article
    grain = article.published_grain
    _require(grain is None or grain in PUBLISHED_GRAINS, "published_grain", grain)
    _require(0 <= article.confidence <= 1, "confidence of the article", article.confidence)
    _require(_country_ok(article.country), "country of the article", article.country)
    for event in extraction.events:
        _check_event(event, len(article.text))


def _check_event(event: Event, length: int) -> None:
    _require(event.type in TYPES, "type", event.type)
    _require(event.status in STATUSES, "status", event.status)
    _require(event.salience in SALIENCES, "salience", event.salience)
    _require(0 <= event.confidence <= 1, "confidence", event.confidence)
    _check_date(event.date)
    speaker = (event.attribution.speaker,) if event.attribution else ()
    mentions = (*event.actors, *event.targets, *speaker)
    for mention in mentions:
        _require(mention.kind in KINDS, "kind of an actor", mention.kind)
        _require(_country_ok(mention.country), "country of an actor", mention.country)
    for place in event.locations:
        _require(_place_ok(place), "country, lat or lon of a location", place.text)
    for quantity in event.quantities:
        _require(_bounds_ok(quantity.low, quantity.high), "bounds of a quantity", quantity.text)
    for span in _spans(event, mentions):
        _require(0 <= span.start <= span.end <= length, "a span outside the text", span)


def _check_date(when: DateMention | None) -> None:
    if when is not None:
        _require(when.grain in GRAINS, "grain", when.grain)
        ordered = when.start is None or when.end is None or when.start <= when.end
        _require(ordered, "a date that ends before it starts", when.text)


def _spans(event: Event, mentions: Sequence[Mention]) -> list[Span]:
    spans = [event.trigger, event.sentence, *event.mentions]
    spans += [mention.span for mention in mentions]
    spans += [place.span for place in event.locations]
    for quantity in event.quantities:
        spans += (quantity.span, quantity.number)
    if event.date:
        spans.append(event.date.span)
    if event.attribution:
        spans.append(event.attribution.cue)
    return spans


def _place_ok(place: PlaceMention) -> bool:
    lat_ok = place.lat is None or -90 <= place.lat <= 90
    lon_ok = place.lon is None or -180 <= place.lon <= 180
    return lat_ok and lon_ok and _country_ok(place.country)


def _bounds_ok(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def _country_ok(country: str | None) -> bool:
    return country is None or len(country) == 2


def _require(holds: bool, what: str, value: object) -> None:
    if not holds:
        message = f"the engine gave what the warehouse does not take: {what} {value!r:.100}"
        raise Rejected("bad_extraction", message)


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _names(mentions: Sequence[Mention]) -> list[str]:
    return [mention.name for mention in mentions]


def _finite(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
