from __future__ import annotations

from datetime import date
from pathlib import Path

from newsevents.link.ids import article_id
from newsevents.link.told import ToldNumber, ToldPlace
from newsevents.load.told_rows import read_told
from newsroom import TEXT, article, extraction, load, many, opened


def test_article_comes_back_with_its_events(tmp_path: Path) -> None:
    owner = article_id(article())
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, extraction(), *many(2))
        told = read_told(warehouse.connection, [owner])
    assert told.keys() == {owner}
    assert (told[owner].lang, told[owner].text, told[owner].day) == ("id", TEXT, date(2020, 10, 30))
    main, minor = told[owner].events
    assert (main.type, main.action, main.actors, main.targets) == (
        "MOBILIZE", "pertahan", ("Aliansi Utara",), (),
    )  # fmt: skip
    assert (main.start, main.end) == (date(2020, 1, 1), date(2020, 1, 31))
    assert main.places == (ToldPlace("Baghdad", "IQ", "Baghdad", "city"),)
    assert main.numbers == (ToldNumber("troops", "personel", 500, None),)
    assert (minor.status, minor.salience) == ("planned", "minor")


def test_nothing_asked_nothing_given(tmp_path: Path) -> None:
    with opened(tmp_path / "w.duckdb") as warehouse:
        load(warehouse, extraction())
        assert read_told(warehouse.connection, []) == {}
