"""Records: the lines that `newsevents extract` takes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from newsevents.clean.page import clean_page
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage

TEXT = "\n Polisi menangkap tiga tersangka di Bekasi,\r\n Senin (12/5). 🚓 "


def clean(record: Any) -> Article:
    content = record if isinstance(record, bytes) else json.dumps(record).encode()
    return clean_page(RawPage("berita.jsonl#7", content, "application/json", "harian"), datetime.now(UTC))


def test_the_text_is_kept_to_the_letter() -> None:
    assert clean({"id": "a", "text": TEXT, "title": "Judul"}).text == TEXT


def test_what_is_given_is_taken_and_the_rest_ignored() -> None:
    article = clean(
        {
            "id": "a",
            "text": TEXT,
            "published": "2024-05-13",
            "lang": "id-ID",
            "title": "T",
            "url": "https://x.id/1",
            "x": 1,
        }
    )
    assert (article.id, article.lang, article.title, article.url) == ("a", "id", "T", "https://x.id/1")
    assert (article.published, article.published_grain) == (datetime(2024, 5, 13), "day")
    assert (article.published_from, article.source) == ("given", "harian")


def test_null_is_as_absent() -> None:
    article = clean({"id": None, "text": TEXT, "published": None, "lang": None, "title": None, "url": None})
    assert (article.id, article.lang, article.published) == ("berita.jsonl#7", "id", None)


def test_a_url_serves_as_id_and_so_does_a_number() -> None:
    assert clean({"text": TEXT, "url": "https://x.id/1"}).id == "https://x.id/1"
    assert clean({"text": TEXT, "id": 12}).id == "12"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://x.id/1?utm_source=y&id=3#atas", "https://x.id/1?id=3"),
        ("urn:berita:7", "urn:berita:7"),
        ("http://[", "http://["),
        ("", None),
    ],
)
def test_addresses_go_without_tracking(given: str, kept: str | None) -> None:
    assert clean({"text": TEXT, "id": "a", "url": given}).url == kept


def test_times_keep_their_zone() -> None:
    article = clean({"text": TEXT, "published": "2024-05-13T08:15:00+07:00"})
    assert article.published
    assert article.published.isoformat() == "2024-05-13T08:15:00+07:00"
    assert article.published_grain == "minute"


@pytest.mark.parametrize(
    ("record", "code", "told"),
    [
        (b'{"id": "a", "text": "Polisi menang', "bad_json", "berita.jsonl#7"),
        (b"[" * 100_000, "bad_json", ""),
        (b"\xff\xfe\x00", "bad_encoding", ""),
        (b"1" * 5000, "bad_json", ""),
        ([1], "bad_record", "object"),
        ("text", "bad_record", "object"),
        ({"id": "a"}, "bad_record", '"text" is missing'),
        ({"id": "a", "text": None}, "bad_record", '"text" is missing'),
        ({"id": "a", "text": 7}, "bad_record", '"text" must be a string, not int'),
        ({"id": True, "text": TEXT}, "bad_record", '"id"'),
        ({"id": "a" * 501, "text": TEXT}, "bad_record", '"id"'),
        ({"id": "a", "text": TEXT, "title": ["T"]}, "bad_record", '"title"'),
        ({"id": "a", "text": TEXT, "published": "kemarin"}, "bad_record", '"published"'),
        ({"id": "a", "text": TEXT, "published": 20240513}, "bad_record", '"published"'),
        ({"id": "a", "text": " \n\t"}, "empty", ""),
    ],
)
def test_malformed_records_have_a_reason(record: Any, code: str, told: str) -> None:
    with pytest.raises(Rejected) as caught:
        clean(record)
    assert caught.value.code == code
    assert told in caught.value.message


def test_lone_surrogates_cannot_break_what_comes_after() -> None:
    article = clean(b'{"id": "a\\ud800", "text": "Polisi \\ud83d menangkap pelaku di Bekasi"}')
    assert article.text == "Polisi ? menangkap pelaku di Bekasi"
    assert article.id.encode()
