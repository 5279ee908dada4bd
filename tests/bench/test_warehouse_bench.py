"""The made-up news of the warehouse's bench, and the rows that it has beside the loaded ones."""

from __future__ import annotations

from pathlib import Path

from generated import EVENTS_AN_ARTICLE, article, articles
from load_rate import flat_rows
from multiplied import multiply
from newsevents.load.paths import published_path
from newsevents.load.rows import check_extraction
from newsroom import load, opened


def test_made_up_news_fits_the_tables_and_points_at_its_words() -> None:
    for extraction in articles(3, 7):
        check_extraction(extraction)
        text = extraction.article.text
        for event in extraction.events:
            assert text[event.trigger.start : event.trigger.end] == "menyerang"
            assert {text[m.span.start : m.span.end] == m.text for m in (*event.actors, *event.targets)} == {
                True
            }
    assert article(7) == next(articles(1, 7))
    assert 330 < len(article(7).article.text.split()) < 430


def test_rows_for_dlt_have_16_columns() -> None:
    rows = flat_rows(20)
    assert len(rows) == 20
    assert {len(row) for row in rows} == {16}
    assert len({row["event_id"] for row in rows}) == 20


def test_rows_are_multiplied_with_other_ids(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with opened(path) as held:
        load(held, *articles(2))
        held.publish()
        multiply(held.connection, published_path(path), 3)
        counted = "SELECT count(*), count(DISTINCT article_id), count(DISTINCT event_id) FROM v_events"
        assert held.connection.execute(counted).fetchall() == [
            (6 * EVENTS_AN_ARTICLE, 6, 6 * EVENTS_AN_ARTICLE)
        ]
