"""The feed that speed is measured with, and the outcomes of broken ones."""

from __future__ import annotations

from pathlib import Path

from feed_speed import ITEMS, make_feed, read_newsevents
from fetching import corpus_figures, outcome


def test_all_items_of_the_feed_are_read() -> None:
    assert read_newsevents(make_feed()) == ITEMS
    assert read_newsevents(make_feed(3)) == 3


def test_outcomes_of_feeds(tmp_path: Path) -> None:
    assert [outcome(make_feed(1)), outcome(b"<p>")] == ["feed", "bad_feed"]
    (tmp_path / "a.xml").write_bytes(make_feed(1))
    (tmp_path / "b.xml").write_bytes(b"x")
    read, rejected, exceptions, slowest = corpus_figures(tmp_path)
    assert (read.reached, rejected.reached, exceptions.reached) == (1, 1, 0)
    assert slowest.holds
    assert list(corpus_figures(tmp_path / "none")) == []
