"""The story of a page by its tree: the element that holds most of the text, without what is no story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from newsevents.clean.blocks import BLOCKS, HEADINGS, Block, PageBlocks, is_named

STORY_SHARE = 0.7
"""The story is in the child that holds this share of the text of its parent."""
NAMED_SHARE = 0.4
"""Less will do for a child that the markup calls the body, when no other one is called so."""
ALONE_SHARE = 0.9
"""What is called the body is left only for a child that holds nearly all of it."""
FLAGGED_SHARE = 0.5
"""What is named like a sidebar but holds this share of the text is no sidebar."""
CARD_SHARE = 0.15
CARD_DEPTH = 2
"""A teaser stands within so many elements around its heading, and holds no more of the text."""
DATELINE = re.compile(r"[\w .,/()'’]{2,60}\s[-–—]")
MOST_LABELS = 8
STAMP_CHARS = 100
CLOCK = re.compile(r"\d[:.]\d\d")
SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)\]]?$")
STORY_TAGS = ("article", "main")


def find_paragraphs(tree: HtmlElement, page: PageBlocks) -> list[Block]:
    """The blocks of the story, in order; empty where the page has no text of any length."""
    blocks = page.blocks
    weights = _weights(blocks)
    whole = weights.get(tree, 0)
    aside = {element for element in page.flagged if weights.get(element, 0) < FLAGGED_SHARE * whole}
    aside |= {card for card in _cards(blocks) if weights.get(card, 0) < CARD_SHARE * whole}
    blocks = [block for block in blocks if not _within(block.element, aside)]
    story = {_heaviest(tree, _weights(blocks))}
    told = [block for block in blocks if block.told and _within(block.element, story)]
    lines = _trimmed(_without_labels(told))
    return [*_standfirst(page, set(blocks), lines[0]), *lines] if lines else []


def _standfirst(page: PageBlocks, read: set[Block], first: Block) -> list[Block]:
    """The sentences between the headline and the first block of the story, in an element of their own.

    Between them and the story may be some labels: byline, time, buttons.
    """
    place = page.blocks.index(first)
    top = max((headline for headline in page.headlines if headline <= place), default=place)
    found: list[Block] = []
    labels = 0
    for block in reversed(page.blocks[top:place]):
        if block in read and block.told and block.weight and _is_sentence(block.text):
            found.append(block)
        else:
            labels += 1
        if labels > MOST_LABELS:
            break
    return found[::-1]


def _is_sentence(text: str) -> bool:
    """True for text that ends like a sentence; a short one with a clock time tells when the page came out."""
    stamp = len(text) < STAMP_CHARS and CLOCK.search(text)
    return not stamp and bool(SENTENCE_END.search(text))


def _cards(blocks: list[Block]) -> Iterator[HtmlElement]:
    """The places of teasers: what stands around a heading that is a link to elsewhere."""
    for block in blocks:
        if block.element.tag in HEADINGS and not block.told:
            place = block.element.getparent()
            for _ in range(CARD_DEPTH):
                if place is not None:
                    yield place
                    place = place.getparent()


def _without_labels(blocks: list[Block]) -> list[Block]:
    """The blocks without short text that stands neither in a paragraph nor in an element like the story's.

    A dateline ("Jakarta -") stays wherever it stands.
    """
    kinds = {(block.element.tag, block.element.get("class")) for block in blocks if block.weight}
    return [
        block
        for block in blocks
        if block.weight
        or block.element.tag in BLOCKS
        or (block.element.tag, block.element.get("class")) in kinds
        or DATELINE.fullmatch(block.text)
    ]


def _trimmed(blocks: list[Block]) -> list[Block]:
    """The blocks from the first to the last that is more than a heading."""
    solid = [place for place, block in enumerate(blocks) if block.element.tag not in HEADINGS]
    return blocks[solid[0] : solid[-1] + 1] if any(block.weight for block in blocks) else []


def _weights(blocks: Iterable[Block]) -> dict[HtmlElement, int]:
    """The weight of all blocks within each element."""
    weights: dict[HtmlElement, int] = {}
    for block in blocks:
        element = block.element if block.weight else None
        while element is not None:
            weights[element] = weights.get(element, 0) + block.weight
            element = element.getparent()
    return weights


def _heaviest(tree: HtmlElement, weights: dict[HtmlElement, int]) -> HtmlElement:
    """The innermost element that holds most of the text."""
    story = tree
    while True:
        inner = max(story, key=lambda child: weights.get(child, 0), default=None)
        if inner is None or inner.tag in BLOCKS:
            return story
        if weights.get(inner, 0) < _share_needed(story, inner, weights) * weights.get(story, 1):
            return story
        story = inner


def _share_needed(story: HtmlElement, inner: HtmlElement, weights: dict[HtmlElement, int]) -> float:
    """The share of the text that a child must hold to be the story."""
    if _is_called_body(story):
        return ALONE_SHARE
    called = sum(weights[child] for child in story if child in weights and _may_be_body(child))
    alone = _may_be_body(inner) and weights[inner] >= ALONE_SHARE * called
    return NAMED_SHARE if alone else STORY_SHARE


def _may_be_body(element: HtmlElement) -> bool:
    return element.tag in STORY_TAGS or _is_called_body(element)


def _is_called_body(element: HtmlElement) -> bool:
    return element.tag not in STORY_TAGS and is_named(element, "body_words")


def _within(element: HtmlElement | None, places: set[HtmlElement]) -> bool:
    while element is not None:
        if element in places:
            return True
        element = element.getparent()
    return False
