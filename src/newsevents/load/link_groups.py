"""Makes groups anew where links have changed: copies of a text, stories, events told by several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from newsevents.link import ids
from newsevents.link.grouping import Pair, components, group
from newsevents.load.link_store import LinkStore

STORY_MEAN = 0.25  # mean probability over all pairs of a story; bench/linking.py has what it was set by
EVENT_MEAN = 0.3
PUBLISHED = """
    SELECT article_id, published_local FROM articles
    WHERE is_current AND article_id IN (SELECT unnest($ids))
"""
ADD_STORIES = """
    INSERT INTO stories
    SELECT
        m.story_id, arg_min(a.title, m.nth), min(a.published_local), max(a.published_local), count(*),
        count(DISTINCT coalesce(a.source, '')), list(DISTINCT a.lang ORDER BY a.lang)
    FROM link_members AS m INNER JOIN articles AS a ON a.article_id = m.article_id AND a.is_current
    GROUP BY m.story_id
"""
TELLINGS = """
    SELECT
        e.event_id, e.article_id, coalesce(a.source, '') AS source, len(m.triggers) AS words,
        e.salience = 'main' AS is_main,
        (len(e.actors) > 0)::INT + (len(e.targets) > 0)::INT + (len(e.locations) > 0)::INT
            + (e.date_start IS NOT NULL)::INT + (q.event_id IS NOT NULL)::INT AS filled
    FROM events AS e
    INNER JOIN articles AS a ON a.version_id = e.version_id
    INNER JOIN mentions AS m ON m.event_id = e.event_id
    LEFT JOIN quantities AS q ON q.event_id = e.event_id AND q.nth = 1
    WHERE e.event_id IN (SELECT unnest($ids))
"""
Telling = tuple[Any, ...]


def regroup_articles(store: LinkStore, changed: Iterable[UUID]) -> int:
    """Makes stories and copies anew that the changed articles hang together with; gives how many stories."""
    nodes = set(changed)
    _regroup_copies(store, nodes)
    links = store.hanging_together("meta.article_links", nodes, "kind = 'story'")
    nodes |= {node for pair in links for node in pair}
    _forget_stories(store, nodes)
    groups = group(links, STORY_MEAN)
    published = dict(store.rows(PUBLISHED, ids=[node for members in groups for node in members]))
    _add_stories(store, groups, links, published)
    return len(groups)


def _regroup_copies(store: LinkStore, changed: set[UUID]) -> None:
    links = store.hanging_together("meta.article_links", changed, "kind = 'copy'")
    nodes = sorted(changed | {node for pair in links for node in pair})
    store.rows("DELETE FROM article_copies WHERE article_id IN (SELECT unnest($ids))", ids=nodes)
    published = dict(store.rows(PUBLISHED, ids=nodes))
    rows = []
    for members in components(links):
        original = first_published(members, published)
        rows += [(member, original) for member in members]
    store.add("article_copies", rows)


def first_published(members: Sequence[UUID], published: Mapping[UUID, Any]) -> UUID:
    """The article that was published first; those without a time come last, the smaller id first."""
    return min(members, key=lambda m: (published.get(m) is None, str(published.get(m)), m))


def _forget_stories(store: LinkStore, nodes: Iterable[UUID]) -> None:
    known = {"ids": sorted(nodes)}
    mine = "SELECT story_id FROM story_articles WHERE article_id IN (SELECT unnest($ids))"
    store.rows(f"DELETE FROM stories WHERE story_id IN ({mine})", **known)  # noqa: S608
    store.rows("DELETE FROM story_articles WHERE article_id IN (SELECT unnest($ids))", **known)


def _add_stories(
    store: LinkStore,
    groups: Iterable[Sequence[UUID]],
    links: Mapping[Pair, float],
    published: Mapping[UUID, Any],
) -> None:
    weight: dict[UUID, float] = defaultdict(float)
    for (one, other), score in links.items():
        weight[one] += score
        weight[other] += score
    rows = []
    for members in groups:
        story = ids.key_id("story", first_published(members, published).hex)
        central = sorted(members, key=lambda m: (-round(weight[m], 6), m))
        rows += [(member, story, nth) for nth, member in enumerate(central)]
    if rows:
        store.add("story_articles", [row[:2] for row in rows])
        with store.registered("link_members", "story members", rows):
            store.rows(ADD_STORIES)


def regroup_events(store: LinkStore, changed: Iterable[UUID]) -> int:
    """Makes events anew that the changed ones hang together with; gives how many several articles tell."""
    links = store.hanging_together("meta.event_links", changed, "true")
    nodes = sorted({*changed, *(node for pair in links for node in pair)})
    store.rows("DELETE FROM linked_events WHERE event_id IN (SELECT unnest($ids))", ids=nodes)
    if not links:
        return 0
    tellings = {row[0]: row for row in store.rows(TELLINGS, ids=nodes)}
    groups = group(links, EVENT_MEAN, apart=lambda event: tellings[event][1] if event in tellings else None)
    store.add("linked_events", [row for members in groups for row in _linked([tellings[m] for m in members])])
    return len(groups)


def _linked(tellings: Sequence[Telling]) -> list[tuple[object, ...]]:
    """The rows of one event: its fullest telling is shown, of equals the one with the smaller id."""
    shown = min(tellings, key=lambda t: (not t[4], -t[5], t[0]))[0]
    counts = (
        len({t[1] for t in tellings}),
        len({t[2] for t in tellings}),
        sum(t[3] for t in tellings),
    )
    return [(telling[0], shown, *counts) for telling in tellings]
