"""What a load takes and gives: a batch of extractions and failures in, counts out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from newsevents.model import Article, Extraction, Failure


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction loads; `skipped` counts articles found unchanged before they were read.

    `seen` are all articles that came, those found unchanged too: where they were seen is written down.
    """

    extractions: tuple[Extraction, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: int = 0
    seen: tuple[Article, ...] = ()

    @property
    def all_seen(self) -> list[Article]:
        """All articles of the batch, each once."""
        return list(dict.fromkeys([*self.seen, *(found.article for found in self.extractions)]))


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the pipeline: its id in meta.runs, name and version of the engine that reads its articles."""

    id: UUID
    engine: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a batch: articles by outcome, events written, ids of all its articles in order."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    quarantined: int = 0
    events: int = 0
    article_ids: tuple[UUID, ...] = field(default=())

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.quarantined + other.quarantined,
            self.events + other.events,
            self.article_ids + other.article_ids,
        )
