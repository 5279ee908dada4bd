"""The evidence of events: which characters say what, who else tells it, where numbers differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from newsevents.ask.reader import Reader
from newsevents.report.shown import ROW, plain, plain_row

Mark = tuple[int, int, str]  # first character, the one after the last, field
SPANS = """
SELECT event_id, span_start, span_end, field FROM (
    SELECT event_id, 'action' AS field, unnest(triggers, recursive := true) FROM mentions
) UNION ALL SELECT event_id, span_start, span_end, part FROM event_actors
UNION ALL SELECT event_id, span_start, span_end, 'location' FROM event_places
UNION ALL SELECT event_id, span_start, span_end, 'quantity' FROM quantities
UNION ALL SELECT event_id, date_span_start, date_span_end, 'date'
    FROM mentions WHERE date_span_start IS NOT NULL
UNION ALL SELECT event_id, speaker_start, speaker_end, 'speaker'
    FROM mentions WHERE speaker_start IS NOT NULL"""
ARTICLE = """SELECT a.text, a.title, a.url, a.source, a.published_local AS published, a.byline, a.lang,
    m.sentence_start, m.sentence_end, m.engine || ' ' || m.engine_version AS engine
    FROM mentions AS m INNER JOIN articles AS a ON a.version_id = m.version_id
    WHERE m.event_id = CAST($event AS UUID)"""
TELLINGS = """SELECT telling_id, source, lang, published, action, actor, target, location,
    date_start, date_end,    quantity_text, status, attribution, is_copy, sentence, title, url
    FROM v_tellings WHERE event_id = CAST($event AS UUID) ORDER BY published, source, telling_id LIMIT 100"""
DISAGREEMENTS = """SELECT event_id, kind, unit, lowest, highest, tellings FROM v_disagreements"""
STORY = """SELECT story_id, title, first_published, last_published, n_articles, n_sources, n_copies, n_events,
    types,    locations FROM v_stories WHERE CAST(story_id AS VARCHAR) = $story"""
STORY_ARTICLES = """SELECT a.published_local AS published, a.source, a.title, a.url, a.lang,
    c.original_id IS NOT NULL AND c.original_id <> a.article_id AS is_copy
    FROM story_articles AS s INNER JOIN articles AS a ON a.article_id = s.article_id AND a.is_current
    LEFT JOIN article_copies AS c ON c.article_id = a.article_id
    WHERE CAST(s.story_id AS VARCHAR) = $story ORDER BY published, a.source, a.title LIMIT 200"""


def evidence(reader: Reader, event: str) -> dict[str, Any] | None:
    """All about one event, with the text of its article and the marks in it; None where there is none."""
    wanted = {"event": event}
    rows = reader.records(f"SELECT {ROW} FROM shown WHERE CAST(event_id AS VARCHAR) = $event", wanted)  # noqa: S608
    if not rows:
        return None
    article = reader.records(ARTICLE, wanted)[0]
    spans = reader.ask(f"SELECT * FROM ({SPANS}) WHERE event_id = CAST($event AS UUID)", wanted).rows  # noqa: S608
    differing = reader.records(f"{DISAGREEMENTS} WHERE event_id = CAST($event AS UUID)", wanted)
    return {
        "event": plain_row(rows[0]),
        "article": plain_row(article),
        "marks": apart((start, end, field) for _, start, end, field in spans),
        "tellings": [plain_row(row) for row in reader.records(TELLINGS, wanted)],
        "disagreements": [plain_row(row) for row in differing],
    }


def story(reader: Reader, wanted: str) -> dict[str, Any] | None:
    """A story with its articles in the order of their publication; None where there is none."""
    rows = reader.records(STORY, {"story": wanted})
    if not rows:
        return None
    articles = reader.records(STORY_ARTICLES, {"story": wanted})
    return plain_row(rows[0]) | {"articles": [plain_row(article) for article in articles]}


def marks_in_sentences(reader: Reader, events: Sequence[str]) -> dict[str, list[Mark]]:
    """The marks of each event within its sentence, counted from the start of the sentence."""
    wanted = {"events": list(events)}
    chosen = "WHERE list_contains($events, CAST(event_id AS VARCHAR))"
    ends = reader.ask(
        f"SELECT event_id, sentence_start, sentence_end FROM mentions {chosen}",  # noqa: S608
        wanted,
    ).rows
    sentences = {str(event): (start, end) for event, start, end in ends}
    found: dict[str, list[Mark]] = defaultdict(list)
    for event, start, end, field in reader.ask(f"SELECT * FROM ({SPANS}) {chosen}", wanted).rows:  # noqa: S608
        first, last = sentences[str(event)]
        if first <= start and end <= last:
            found[str(event)].append((start - first, end - first, field))
    return {event: apart(marks) for event, marks in found.items()}


def disagreements(reader: Reader, events: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Numbers that differ from article to article, by event."""
    wanted = set(events)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in reader.records(DISAGREEMENTS):
        if str(row["event_id"]) in wanted:
            found[str(row["event_id"])].append({k: plain(v) for k, v in row.items() if k != "event_id"})
    return dict(found)


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order, without those that reach into one before them.

    >>> apart([(0, 6, "actor"), (3, 9, "location"), (7, 16, "action")])
    [(0, 6, 'actor'), (7, 16, 'action')]
    """
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark[0], mark[1], mark[2])):
        if mark[0] < mark[1] and (not kept or kept[-1][1] <= mark[0]):
            kept.append(mark)
    return kept
