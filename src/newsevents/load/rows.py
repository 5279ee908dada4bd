"""An extraction turned into the rows of all tables, checked against what the tables allow."""

from __future__ import annotations

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
        """The rows of a table, each key (first column) once: the first, its gaps filled by later ones."""
        first: dict[object, Row] = {}
        for row in self.tables[table]:
            held = first.setdefault(row[0], row)
            if None in held and held is not row:
                filled = zip(held, row, strict=True)
                first[row[0]] = tuple(new if old is None else old for old, new in filled)
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


def add_article(rows: Rows, extraction: Extraction, version: Version, engine: str, *, current: bool) -> None:
    """Adds the rows of `articles` and `sources` for one article."""
    article = extraction.article
    published = article.published
    offset = published.utcoffset() if published else None
    rows.add(
        "articles", version.id.bytes, version.article_id.bytes, version.number, current, version.content_hash,
        article.url, article.source, article.lang, article.title, article.text, article.byline,
        article.section,
        published if offset is not None else None, published.replace(tzinfo=None) if published else None,
        None if offset is None else int(offset.total_seconds()) // 60, article.published_grain,
        article.published_from, article.confidence, engine, extraction.why_none, article.form,
    )  # fmt: skip
    if article.source:
        rows.add("sources", article.source, article.country, _host(article.url))


def check_extraction(extraction: Extraction) -> None:
    """Raises Rejected("bad_extraction") where a table would refuse the article or one of its events."""
    check_article(extraction.article)
    for event in extraction.events:
        _check_event(event, len(extraction.article.text))


def check_article(article: Article) -> None:
    """Raises Rejected("bad_extraction") where a table would refuse the article itself."""
    grain = article.published_grain
    _require(grain is None or grain in PUBLISHED_GRAINS, "published_grain", grain)
    _require(0 <= article.confidence <= 1, "confidence of the article", article.confidence)
    _require(country_ok(article.country), "country of the article", article.country)


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
        _require(country_ok(mention.country), "country of an actor", mention.country)
    for place in event.locations:
        _require(place_ok(place), "country, lat or lon of a location", place.text)
    for quantity in event.quantities:
        _require(bounds_ok(quantity.low, quantity.high), "bounds of a quantity", quantity.text)
    for span in _spans(event, mentions):
        _require(0 <= span.start <= span.end <= length, "a span outside the text", span)


def _check_date(when: DateMention | None) -> None:
    if when is not None:
        _require(when.grain in GRAINS, "grain", when.grain)
        _require(date_ok(when), "a date that ends before it starts", when.text)


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


def date_ok(when: DateMention) -> bool:
    """True unless it ends before it starts."""
    return when.start is None or when.end is None or when.start <= when.end


def place_ok(place: PlaceMention) -> bool:
    """True for a country of two letters and coordinates on the globe."""
    lat_ok = place.lat is None or -90 <= place.lat <= 90
    lon_ok = place.lon is None or -180 <= place.lon <= 180
    return lat_ok and lon_ok and country_ok(place.country)


def bounds_ok(low: float | None, high: float | None) -> bool:
    """True unless the lower bound is above the upper one."""
    return low is None or high is None or low <= high


def country_ok(country: str | None) -> bool:
    """True for no country, and for two letters."""
    return country is None or len(country) == 2


def _require(holds: bool, what: str, value: object) -> None:
    if not holds:
        message = f"the engine gave what the warehouse does not take: {what} {value!r:.100}"
        raise Rejected("bad_extraction", message)


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
