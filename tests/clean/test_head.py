"""Metadata elements picked out of the markup."""

from __future__ import annotations

import time

import pytest

from newsevents.clean.head import read_head


@pytest.mark.parametrize(
    ("html", "content"),
    [
        ('<meta name="author" content="Rina">', "Rina"),
        ("<META NAME='Author' CONTENT='Rina'>", "Rina"),
        ("<meta content=Rina name=author />", "Rina"),
        ('<meta itemprop="author" content=" Rina ">', "Rina"),
        ('<p>x<div><meta name="author" content="Rina">', "Rina"),
        ('<meta name="author" content=""><meta name="author" content="Rina">', "Rina"),
        ('<script>"<meta name=author content=a>"</script><meta name=author content=Rina>', "Rina"),
        ("<!-- <meta name=author content=a> -->", None),
        ("<p>", None),
    ],
)
def test_meta_elements_wherever_they_stand(html: str, content: str | None) -> None:
    assert read_head(html).meta("author") == content


def test_the_first_of_several_names_wins() -> None:
    head = read_head('<meta name="date" content="b"><meta name="pubdate" content="a">')
    assert head.meta("pubdate", "date") == "a"


def test_objects_come_outermost_first() -> None:
    json = '{"@type": "A", "@graph": [{"@type": "B"}, [{"@type": "C"}]], "image": {"@type": "D"}}'
    objects = read_head(f"<script type=application/ld+json>{json}</script>").objects
    assert [thing["@type"] for thing in objects] == ["A", "B", "C"]


SHAPES = ["<meta ", "<time>", "<title", "<script>", "<!--", "<h1>", "<script type=ld+json>"]


@pytest.mark.parametrize("shape", SHAPES)
def test_unclosed_elements_cost_little(shape: str) -> None:
    started = time.process_time()
    assert read_head(shape * 100_000).meta("author") is None
    assert time.process_time() - started < 1.0
