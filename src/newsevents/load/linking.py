"""Links what was loaded: new articles are compared with those near them, and only their groups made anew.

What comes out depends on the articles held, not on the order in which they came or how often this ran. One
transaction takes a number of articles; after a kill, the next call goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import duckdb

from newsevents.link import blocking
from newsevents.link.event_pairs import link_events
from newsevents.link.gist import Gist, gist_of
from newsevents.link.gist_json import gist_text, read_gist
from newsevents.link.grouping import Pair, pair_of
from newsevents.link.shingles import SHARED_LEAST, compare, shingles, sketch
from newsevents.link.story_pairs import same_story
from newsevents.link.told import Told
from newsevents.load.link_actors import relink_actors
from newsevents.load.link_groups import regroup_articles, regroup_events
from newsevents.load.link_store import CANDIDATES, PENDING, LinkStore, span_of
from newsevents.load.told_rows import read_told

Key = tuple[object, ...]  # a row of meta.link_keys

LINKER = "1"
AT_ONCE = 500  # articles a transaction
LEAST_KEPT = 0.2  # probability from which a pair counts in the mean over a story
SAME_STORY = 0.5  # from which on the events of two articles are compared
GISTS = """
    SELECT article_id, published, gist FROM meta.linked_articles WHERE article_id IN (SELECT unnest($ids))
"""
VERSIONS = """
    SELECT article_id, version_id, engine FROM articles
    WHERE is_current AND article_id IN (SELECT unnest($ids))
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles with keys in common, and whether runs of words are among these."""

    pair: Pair
    may_be_copy: bool


def pending(connection: duckdb.DuckDBPyConnection) -> list[UUID]:
    """The articles that were loaded, changed or read anew since they were linked, the oldest first."""
    return [row[0] for row in LinkStore(connection).rows(PENDING, linker=LINKER)]


def link_articles(connection: duckdb.DuckDBPyConnection, articles: Sequence[UUID]) -> None:
    """Links these articles with all that are held; the caller opens and commits the transaction."""
    store = LinkStore(connection)
    near, events = store.forget(articles)
    told = read_told(connection, articles)
    gists = {article: gist_of(item) for article, item in told.items()}
    keys = [row for article in told for row in _keys(told[article], gists[article])]
    _keep(store, told, gists, keys)
    candidates = _candidates(store, told, keys)
    links = _link_pairs(store, candidates, gists)
    changed = set(articles) | near | {article for pair in links for article in pair}
    regroup_articles(store, changed)
    alike = [pair for pair, score in links.items() if score >= SAME_STORY]
    regroup_events(store, events | _link_events(store, alike))
    relink_actors(store, told)


def _keep(store: LinkStore, told: dict[UUID, Told], gists: dict[UUID, Gist], keys: Sequence[Key]) -> None:
    """Writes gists and keys."""
    versions = store.rows(VERSIONS, ids=sorted(told))
    store.add(
        "meta.linked_articles",
        [
            (article, version, engine, LINKER, told[article].day, gist_text(gists[article]))
            for article, version, engine in versions
        ],
    )
    store.add("meta.link_keys", keys)


def _keys(told: Told, gist: Gist) -> Iterable[Key]:
    yield from ((key, blocking.IDEA, told.day, told.id) for key in blocking.idea_keys(gist))
    runs = sketch(shingles(blocking.body_of(told)))
    yield from ((key, blocking.RUN, told.day, told.id) for key in runs)


def _candidates(store: LinkStore, told: dict[UUID, Told], keys: Sequence[Key]) -> list[Candidate]:
    first, last = span_of(item.day for item in told.values())
    reach = timedelta(days=blocking.COPY_WINDOW_DAYS)
    with store.registered("link_came", "meta.link_keys", keys):
        rows = store.rows(
            CANDIDATES,
            first=first if first.year == 1 else first - reach,
            last=last if last.year == 9999 else last + reach,
            window=blocking.WINDOW_DAYS,
            copy_window=blocking.COPY_WINDOW_DAYS,
            least_ideas=blocking.SHARED_IDEAS,
            least_runs=SHARED_LEAST,
        )
    found = {pair_of(one, other): runs >= SHARED_LEAST for one, other, _, runs in rows}
    return [Candidate(pair, copy) for pair, copy in sorted(found.items())]


def _link_pairs(
    store: LinkStore, candidates: Sequence[Candidate], gists: dict[UUID, Gist]
) -> dict[Pair, float]:
    """Writes the links of the candidates and gives those that may be of one story."""
    copies = _copies(store, [c.pair for c in candidates if c.may_be_copy])
    others = {article for c in candidates for article in c.pair} - gists.keys()
    known = gists | {row[0]: read_gist(*row) for row in store.rows(GISTS, ids=sorted(others))}
    scores = {
        c.pair: 1.0 if c.pair in copies else round(same_story(known[c.pair[0]], known[c.pair[1]]), 4)
        for c in candidates
    }
    links = {pair: score for pair, score in scores.items() if score >= LEAST_KEPT}
    store.add("meta.article_links", [(*pair, "copy", contained) for pair, contained in copies.items()])
    store.add("meta.article_links", [(*pair, "story", score) for pair, score in links.items()])
    return links


def _copies(store: LinkStore, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """The pairs whose texts are nearly the same, counted on the whole of both."""
    told = read_told(store.connection, {article for pair in pairs for article in pair}) if pairs else {}
    runs = {article: shingles(blocking.body_of(item)) for article, item in told.items()}
    likeness = {(one, other): compare(runs[one], runs[other]) for one, other in pairs}
    return {pair: found.contained for pair, found in likeness.items() if found.is_copy}


def _link_events(store: LinkStore, pairs: Sequence[Pair]) -> set[UUID]:
    """Writes the links between the events of these articles and gives all events of theirs that have one."""
    told = read_told(store.connection, {article for pair in pairs for article in pair}) if pairs else {}
    owner = {event.id: article for article, item in told.items() for event in item.events}
    rows = [
        (one, other, owner[one], owner[other], score)
        for pair in pairs
        for (one, other), score in link_events(told[pair[0]], told[pair[1]]).items()
    ]
    store.add("meta.event_links", rows)
    return {event for row in rows for event in row[:2]}
