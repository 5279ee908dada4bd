"""The report: one file that holds all it needs, and nothing that an article slipped in."""

from __future__ import annotations

import base64
import gzip
import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from hostile import OWN, hostile_articles, hostile_texts
from newsevents.ask.reader import Reader
from newsevents.report.filters import filters_of
from newsevents.report.page import Report, hashed, report
from newsevents.report.shown import PREPARE
from newsroom import TEXT, extraction, kept_troops, planned_meeting, publish

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def made(warehouse: Path, language: str = "id", most: int = 100, **filters: str) -> tuple[str, int]:
    """A report of some events."""
    chosen = filters_of({name: [value] for name, value in filters.items()})
    with closing(Reader(warehouse, PREPARE)) as reader:
        return report(reader, Report(chosen, language, MADE, most))


def packed(page: str) -> dict[str, Any]:
    """The data in a report."""
    tree = lxml.html.document_fromstring(page)
    text = tree.get_element_by_id("packed").text
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(text)))
    return found


def elements(page: str) -> list[tuple[str, list[str]]]:
    """Tag and attributes of every element, in order."""
    return [(str(e.tag), sorted(e.attrib)) for e in lxml.html.document_fromstring(page).iter()]


def test_a_report_holds_the_events_with_their_marks(tmp_path: Path) -> None:
    page, count = made(publish(tmp_path / "w.duckdb", extraction()))
    rows = {row["action"]: row for row in packed(page)["events"]}
    assert count == 2
    assert sorted(rows) == ["pertahan", "temu"]
    told = rows["pertahan"]
    words = {field: told["sentence"][start:end] for start, end, field in told["marks"]}
    assert words == {
        "actor": "Aliansi Utara", "action": "mempertahankan", "quantity": "lebih dari 500 personel",
        "location": "Baghdad", "date": "pada Januari", "speaker": "Rina Wijaya",
    }  # fmt: skip
    assert (told["lat"], told["lon"], told["kinds"]) == (33.34, 44.4, ["troops"])


def test_filters_and_limit_choose_the_events(tmp_path: Path) -> None:
    warehouse = publish(tmp_path / "w.duckdb", extraction())
    assert [row["type"] for row in packed(made(warehouse, type="CONSULT")[0])["events"]] == ["CONSULT"]
    page, count = made(warehouse, "en", most=1)
    assert count == 1
    assert "only some of the events: 1 / 2" in page


def test_a_report_asks_nothing_of_others(tmp_path: Path) -> None:
    page, _ = made(publish(tmp_path / "w.duckdb", extraction()))
    tree = lxml.html.document_fromstring(page)
    assert tree.xpath("//@src | //@href | //@action | //@style") == []
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = tree.xpath("//style/text()"), tree.xpath("//script[@type='module']/text()")
    assert hashed(style) in policy
    assert hashed(script) in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_speaks_both_languages(tmp_path: Path, language: str) -> None:
    page, _ = made(publish(tmp_path / "w.duckdb", extraction()), language)
    assert re.search(r'<html lang="(\w+)"', page)[1] == language  # type: ignore[index]


@pytest.mark.parametrize("hostile", OWN)
def test_no_article_adds_an_element(tmp_path: Path, hostile: str) -> None:
    plain, _ = made(publish(tmp_path / "plain.duckdb", extraction()))
    first, second = kept_troops(TEXT), planned_meeting(TEXT)
    name = replace(first.actors[0], name=hostile)
    events = (replace(first, actors=(name,), lemma=hostile), replace(second, lemma=hostile, targets=(name,)))
    bad = extraction(events=events, title=hostile, url=f"javascript:alert('{hostile}')", source=hostile)
    page, count = made(publish(tmp_path / "bad.duckdb", bad))
    assert count == 2
    assert elements(page) == elements(plain)


def test_a_hostile_text_adds_no_element(tmp_path: Path) -> None:
    plain, _ = made(publish(tmp_path / "plain.duckdb", extraction()))
    text = TEXT.replace("di Baghdad", " ".join(["di Baghdad", *OWN]))
    page, _ = made(publish(tmp_path / "bad.duckdb", extraction(text)))
    assert elements(page) == elements(plain)
    assert "<script>alert" in packed(page)["events"][1]["sentence"]


def test_no_list_of_hostile_texts_adds_an_element_or_a_link(tmp_path: Path) -> None:
    page, count = made(publish(tmp_path / "bad.duckdb", *hostile_articles()[::8]), most=5000)
    assert count > len(hostile_texts()) / 8 * 0.9  # every eighth; test_browser.py loads all
    tree = lxml.html.document_fromstring(page)
    assert tree.xpath("//img | //iframe | //object | //svg | //a | //@onerror | //@onload") == []
    assert len(tree.xpath("//script")) == 2
