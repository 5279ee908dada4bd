"""Linking in the warehouse: what is linked, and that order, batches and kills make no difference."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import QUAKE_EN, QUAKE_ID, QUAKE_LATER, RATE
from newsevents.load import linking
from newsevents.load.store import Warehouse
from newsevents.load.verify import verify
from newsevents.model import DateMention, Event, Extraction, Mention, PlaceMention, QuantityMention, Span
from newsroom import WIB, extraction, load, opened, span

LINKED = ("article_copies", "stories", "story_articles", "linked_events", "linked_actors")
KEPT = ("meta.linked_articles", "meta.link_keys", "meta.article_links", "meta.event_links")


def contents(warehouse: Warehouse) -> dict[str, list[str]]:
    """All rows of the tables that linking fills, sorted."""
    return {name: sorted(map(repr, warehouse.connection.table(name).fetchall())) for name in (*LINKED, *KEPT)}


def quantity(text: str, words: str, kind: str, value: float) -> QuantityMention:
    return QuantityMention(span(text, words), words, value, value, False, "orang", kind, span(text, words))


def quake(text: str, word: str, lemma: str, killed: str) -> Event:
    """The earthquake as one text tells it."""
    where = span(text, "Sukamaju")
    place = PlaceMention(where, "Sukamaju", "Sukamaju", "ID", "West Java", -6.8, 107.1, 77, "city")
    day = date(2024, 11, 5)
    return Event(
        "DISASTER", span(text, word), lemma, Span(0, text.index(".", 60) + 1), locations=(place,),
        date=DateMention(Span(0, 1), text[0], day, day, "day"),
        quantities=(quantity(text, killed, "killed", float(killed)),), mentions=(span(text, word),),
        confidence=0.9, engine="embedded", engine_version="1",
    )  # fmt: skip


def news(serial: int, text: str, events: Sequence[Event] = (), **fields: Any) -> Extraction:
    """An article of its own source, an hour after the one before."""
    when = datetime(2024, 11, 6, 8, tzinfo=WIB) + timedelta(hours=serial)
    given = {"published": when, "source": f"koran{serial}", "url": f"https://koran{serial}.example/{serial}"}
    return extraction(text, events, title=None, **given | fields)


FIRST = news(1, QUAKE_ID, [quake(QUAKE_ID, "Gempa", "gempa", "12")])
ENGLISH = news(2, QUAKE_EN, [quake(QUAKE_EN, "struck", "strike", "12")], lang="en")
LATER = news(20, QUAKE_LATER, [quake(QUAKE_LATER, "lindu", "lindu", "15")])
OTHER = news(3, RATE)
COPY = news(4, QUAKE_ID, [quake(QUAKE_ID, "Gempa", "gempa", "12")])
ALL = (FIRST, ENGLISH, LATER, OTHER, COPY)


def rows(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    return warehouse.connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with opened(tmp_path_factory.mktemp("linking") / "w.duckdb") as warehouse:
        load(warehouse, *ALL)
        assert warehouse.link() == len(ALL)
        yield warehouse


def test_one_event_is_one_row_however_many_tell_it(linked: Warehouse) -> None:
    found = rows(linked, "SELECT n_articles, n_sources, n_mentions FROM v_events WHERE type = 'DISASTER'")
    assert found == [(4, 4, 4)]


def test_every_telling_is_kept(linked: Warehouse) -> None:
    sql = "SELECT lang, is_copy FROM v_tellings SEMI JOIN v_events USING (event_id) ORDER BY ALL"
    found = rows(linked, sql)
    assert found == [("en", False), ("id", False), ("id", False), ("id", True)]


def test_evidence_is_that_of_all_articles(linked: Warehouse) -> None:
    sql = "SELECT e.source FROM v_events AS v, evidence(v.event_id) AS e WHERE v.n_articles > 1 ORDER BY ALL"
    assert rows(linked, sql) == [("koran1",), ("koran2",), ("koran20",), ("koran4",)]


def test_numbers_that_differ_stand_side_by_side(linked: Warehouse) -> None:
    found = rows(
        linked,
        "SELECT kind, lowest, highest, first_told, last_told, n_articles, "
        "[telling.source for telling in tellings] FROM v_disagreements",
    )
    assert found == [("killed", 12, 15, 12, 15, 3, ["koran1", "koran2", "koran20"])]


def test_story_has_its_articles(linked: Warehouse) -> None:
    sql = "SELECT n_articles, n_sources, n_copies, n_events, langs, types, locations FROM v_stories"
    found = rows(linked, sql)
    assert found == [(4, 4, 1, 1, ["en", "id"], ["DISASTER"], ["Sukamaju"])]


def test_copy_knows_its_original(linked: Warehouse) -> None:
    found = rows(
        linked,
        "SELECT DISTINCT o.source FROM article_copies JOIN articles AS o ON o.article_id = original_id",
    )
    assert found == [("koran1",)]


def test_linking_again_changes_nothing(linked: Warehouse) -> None:
    before = contents(linked)
    assert linked.link() == 0
    linking.link_articles(
        linked.connection, [row[0] for row in rows(linked, "SELECT article_id FROM articles")]
    )
    assert contents(linked) == before


def test_tables_are_sound(linked: Warehouse) -> None:
    assert verify(linked.connection) == ()


@pytest.mark.parametrize("seed", range(4))
def test_order_and_batches_make_no_difference(seed: int, linked: Warehouse, tmp_path: Path) -> None:
    items = list(ALL)
    random.Random(seed).shuffle(items)
    with opened(tmp_path / "w.duckdb") as warehouse:
        for item in items:
            load(warehouse, item)
            if seed % 2:
                warehouse.link()
        warehouse.link()
        assert contents(warehouse) == contents(linked)


def test_new_version_leaves_the_story_it_no_longer_tells(tmp_path: Path) -> None:
    with opened(tmp_path / "one.duckdb") as one, opened(tmp_path / "two.duckdb") as two:
        load(one, FIRST, ENGLISH)
        one.link()
        assert rows(one, "SELECT count(*) FROM stories") == [(1,)]
        changed = replace(ENGLISH, article=replace(OTHER.article, url=ENGLISH.article.url), events=())
        load(one, changed)
        assert one.link() == 1
        assert [rows(one, f"SELECT count(*) FROM {name}") for name in LINKED] == [[(0,)]] * len(LINKED)
        load(two, FIRST, changed)
        two.link()
        assert contents(one)["meta.link_keys"] == contents(two)["meta.link_keys"]
        assert verify(one.connection) == ()


def test_events_read_by_another_engine_are_linked_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, FIRST, ENGLISH)
        warehouse.link()
        load(warehouse, replace(ENGLISH, events=()), engine="other 2")
        assert warehouse.link() == 1
        assert rows(warehouse, "SELECT count(*) FROM linked_events") == [(0,)]
        assert rows(warehouse, "SELECT count(*) FROM stories") == [(1,)]
        assert rows(warehouse, "SELECT n_articles FROM v_events") == [(1,)]


def test_what_a_kill_left_is_linked_by_the_next_run(
    tmp_path: Path, linked: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsevents.load.store.AT_ONCE", 2)
    real, calls = linking.link_articles, []

    def fail(connection: Any, articles: Any) -> None:
        calls.append(articles)
        real(connection, articles)
        if len(calls) == 2:
            raise KeyboardInterrupt

    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, *ALL)
        monkeypatch.setattr("newsevents.load.store.link_articles", fail)
        with pytest.raises(KeyboardInterrupt):
            warehouse.link()
        assert warehouse.link() == 3
        assert contents(warehouse) == contents(linked)


def test_article_far_away_in_time_is_no_part_of_the_story(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        months = timedelta(days=90)
        published = LATER.article.published
        assert published is not None
        load(warehouse, FIRST, replace(LATER, article=replace(LATER.article, published=published + months)))
        warehouse.link()
        assert rows(warehouse, "SELECT count(*) FROM stories") == [(0,)]


def test_articles_without_day_are_linked_as_copies_alone(tmp_path: Path) -> None:
    def undated(item: Extraction) -> Extraction:
        return replace(item, article=replace(item.article, published=None, published_grain=None))

    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, undated(FIRST), undated(ENGLISH), COPY)
        warehouse.link()
        assert rows(warehouse, "SELECT count(*) FROM article_copies") == [(2,)]
        assert rows(warehouse, "SELECT n_articles FROM stories") == [(2,)]


def test_actors_are_known_under_their_fullest_names(tmp_path: Path) -> None:
    names = ("Tirta", "Tirta Wulandari", "Budi Saputra")
    items = [
        news(n, text, [arrest(text, name)])
        for n, name in enumerate(names)
        for text in [f"Polisi menangkap {name} di rumahnya pada Senin."]
    ]
    with opened(tmp_path / "one.duckdb") as one, opened(tmp_path / "two.duckdb") as two:
        load(one, *items)
        one.link()
        for item in reversed(items):
            load(two, item)
            two.link()
        assert contents(one)["linked_actors"] == contents(two)["linked_actors"]
        known = rows(one, "SELECT name, aliases FROM v_actors WHERE kind = 'PER' ORDER BY name")
        called = rows(one, "SELECT called FROM v_actor_names WHERE name = 'Tirta Wulandari' ORDER BY called")
        events = [rows(one, f"FROM events_of('{n}') SELECT sentence") for n in ("tirta", "TIRTA WULANDARI")]
    assert known == [("Budi Saputra", []), ("Tirta Wulandari", ["Tirta"])]
    assert called == [("Tirta",), ("Tirta Wulandari",)]
    assert sorted(events[0]) == sorted(events[1])
    assert events[0]


def arrest(text: str, name: str) -> Event:
    """Somebody is arrested."""
    person = Mention(span(text, name), name, name, "PER", "ID", None)
    trigger = span(text, "menangkap")
    return Event("COERCE", trigger, "tangkap", Span(0, len(text)), targets=(person,), mentions=(trigger,))


def test_publish_takes_what_was_linked_later(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, *ALL)
        assert warehouse.publish() is not None
        assert warehouse.publish() is None
        warehouse.link()
        assert warehouse.publish() is not None
