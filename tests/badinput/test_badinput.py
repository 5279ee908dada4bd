"""Bad input of every kind: always a page or a reason, never an exception, and never for long."""

from __future__ import annotations

import gzip
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.clean.page import clean_page
from newsevents.errors import Rejected
from newsevents.fetch.sources import expand
from newsevents.model import Article, Failure, RawPage

CORPORA = Path(__file__).parents[3] / "shared" / "badinput"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
STORY = "Polisi menangkap tiga tersangka pencurian di Bekasi, Senin (12/5). " * 6
MEDIA_TYPES = ("text/plain", "text/html", "application/json")


def outcome(content: bytes, media_type: str, charset: str | None = None) -> str:
    """The reason code of a page, or "article"."""
    page = RawPage("x", content, media_type, "test", charset=charset)
    try:
        article = clean_page(page, NOW)
    except Rejected as error:
        return error.code
    assert article.text.strip()
    assert article.text.encode()
    return "article"


def outcomes(path: Path) -> list[str]:
    """The reason codes, or "article", of all that a file or folder gives."""
    codes = []
    for item in expand(str(path), sources=()):
        if isinstance(item, RawPage):
            codes.append(outcome(item.content, item.media_type))
        elif isinstance(item, Failure):
            codes.append(item.error.code)
    return codes


def test_a_folder_of_bad_files_gives_each_its_reason_and_loses_nothing(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "text": STORY})
    files = {
        "01-empty.txt": b"",
        "02-binary.txt": bytes(range(256)) * 40,
        "03-latin.txt": ("Judul\n\n“Harga naik,” kata dia.\n" + STORY).encode("cp1252"),
        "04-noise.txt": bytes(range(33, 127)) * 110_000,
        "05-page.html": b"<html><body><a href='/'>Beranda</a></body></html>",
        "06-half.jsonl": f"{good}\n{good[:40]}\n{good}\n".encode(),
        "07-packed.html.gz": gzip.compress(b"<p>x")[:-3],
        "08-story.txt": STORY.encode(),
        "09-photo.jpg": b"\xff\xd8\xff",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    expected = ["empty", "not_text", "article", "too_large", "no_article"]
    expected += ["article", "bad_json", "article", "bad_gzip", "article", "unsupported_type"]
    assert outcomes(tmp_path) == expected


@given(content=st.binary(max_size=400), media_type=st.sampled_from(MEDIA_TYPES), charset=st.text(max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_an_article_or_a_reason(content: bytes, media_type: str, charset: str) -> None:
    assert outcome(content, media_type, charset)


@given(text=st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_of_a_record_is_kept_to_the_letter(text: str) -> None:
    page = RawPage("x", json.dumps({"id": "a", "text": text + STORY}).encode(), "application/json", "test")
    article = clean_page(page, NOW)
    assert isinstance(article, Article)
    assert article.text == text + STORY


@given(
    markup=st.lists(
        st.sampled_from(["<p>", "</p>", "<", ">", "<!--", "-->", "<script>", "{", '"', STORY[:60]])
    )
)
@settings(max_examples=40, deadline=None)
def test_any_markup_gives_an_article_or_a_reason(markup: list[str]) -> None:
    assert outcome("".join(markup).encode(), "text/html")


def sample(folder: str, pattern: str, count: int) -> list[Path]:
    """Some files of a corpus, evenly spread."""
    found = sorted(path for path in (CORPORA / folder).rglob(pattern) if path.is_file())
    return found[:: max(1, len(found) // count)][:count]


needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora of bad input are not here")


@needs_corpora
@pytest.mark.parametrize(
    ("folder", "pattern", "media_type", "count"),
    [
        ("html5lib/tree-construction", "*.dat", "text/html", 25),
        ("libxml2html/test", "*.html", "text/html", 20),
        ("feedparser", "*.xml", "text/html", 20),
        ("encodings", "*.*", "text/html", 11),
        ("xss", "*.*", "text/html", 10),
        ("xml", "*.xml", "text/html", 10),
        ("jsontest/test_parsing", "*.json", "application/json", 318),
        ("blns", "*.txt", "text/plain", 1),
    ],
)
def test_public_corpora_give_articles_or_reasons(
    folder: str, pattern: str, media_type: str, count: int
) -> None:
    paths = sample(folder, pattern, count)
    assert paths
    for path in paths:
        started = time.process_time()
        assert outcome(path.read_bytes(), media_type), path
        assert time.process_time() - started < 2.0, path


@needs_corpora
def test_naughty_strings_stay_as_they_are_in_records() -> None:
    strings = json.loads((CORPORA / "blns" / "blns.json").read_text(encoding="utf-8"))
    for text in strings:
        page = RawPage("x", json.dumps({"text": text + STORY}).encode(), "application/json", "test")
        assert clean_page(page, NOW).text == text + STORY
