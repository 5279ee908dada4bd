"""Each media type goes to its cleaner."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsevents.clean.page import clean_page
from newsevents.errors import Rejected
from newsevents.model import RawPage

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "Polisi menangkap tiga tersangka pencurian di Bekasi, Senin."
STORY = f"<p>{TEXT}</p><p>Kapolres mengatakan para tersangka mencuri sembilan motor sejak Januari.</p>"
STORY += "<p>Mereka dijerat dengan pasal pencurian dengan ancaman tujuh tahun penjara, kata dia.</p>"


@pytest.mark.parametrize(
    ("media_type", "content"),
    [("text/plain", TEXT), ("text/html", STORY), ("application/json", f'{{"text": "{TEXT}"}}')],
)
def test_every_media_type_becomes_an_article(media_type: str, content: str) -> None:
    article = clean_page(RawPage("x", content.encode(), media_type, "test"), NOW)
    assert article.text.startswith(TEXT)
    assert article.lang == "id"


def test_other_media_types_are_rejected() -> None:
    with pytest.raises(Rejected) as caught:
        clean_page(RawPage("x", b"x", "image/png", "test"), NOW)
    assert caught.value.code == "unsupported_type"
