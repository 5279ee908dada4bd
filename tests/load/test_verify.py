from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsevents.load.store import Warehouse
from newsevents.load.verify import CHECKS, fingerprint
from newsroom import load, many, opened

DAMAGE = {
    "version that the ledger has and the tables have not (a lost tail of the log)": """
        DELETE FROM articles; DELETE FROM events; DELETE FROM mentions; DELETE FROM event_actors;
        DELETE FROM event_places; DELETE FROM quantities""",
    "version that no load wrote": "UPDATE meta.loads SET version_ids = []",
    "load without run": "DELETE FROM meta.runs",
    "event without article": "UPDATE events SET article_id = uuid() WHERE nth = 1",
    "event of an old version": "UPDATE articles SET is_current = false",
    "event without type": "DELETE FROM event_types WHERE type = 'CONSULT'",
    "event without mention": "DELETE FROM mentions",
    "mention without event": "DELETE FROM events",
    "part without event": "DELETE FROM events",
    "part without actor": "DELETE FROM actors",
    "part told twice": "INSERT INTO event_actors FROM event_actors",
    "speaker without actor": "DELETE FROM actors",
    "place without event": "DELETE FROM events",
    "place that is not known": "DELETE FROM places",
    "number without event": "DELETE FROM events",
    "article without source": "DELETE FROM sources",
    "appearance of no article": "DELETE FROM articles",
    "article seen nowhere": "DELETE FROM appearances",
    "article with two current versions": """
        UPDATE articles SET article_id = '00000000-0000-8000-8000-000000000000'""",
    "linked event without event": """
        DELETE FROM events; DELETE FROM mentions; DELETE FROM event_actors; DELETE FROM event_places;
        DELETE FROM quantities""",
    "linked event that is not shown": "UPDATE linked_events SET shown_id = uuid()",
    "story without articles": "DELETE FROM story_articles",
    "article of no story": "DELETE FROM stories",
    "story with an article that is not there": "DELETE FROM articles",
    "article without current version": "UPDATE articles SET is_current = false",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with opened(tmp_path_factory.mktemp("sound") / "w.duckdb") as warehouse:
        load(warehouse, *many(2))
        warehouse.link()
        yield warehouse


def test_sound_warehouse_has_no_findings(sound: Warehouse) -> None:
    assert sound.verify() == ()


@pytest.mark.parametrize("what", CHECKS)
def test_damage_is_found(what: str, sound: Warehouse) -> None:
    sound.connection.execute("BEGIN")
    sound.connection.execute(DAMAGE[what])
    findings = {finding.what: finding for finding in sound.verify()}
    sound.connection.execute("ROLLBACK")
    assert findings[what].rows > 0
    assert findings[what].example


def test_flipped_bits_are_found(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as warehouse:
        load(warehouse, *many(300))
    content = bytearray(path.read_bytes())
    where = content.index(b"mempertahankan lebih dari 500 personel")
    content[where] ^= 1
    path.write_bytes(content)
    with opened(path) as warehouse:
        findings = warehouse.verify()
    assert findings
    assert "cannot be read" in findings[0].what


def test_fingerprint_tells_contents_apart(tmp_path: Path) -> None:
    with opened(tmp_path / "a.duckdb") as one, opened(tmp_path / "b.duckdb") as two:
        assert fingerprint(one.connection)['"main"."events"'][0] == 0
        load(one, *many(3))
        load(two, *reversed(many(3)))
        first, second = fingerprint(one.connection), fingerprint(two.connection)
        assert first['"main"."events"'] == second['"main"."events"']
        load(two, *many(4))
        assert first['"main"."events"'] != fingerprint(two.connection)['"main"."events"']
