"""A second opinion on the body of a page: our own fast extractor, by the weight of text in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml import etree
from lxml.html import HtmlElement

from newsevents.packs import toml

MIN_CHARS = 40
"""Shorter blocks do not tell where the story is."""
STORY_SHARE = 0.7
"""The story is in the child that holds this share of the text of its parent."""
NAMED_SHARE = 0.4
"""Less will do for a child that the markup calls the body, when no other one is called so."""
ALONE_SHARE = 0.9
"""What is called the body is left only for a child that holds nearly all of it."""
FLAGGED_SHARE = 0.5
"""What is named like a sidebar but holds this share of the text is no sidebar."""
LINKED_SHARE = 0.6
"""A block with more of its text in links leads elsewhere."""
CARD_SHARE = 0.15
CARD_DEPTH = 2
"""A teaser stands within so many elements around its heading, and holds no more of the text."""
LONGEST_NAMES = 300
DATELINE = re.compile(r"[\w .,/()'’]{2,60}\s[-–—]")
ROOTS = ("html", "body")
STORY_TAGS = ("article", "main")
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
SKIPPED = frozenset(toml("shared", "markup.toml")["skipped_tags"])
BLOCKS = frozenset(toml("shared", "markup.toml")["block_tags"])
FLAGGED = frozenset(toml("shared", "markup.toml")["flagged_tags"])
INLINE = frozenset(toml("shared", "markup.toml")["inline_tags"])
WEIGHTLESS = frozenset(toml("shared", "markup.toml")["weightless_tags"])


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page: the element it stands in, its text, and how many of its characters are links."""

    element: HtmlElement
    text: str
    linked: int

    @property
    def weight(self) -> int:
        """How much it speaks for its place being the story; none for headings, lists and links."""
        if len(self.text) < MIN_CHARS or self.element.tag in WEIGHTLESS:
            return 0
        return max(0, len(self.text) - 2 * self.linked)

    @property
    def told(self) -> bool:
        """True when most of it is no link."""
        return self.linked < LINKED_SHARE * len(self.text)


def find_paragraphs(tree: HtmlElement) -> list[Block]:
    """The blocks of the story, in order; empty where the page has no text of any length."""
    flagged: set[HtmlElement] = set()
    blocks = list(_blocks(tree, flagged))
    weights = _weights(blocks)
    whole = weights.get(tree, 0)
    aside = {element for element in flagged if weights.get(element, 0) < FLAGGED_SHARE * whole}
    aside |= {card for card in _cards(blocks) if weights.get(card, 0) < CARD_SHARE * whole}
    blocks = [block for block in blocks if not _within(block.element, aside)]
    story = {_heaviest(tree, _weights(blocks))}
    told = [block for block in blocks if block.told and _within(block.element, story)]
    return _trimmed(_without_labels(told))


def _cards(blocks: list[Block]) -> Iterator[HtmlElement]:
    """The places of teasers: what stands around a heading that is a link to elsewhere."""
    for block in blocks:
        if block.element.tag in HEADINGS and not block.told:
            place = block.element.getparent()
            for _ in range(CARD_DEPTH):
                if place is not None:
                    yield place
                    place = place.getparent()


def _blocks(tree: HtmlElement, flagged: set[HtmlElement]) -> Iterator[Block]:
    """All blocks of a page; elements that are named like a sidebar are added to `flagged`."""
    walk = etree.iterwalk(tree, events=("start",))
    taken: set[HtmlElement] = set()
    for _, element in walk:
        if not isinstance(element.tag, str) or element.tag in SKIPPED or element in taken:
            walk.skip_subtree()
            continue
        if element.tag not in ROOTS and (element.tag in FLAGGED or _named(element, "class_words")):
            flagged.add(element)
        if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element):
            walk.skip_subtree()
            yield from _block(element, [element])
        elif element.tag != "a" and _has_words(element):
            for run in _runs(element):
                taken.update(part for part in run if not isinstance(part, str))
                yield from _block(element, run)


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


def _block(element: HtmlElement, parts: list[HtmlElement | str]) -> Iterator[Block]:
    """The block of some text and inline elements, unless it is empty."""
    text = " ".join("".join(part if isinstance(part, str) else _text(part) for part in parts).split())
    if text:
        links = [link for part in parts if not isinstance(part, str) for link in part.iter("a")]
        yield Block(element, text, sum(len(_text(link).strip()) for link in links))


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _has_words(element: HtmlElement) -> bool:
    """True when an element has text of its own, outside of its children."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _runs(element: HtmlElement) -> Iterator[list[HtmlElement | str]]:
    """The text of an element that is written without paragraphs: runs between line breaks and blocks."""
    run: list[HtmlElement | str] = [element.text or ""]
    for child in element:
        if child.tag not in INLINE or child.tag == "br":
            yield run
            run = []
        else:
            run.append(child)
        run.append(child.tail or "")
    yield run


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
    return element.tag not in STORY_TAGS and _named(element, "body_words")


def _named(element: HtmlElement, key: str) -> bool:
    """True when class, id or itemprop of an element have one of the words of a list in markup.toml."""
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return len(names) > 2 and _has_word(names[:LONGEST_NAMES], key)


def _within(element: HtmlElement | None, places: set[HtmlElement]) -> bool:
    while element is not None:
        if element in places:
            return True
        element = element.getparent()
    return False


@lru_cache(maxsize=20_000)
def _has_word(names: str, key: str) -> bool:
    return bool(_words(key).search(names))


@cache
def _words(key: str) -> re.Pattern[str]:
    """Any of the words of a list in markup.toml."""
    return re.compile("|".join(map(re.escape, toml("shared", "markup.toml")[key])), re.I)
