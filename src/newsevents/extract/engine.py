"""Article to Extraction: mentions first, then events. Any engine fills the same form."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import Protocol

from newsevents import __version__, packs
from newsevents.extract.context import Context
from newsevents.extract.dates import drop_untold, find_dates
from newsevents.extract.drafts import Models, draft_events, load_models
from newsevents.extract.merge import merge_drafts
from newsevents.extract.places import find_places
from newsevents.extract.quantities import find_quantities, keep_counts
from newsevents.extract.rows import judge_group, make_row, weigh_fields
from newsevents.model import Article, DateMention, Event, Extraction, QuantityMention, Reading


class Engine(Protocol):
    """What every engine does; a field that is no span of the article is dropped."""

    def extract(self, reading: Reading) -> Extraction: ...


@cache
def engine_name() -> str:
    """Name and version of the default engine: a retrained model or a changed pack reads old articles anew."""
    files = sorted(
        p for p in packs.HERE.rglob("*") if p.is_file() and p.suffix in (".npz", ".toml", ".tsv", ".json")
    )
    content = blake2b(digest_size=4)
    for file in files:
        content.update(file.read_bytes())
    return f"embedded {__version__}+{content.hexdigest()}"


class EmbeddedEngine:
    """The default engine: packs and small learned models, on the CPU, nothing downloaded."""

    def extract(self, reading: Reading) -> Extraction:
        dates, quantities = find_numbers(reading.article)
        context = context_of(reading, dates, quantities)
        events = find_events(context, load_models())
        return Extraction(
            article=reading.article,
            events=tuple(events),
            dates=drop_untold(dates, reading.article.published_day),
            quantities=quantities,
            places=context.places,
            entities=reading.entities,
            why_none=None if events else "no_event_found",
        )


def make_context(reading: Reading) -> Context:
    """A reading with its dates, quantities, places and names."""
    return context_of(reading, *find_numbers(reading.article))


def find_numbers(article: Article) -> tuple[tuple[DateMention, ...], tuple[QuantityMention, ...]]:
    """All dates and quantities of an article."""
    dates = tuple(find_dates(article.text, article.lang, article.published_day, article.country))
    return dates, tuple(find_quantities(article.text, article.lang, [d.span for d in dates]))


def context_of(
    reading: Reading, dates: tuple[DateMention, ...], quantities: tuple[QuantityMention, ...]
) -> Context:
    """A reading with its mentions; ages and lengths within dates are no numbers of events."""
    places = tuple(find_places(reading.article, reading.entities))
    return Context(reading, dates, keep_counts(quantities, dates), places)


def find_events(context: Context, models: Models) -> list[Event]:
    """The rows of an article in text order: those that are likelier main ones than none."""
    groups = merge_drafts(draft_events(context, models), context, models)
    judged = [judge_group(group, context, models) for group in groups]
    rows = []
    for one in judged:
        if one.worth >= models.thresholds["row"]:
            fields = weigh_fields(one, context, models)
            if one.is_kept(fields, models.thresholds):
                rows.append(make_row(one, fields, context, models.thresholds))
    return sorted(rows, key=lambda row: row.trigger.start)
