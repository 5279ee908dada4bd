"""One text at many addresses, and versions that say how much they changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsevents.load.appearances import changed_words, find_copies, text_hash
from newsevents.load.batch import Batch
from newsevents.load.store import Warehouse
from newsevents.model import Article, Extraction
from newsroom import ENGINE, TEXT, extraction, opened

OTHER = "Hujan deras mengguyur Semarang sejak Senin malam."
KEPT = ("first", "second", "third")
SEEN = "SELECT address, source FROM appearances ORDER BY address, source"


def article(name: str, text: str = TEXT, **fields: Any) -> Article:
    return replace(Article(name, text, "id", url=f"https://{name}.example/1", source=name), **fields)


def load(warehouse: Warehouse, *articles: Article) -> None:
    """Loads articles as a run does: what need not be read is only seen."""
    known = warehouse.unchanged(articles, ENGINE)
    fresh = tuple(Extraction(a, (), (), (), (), ()) for a in articles if a not in known)
    run = warehouse.begin_run(ENGINE)
    warehouse.load(Batch(fresh, skipped=len(articles) - len(fresh), seen=articles), run)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("Tiga orang tewas.", "Tiga orang tewas.", 0),
        ("Tiga orang tewas.", "Empat orang tewas.", 2),
        ("Tiga orang tewas.", "Tiga orang tewas. Satu hilang.", 2),
        ("satu dua dua", "dua satu", 1),
        ("", "satu dua", 2),
    ],
)
def test_the_size_of_a_change_is_told_in_words(before: str, now: str, words: int) -> None:
    assert changed_words(before, now) == words
    assert changed_words(now, before) == words


def test_a_text_is_hashed_as_it_is_stored() -> None:
    assert text_hash("a\ud800") == text_hash("a?") != text_hash("a")
    assert str(text_hash("")) == "d41d8cd9-8f00-b204-e980-0998ecf8427e"


def test_one_text_at_three_addresses_is_one_article(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, article("first"), article("second"))
        load(warehouse, article("third"), article("apart", OTHER))
        read = warehouse.connection.execute
        assert read("SELECT count(*) FROM articles").fetchall() == [(2,)]
        one = "SELECT address FROM appearances JOIN articles USING (article_id) WHERE url LIKE '%first%'"
        assert sorted(read(one).fetchall()) == [(f"https://{name}.example/1",) for name in KEPT]
        assert warehouse.verify() == ()


def test_loaded_again_nothing_is_added(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, article("first"), article("second"))
        before = warehouse.connection.execute("FROM appearances").fetchall()
        load(warehouse, article("first"), article("second"))
        assert warehouse.connection.execute("FROM appearances").fetchall() == before


def test_an_address_shown_by_two_sources_is_told_twice(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, article("first"))
        load(warehouse, article("first", source="agency"), article("first", source=None))
        found = warehouse.connection.execute(SEEN).fetchall()
        assert [source for _, source in found] == ["agency", "first", None]


def test_an_article_of_its_own_stays_one_whatever_it_says_later(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, article("first"), article("second", OTHER))
        load(warehouse, article("second", TEXT))
        rows = warehouse.connection.execute(
            "SELECT version, changed_words FROM articles ORDER BY ALL"
        ).fetchall()
        assert len(rows) == 3
        assert [row for row in rows if row[0] == 2] == [(2, changed_words(OTHER, TEXT))]
        assert warehouse.verify() == ()


def test_a_text_without_address_belongs_to_the_article_that_has_it(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, article("first"))
        load(warehouse, article("/a.txt", url=None, source=None))
        assert ("/a.txt", None) in warehouse.connection.execute(SEEN).fetchall()
        assert warehouse.connection.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]


def test_the_first_of_a_batch_is_no_copy(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        first, second, apart = article("first"), article("second"), article("apart", OTHER)
        assert find_copies(warehouse.connection, [first, apart, second, second]) == {second}
        assert find_copies(warehouse.connection, []) == set()


def test_an_article_that_failed_was_seen_nowhere(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        warehouse.load(Batch(seen=(article("first"), article("second"))), warehouse.begin_run(ENGINE))
        assert warehouse.connection.execute(SEEN).fetchall() == []


def test_a_new_version_says_how_much_it_changed(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        run = warehouse.begin_run(ENGINE)
        for text in (TEXT, f"{TEXT} Dua tewas.", f"{TEXT} Tiga tewas."):
            warehouse.load(Batch((extraction(text, [], url="https://berita.example/1"),)), run)
        rows = warehouse.connection.execute("SELECT changed_words FROM articles ORDER BY version").fetchall()
        assert rows == [(None,), (2,), (2,)]


def test_a_copy_alone_renews_the_snapshot(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, article("first"))
        assert warehouse.publish()
        load(warehouse, article("first"))
        assert warehouse.publish() is None
        load(warehouse, article("second"))
        assert warehouse.publish()


def test_old_warehouses_learn_where_their_texts_were_seen(tmp_path: Path) -> None:
    import duckdb

    from newsevents.load.migrate import migrate, migrations

    with duckdb.connect(str(tmp_path / "old.duckdb")) as old:
        migrate(old, migrations()[:5])
        old.execute("""
            INSERT INTO articles (version_id, article_id, version, is_current, content_hash, url, lang, text,
                confidence, engine)
            SELECT uuid(), '00000000-0000-8000-8000-000000000001', 1, true, 'x', 'https://a.example/1', 'id',
                'Hujan “deras”', 1, 'e'""")
        old.execute("""
            INSERT INTO meta.loads SELECT uuid(), uuid(), now(), 1, 1, 0, 0, 0, list(version_id), MAP {}
            FROM articles""")
        migrate(old)
        rows = old.execute("SELECT address, text_hash FROM appearances").fetchall()
    assert rows == [("https://a.example/1", text_hash("Hujan “deras”"))]
