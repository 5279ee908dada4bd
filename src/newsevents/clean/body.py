"""The body of a page: our own extractor's, checked by a second one; where they differ, trafilatura votes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import extract as extract_body

from newsevents.clean.blocks import Block, read_blocks
from newsevents.clean.paragraphs import find_paragraphs
from newsevents.clean.stretch import find_stretch
from newsevents.errors import Rejected

MAX_TAGS = 60_000  # nine times the largest of 250 pages of publishers
MAX_CHECKED_TAGS = 15_000
UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "select", "textarea")
HTML_PARSER = HTMLParser(  # type: ignore[no-untyped-call]
    collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True
)
# One class for all elements: choosing one for each by its tag takes a third of the time of walking a tree.
HTML_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
AGREED = 0.8
"""Likeness from which two extractors have found the same story; below it they often differ by half."""
FEW_WORDS = 60
"""An own body with fewer words gives way to one of twice its length. None at all does not: where we see no
paragraph, trafilatura takes all the text of the page."""
SHINGLE = 4
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of a story, and how much the extractors agree on it (0 to 1)."""

    lines: list[str]
    confidence: float


def parse_tree(html: str) -> HtmlElement:
    """The tree of a page; raises Rejected for one with nothing in it or with more tags than MAX_TAGS."""
    if html.count("<") > MAX_TAGS:
        raise Rejected("too_many_tags", f"more than {MAX_TAGS} tags are no article")
    try:
        content = html.encode("utf-8", "replace")
        tree: HtmlElement = document_fromstring(content, parser=HTML_PARSER)  # type: ignore[no-untyped-call]
    except (etree.LxmlError, ValueError) as error:
        raise Rejected("no_article", "there is no text in the page") from error
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
    for line_break in tree.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return tree


def find_body(tree: HtmlElement, stated: str | None = None) -> Body:
    """The body that our extractor finds; where its second opinion differs, trafilatura has the third vote.

    `stated` is the text that the page itself gives for machines (articleBody): it needs no second opinion.
    """
    page = read_blocks(tree)
    story, stretch = find_paragraphs(tree, page), find_stretch(page.blocks)
    own, witness = _texts(story), _lines(stated)
    stated_too = likeness(own, witness) if witness else 0.0
    if stated_too >= AGREED:
        return Body(own, stated_too)
    if _words(witness) >= max(FEW_WORDS, 2 * _words(own)) and _words(own) < FEW_WORDS:
        return Body(witness, stated_too)  # a page that a script fills
    agreement = shared(story, stretch)
    if not own or (agreement >= AGREED and _words(own) >= FEW_WORDS):
        return Body(own, agreement)
    return _by_vote(tree, own, _texts(stretch), witness)


def _by_vote(tree: HtmlElement, own: list[str], stretch: list[str], witness: list[str]) -> Body:
    """Our own body, or trafilatura's where others speak for that one."""
    other = _lines(_other_body(tree))
    agreement = likeness(own, other)
    if agreement >= AGREED or not other:
        return Body(own, agreement)
    stated_too, other_too = likeness(own, witness), likeness(other, witness)
    if stated_too + other_too > AGREED:
        return Body(own, stated_too) if stated_too >= other_too else Body(other, other_too)
    stretch_too = likeness(other, stretch)
    if stretch_too >= AGREED:
        return Body(other, stretch_too)
    few = _words(own) < FEW_WORDS and _words(other) > 2 * _words(own)
    return Body(other if few else own, agreement)


def _other_body(tree: HtmlElement) -> str | None:
    """The body that trafilatura finds, or None for a tree over which it would brood for seconds."""
    if sum(1 for _ in tree.iter()) > MAX_CHECKED_TAGS:
        return None
    return extract_body(tree, fast=True, include_comments=False, include_tables=False)


def shared(some: list[Block], others: list[Block]) -> float:
    """The F1 of two choices among the blocks of one page, by characters."""
    both = sum(len(block.text) for block in (*some, *others))
    common = sum(len(block.text) for block in set(some) & set(others))
    return 2 * common / both if both else 0.0


def likeness(some: list[str], others: list[str]) -> float:
    """The F1 of the four-word pieces that two texts share: 1 for the same text, 0 for none in common."""
    one, two = _shingles(some), _shingles(others)
    both = one.total() + two.total()
    return 2 * (one & two).total() / both if both else 0.0


def _shingles(lines: list[str]) -> Counter[tuple[str, ...]]:
    words = WORD.findall("\n".join(lines))
    return Counter(zip(*(words[start:] for start in range(SHINGLE)), strict=False))


def _texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").split("\n") if line.strip()]
