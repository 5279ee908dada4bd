"""What travels between the rooms: RawPage → Article → Reading → Extraction (events and mentions).

All are frozen. A Span counts code points of `Article.text`: `text[span.start:span.end]` is the evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from newsevents.errors import NewsEventsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in `Article.text`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class RawPage:
    """Bytes as they came: a text file, a web page, or one line of a JSONL file.

    `media_type` is text/plain, text/html or application/json (a record as `newsevents extract` takes it).
    `origin` is where it was read: a URL, a file path, or "path#line". `published` is what the feed or
    sitemap that named it writes as its time of publication: a hint, as exact as it was told.
    """

    origin: str
    content: bytes
    media_type: str
    source: str
    url: str | None = None
    charset: str | None = None
    fetched_at: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    lang: str | None = None
    country: str | None = None
    timezone: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be used: the error, the stage it failed in (fetch, clean, …), where it was, the page."""

    error: NewsEventsError
    stage: str
    origin: str
    page: RawPage | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article. `text` starts with the headline where one was found; all spans count in it.

    `published` is aware when the zone is known; `published_grain` says how exact it is (minute | day);
    `published_from` where it was found: jsonld | meta | feed | time | url | text | given | htmldate. `form`
    is "live" for a live blog, which goes on after it came out: its times are those of its beginning.
    """

    id: str
    text: str
    lang: str
    title: str | None = None
    url: str | None = None
    published: datetime | None = None
    published_grain: str | None = None
    published_from: str | None = None
    byline: str | None = None
    section: str | None = None
    source: str | None = None
    country: str | None = None
    confidence: float = 1.0
    form: str | None = None

    @property
    def published_day(self) -> date | None:
        """The publish day in the article's own zone."""
        return self.published.date() if self.published else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text and what it is: headline | date | byline | caption | boilerplate | body."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. `i` is its place in `Reading.tokens`; `head` too (its own `i` for a root).

    `deprel` is a Universal Dependencies relation (nsubj, nsubj:pass, obj, obl, obl:agent, acl:relcl, …),
    `upos` a UD part of speech, `feats` UD features such as {"Voice": "Pass"}, `lemma` lower case.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: Mapping[str, str]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) of one sentence, and the kind of its paragraph."""

    start: int
    end: int
    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text: label PER | ORG | GPE | LOC | GROUP (peoples, believers) | EVENT | THING."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article read: paragraphs, sentences, tokens and names, all with offsets into `article.text`.

    `vectors` has one row for each token (the model's own token vectors), or is None where there are none.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    vectors: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or clock time in the text and the closed interval it stands for.

    `start`/`end` are days (None where that end is open or nothing can be told); `time` is "HH:MM" for clock
    times; `grain` is minute | hour | day | week | month | quarter | year | decade | range. Never more exact
    than the text.
    """

    span: Span
    text: str
    start: date | None
    end: date | None
    grain: str
    time: str | None = None


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with what it counts. Bounds say what the text says: "lebih dari 100 ribu" has no high one.

    `unit` is an ISO 4217 currency, a measure's base unit, "persen"/"percent", or the counted noun in the
    text's words; `kind` is one of killed injured missing displaced arrested people troops vehicles buildings
    money percent length area mass temperature magnitude duration age count; `number` spans modifier and
    number.
    """

    span: Span
    text: str
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    kind: str
    number: Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym (or demonym) resolved against the gazetteer; fields are None where it could not be.

    `feature` is country | admin1 | admin2 | admin3 | city | region | address | demonym.
    """

    span: Span
    text: str
    name: str | None
    country: str | None
    admin: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    feature: str


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor or target: its span, canonical name across the article, kind, ISO country and sector role.

    `kind` is PER | ORG | GPE | LOC | GROUP | THING; `role` a PLOVER sector (GOV MIL COP JUD LEG PTY OPP REB
    CRM SPY BUS MED EDU REL IGO NGO CVL) or None.
    """

    span: Span
    text: str
    name: str
    kind: str
    country: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says that it happened, and the word that says so."""

    speaker: Mention
    cue: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One row: who did what to whom, where, when, how many, and the characters that say so."""

    type: str
    trigger: Span
    lemma: str
    sentence: Span
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    locations: tuple[PlaceMention, ...] = ()
    date: DateMention | None = None
    quantities: tuple[QuantityMention, ...] = ()
    status: str = "actual"
    attribution: Attribution | None = None
    salience: str = "main"
    confidence: float = 0.5
    mentions: tuple[Span, ...] = ()
    engine: str = "embedded"
    engine_version: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article; `why_none` names the reason when there are no events."""

    article: Article
    events: tuple[Event, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[QuantityMention, ...]
    places: tuple[PlaceMention, ...]
    entities: tuple[Entity, ...]
    why_none: str | None = None
