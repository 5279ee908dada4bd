"""Finds the actors whose names may be one with those of new articles, and links them anew."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from newsevents.link.actor_names import Actor, initials, is_acronym, link_actors, name_words
from newsevents.load.link_store import LinkStore

OF_ARTICLES = """
    SELECT DISTINCT a.actor_id, a.name, a.country, a.kind, a.role
    FROM event_actors AS ea
    INNER JOIN events AS e ON e.event_id = ea.event_id
    INNER JOIN actors AS a ON a.actor_id = ea.actor_id
    WHERE e.article_id IN (SELECT unnest($ids)) AND a.kind IN ('PER', 'ORG')
"""
PERSONS = """
    SELECT actor_id, name, country, kind, role FROM actors
    WHERE kind = 'PER' AND list_has_any(string_split(lower(name), ' '), $words::VARCHAR[])
"""
BODIES = """
    SELECT actor_id, name, country, kind, role FROM actors
    WHERE kind = 'ORG' AND (
        name IN (SELECT unnest($acronyms::VARCHAR[]))
        OR array_to_string([word[1] FOR word IN string_split(name, ' ') IF word[1] <> lower(word[1])], '')
            IN (SELECT unnest($acronyms::VARCHAR[]))
    )
"""


def relink_actors(store: LinkStore, articles: Iterable[UUID]) -> None:
    """Links anew all actors that share a word or an acronym with those of these articles."""
    new = [Actor(*row) for row in store.rows(OF_ARTICLES, ids=sorted(articles))]
    words = {word for actor in new for word in name_words(actor)}
    acronyms = {initials(actor) for actor in new} | {actor.name for actor in new if is_acronym(actor)}
    acronyms.discard("")
    if not words and not acronyms:
        return
    found = store.rows(PERSONS, words=sorted(words)) + store.rows(BODIES, acronyms=sorted(acronyms))
    near = [Actor(*row) for row in found]
    # What shares only some words may have fuller names that share none with the new ones: it stays as it is.
    settled = {actor.id for actor in near if set(name_words(actor)) <= words}
    store.rows("DELETE FROM linked_actors WHERE actor_id IN (SELECT unnest($ids))", ids=sorted(settled))
    links = link_actors(near)
    store.add("linked_actors", [(short, links[short]) for short in sorted(settled & links.keys())])
