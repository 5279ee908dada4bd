from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from load.unfit import UNFIT
from newsevents.errors import Rejected
from newsevents.load.columns import COLUMNS
from newsevents.load.rows import Rows, add_article, check_extraction, version_of
from newsevents.model import Extraction
from newsroom import article, extraction, kept_troops


def named(found: Extraction, table: str) -> list[dict[str, Any]]:
    version = version_of(found.article)
    rows = Rows()
    add_article(rows, found, version, "embedded 1", current=True)
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows.tables[table]]


def test_publish_time_keeps_local_time_and_offset() -> None:
    row = named(extraction(), "articles")[0]
    assert row["published_local"] == datetime(2020, 10, 30)
    assert row["published_offset_min"] == 7 * 60
    assert row["published_at"].utctimetuple()[:5] == (2020, 10, 29, 17, 0)


def test_publish_time_without_zone_is_no_instant() -> None:
    row = named(extraction(published=datetime(2020, 10, 30)), "articles")[0]
    assert (row["published_at"], row["published_offset_min"]) == (None, None)
    assert row["published_local"] == datetime(2020, 10, 30)


def test_article_without_source_has_no_source_row() -> None:
    assert named(extraction(source=None), "sources") == []
    assert named(extraction(), "sources") == [
        {"source": "berita", "country": "ID", "host": "www.berita.example"}
    ]


@pytest.mark.parametrize(("field", "value", "named_field"), UNFIT)
def test_what_a_table_would_refuse_is_rejected(field: str, value: object, named_field: str) -> None:
    event = replace(kept_troops(), **{field: value})  # type: ignore[arg-type]
    with pytest.raises(Rejected, match=named_field) as caught:
        check_extraction(extraction(events=[event]))
    assert caught.value.code == "bad_extraction"


@pytest.mark.parametrize("field", [{"published_grain": "soon"}, {"confidence": -1}, {"country": "IDN"}])
def test_article_that_the_table_would_refuse_is_rejected(field: dict[str, object]) -> None:
    with pytest.raises(Rejected):
        check_extraction(Extraction(article(**field), (), (), (), (), ()))
