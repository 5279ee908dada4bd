"""Where texts were seen, texts that another article has already, and how much a new version differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import md5
from uuid import UUID

import duckdb

from newsevents.link import ids
from newsevents.load.columns import ArrowTable, arrow_table
from newsevents.load.merge import incoming
from newsevents.model import Article

HELD = """
    SELECT DISTINCT article_id FROM articles WHERE article_id IN (SELECT article_id FROM incoming_seen)
"""
OWNERS = """
    SELECT text_hash, arg_min(article_id, (first_seen, article_id)) AS owner FROM appearances
    WHERE text_hash IN (SELECT text_hash FROM incoming_seen) GROUP BY text_hash
"""
NOTE = """
    INSERT INTO appearances
    SELECT DISTINCT owner, address, source, text_hash, $now::TIMESTAMPTZ FROM ({}) AS came
    WHERE NOT EXISTS (
        FROM appearances AS held
        WHERE held.article_id = came.owner AND held.address = came.address
            AND held.source IS NOT DISTINCT FROM came.source AND held.text_hash = came.text_hash
    )
"""
NOTE_OWN = NOTE.format(
    f"FROM (SELECT *, article_id AS owner FROM incoming_seen) SEMI JOIN ({HELD}) USING (article_id)"  # noqa: S608
)
NOTE_COPIES = NOTE.format(
    f"FROM incoming_seen ANTI JOIN ({HELD}) USING (article_id) JOIN ({OWNERS}) USING (text_hash)"
)
BEFORE = """
    SELECT came.version_id, held.text, came.text FROM articles AS came
    JOIN articles AS held ON held.article_id = came.article_id AND held.version = came.version - 1
    WHERE came.changed_words IS NULL AND came.version_id IN (SELECT unnest($versions))
"""


def find_copies(connection: duckdb.DuckDBPyConnection, articles: Sequence[Article]) -> set[Article]:
    """The articles whose text another one has: one in the warehouse, or an earlier one of these.

    An article that is in the warehouse under its own address is none, whatever its text.
    """
    if not articles:
        return set()
    with incoming(connection, "seen", _table(articles)):
        held = {owner for (owner,) in connection.execute(HELD).fetchall()}
        owners: dict[UUID, UUID] = dict(connection.execute(OWNERS).fetchall())
    copies = set()
    for article in articles:
        own = ids.article_id(article)
        first = owners.setdefault(text_hash(article.text), own)
        if first != own and own not in held:
            copies.add(article)
    return copies


def note_appearances(
    connection: duckdb.DuckDBPyConnection, articles: Sequence[Article], now: datetime
) -> None:
    """Writes down where these articles were seen: those in the warehouse first, then copies of their texts.

    What was noted before stays; what is neither (it failed) is left out.
    """
    if articles:
        with incoming(connection, "seen", _table(articles)):
            for statement in (NOTE_OWN, NOTE_COPIES):
                connection.execute(statement, {"now": now})


def measure_changes(connection: duckdb.DuckDBPyConnection, versions: Iterable[UUID]) -> None:
    """Writes down by how many words these versions differ from those before them."""
    pairs = connection.execute(BEFORE, {"versions": list(versions)}).fetchall()
    counts = [(changed_words(before, now), version) for version, before, now in pairs]
    if counts:
        connection.executemany("UPDATE articles SET changed_words = ? WHERE version_id = ?", counts)


def changed_words(before: str, now: str) -> int:
    """How many words one text has more of than the other, both ways added up; their order does not count.

    >>> changed_words("Tiga orang tewas dalam banjir.", "Empat orang tewas dalam banjir.")
    2
    """
    old, new = Counter(before.split()), Counter(now.split())
    return (old - new).total() + (new - old).total()


def text_hash(text: str) -> UUID:
    """The MD5 of a text as the warehouse holds it; it tells texts apart, it guards nothing."""
    return UUID(bytes=md5(text.encode("utf-8", "replace"), usedforsecurity=False).digest())


def _table(articles: Sequence[Article]) -> ArrowTable:
    """Id, address, source and text of the articles."""
    rows = [
        (
            ids.article_id(article).bytes,
            article.url or article.id,
            article.source,
            text_hash(article.text).bytes,
        )
        for article in articles
    ]
    return arrow_table("seen", rows)
