"""Plain text articles, like the seed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsevents import resources
from newsevents.clean.page import clean_page
from newsevents.clean.plain import headline_of
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage

BODY = "Hujan deras yang turun sejak Minggu malam merendam tiga desa di Kabupaten Sukamaju."


def clean(text: str | bytes, **known: str) -> Article:
    content = text if isinstance(text, bytes) else text.encode()
    page = RawPage("/berita/a.txt", content, "text/plain", "harian", **known)  # type: ignore[arg-type]
    return clean_page(page, datetime.now(UTC))


def test_the_seed_keeps_every_character() -> None:
    (path,) = resources.folder("seeds").glob("*.txt")
    article = clean(path.read_bytes(), timezone="Asia/Jakarta")
    assert article.text == path.read_text(encoding="utf-8")
    assert article.title == "NATO Tetap Pertahankan Pasukan di Irak"
    assert article.lang == "id"
    assert article.published
    assert article.published.date().isoformat() == "2020-10-30"
    assert article.published.utcoffset() == timedelta(hours=7)
    assert (article.published_grain, article.published_from) == ("day", "text")


def test_only_mark_and_line_ends_are_changed() -> None:
    assert clean(b"\xef\xbb\xbfJudul\r\n\r\n  " + BODY.encode() + b" \r\n").text == f"Judul\n\n  {BODY} \n"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Senin, 12 Februari 2024", "2024-02-12T00:00:00"),
        ("Senin, 12 Februari 2024 19:05 WIB", "2024-02-12T19:05:00+07:00"),
        ("Senin, 12/02/2024 | 19.05 WITA", "2024-02-12T19:05:00+08:00"),
        ("12 Feb 2024", "2024-02-12T00:00:00"),
        ("Diterbitkan pada 12 Februari 2024", "2024-02-12T00:00:00"),
        (f"{BODY} Kejadian itu mirip banjir 12 Februari 2024.", None),
        ("Februari 2024", None),
        ("Jadwal 1 Maret 2024 dan 2 Maret 2024", None),
    ],
)
def test_a_line_that_is_a_date_tells_when(line: str, published: str | None) -> None:
    found = clean(f"Banjir Rendam Tiga Desa\n\n{line}\n\n{BODY}").published
    assert (found.isoformat() if found else None) == published


def test_a_date_deep_in_the_text_is_none_of_publication() -> None:
    assert clean(f"Judul\n{(BODY + chr(10)) * 10}\n12 Februari 2024\n").published is None


@pytest.mark.parametrize(
    ("lines", "headline"), [([BODY], None), (["Judul", BODY], "Judul"), (["x" * 201, BODY], None)]
)
def test_a_headline_is_short_and_followed(lines: list[str], headline: str | None) -> None:
    assert headline_of(lines) == headline


@pytest.mark.parametrize("content", [b"", b" \n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n"])
def test_nothing_is_rejected(content: bytes) -> None:
    with pytest.raises(Rejected) as caught:
        clean(content)
    assert caught.value.code == "empty"
