"""Gold bodies and the scorer that lies beside them."""

import gzip
import json
from pathlib import Path

import pytest

from page_sets import Gold, read_pages

SCORER = """
def stem(path):
    return path.split(".html")[0]

def overlap(gold, mine):
    one, two = set(gold.split()), set(mine.split())
    return len(one & two), len(two), len(one)

def figures(rows):
    return {"f1": sum(2 * both / (mine + gold) for both, mine, gold in rows) / len(rows)}
"""
TRUTH = {
    "a": {"articleBody": "hujan deras", "url": "https://contoh.id/a"},
    "b": {"body": ["hujan", "deras"], "lang": "id", "date": "2024-02-12"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of two pages."""
    (tmp_path / "score_pages.py").write_text(SCORER, encoding="utf-8")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "ground-truth.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    (tmp_path / "two" / "a.html").write_bytes(b"<p>a")
    (tmp_path / "two" / "b.html.gz").write_bytes(gzip.compress(b"<p>b"))
    return tmp_path / "two"


def test_pages_come_unpacked_with_their_addresses(folder: Path) -> None:
    pages = [(page.origin, page.content, page.url) for page in read_pages(folder)]
    assert pages == [("a.html", b"<p>a", "https://contoh.id/a"), ("b.html.gz", b"<p>b", None)]


def test_bodies_and_days_are_compared(folder: Path) -> None:
    gold = Gold(folder)
    rows = [
        {"file": "a.html", "text": "hujan", "published": None},
        {"file": "b.html.gz", "text": "hujan deras", "published": "2024-02-12T08:00:00+07:00"},
    ]
    assert gold.f1(rows) == pytest.approx((2 / 3 + 1) / 2)
    assert gold.f1(rows, lambda lang: lang == "id") == 1
    assert gold.f1(rows, lambda lang: lang == "ja") is None
    assert gold.days(rows) == 1
    assert gold.days(rows[:1]) is None
