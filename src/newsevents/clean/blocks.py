"""The blocks of a page: its paragraphs, headings and list items, each with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml.html import HtmlElement

from newsevents.packs import toml

MIN_CHARS = 40
"""Shorter blocks do not tell where the story is."""
LINKED_SHARE = 0.6
"""A block with more of its text in links leads elsewhere."""
LONGEST_NAMES = 300
ROOTS = ("html", "body")
HEADLINE = "h1"
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
SKIPPED = frozenset(toml("shared", "markup.toml")["skipped_tags"])
BLOCKS = frozenset(toml("shared", "markup.toml")["block_tags"])
FLAGGED = frozenset(toml("shared", "markup.toml")["flagged_tags"])
INLINE = frozenset(toml("shared", "markup.toml")["inline_tags"])
WEIGHTLESS = frozenset(toml("shared", "markup.toml")["weightless_tags"])


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph of a page: the element it stands in, its text, and what it speaks for.

    `weight` is how much it speaks for its place being the story, in characters: none for headings, lists and
    links. `told` is true when most of it is no link.
    """

    element: HtmlElement
    text: str
    weight: int
    told: bool


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """All blocks of a page in order, and the elements whose markup calls them a sidebar or the like.

    `headlines` are the places among the blocks at which the page has a headline (h1).
    """

    blocks: list[Block]
    flagged: set[HtmlElement]
    headlines: list[int]


def read_blocks(tree: HtmlElement) -> PageBlocks:
    """All blocks of a page, whatever they are for; what is never read (menus, figures) is left out."""
    page, taken = PageBlocks([], set(), []), set[HtmlElement]()
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag == HEADLINE:
            page.headlines.append(len(page.blocks))
        if tag in SKIPPED or element in taken:
            continue
        if tag not in ROOTS and (tag in FLAGGED or is_named(element, "class_words")):
            page.flagged.add(element)
        children = list(element)
        if tag in BLOCKS and not any(child.tag in BLOCKS for child in children):
            page.blocks.extend(_block(element, [element]))
            continue
        if tag != "a" and _has_words(element, children):
            for run in _runs(element):
                taken.update(part for part in run if not isinstance(part, str))
                page.blocks.extend(_block(element, run))
        waiting.extend(reversed(children))
    return page


def _block(element: HtmlElement, parts: list[HtmlElement | str]) -> Iterator[Block]:
    """The block of some text and inline elements, unless it is empty."""
    text = " ".join("".join(part if isinstance(part, str) else _text(part) for part in parts).split())
    if text:
        links = [link for part in parts if not isinstance(part, str) for link in part.iter("a")]
        linked = sum(len(_text(link).strip()) for link in links)
        solid = len(text) >= MIN_CHARS and element.tag not in WEIGHTLESS
        weight = max(0, len(text) - 2 * linked) if solid else 0
        yield Block(element, text, weight, linked < LINKED_SHARE * len(text))


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _has_words(element: HtmlElement, children: list[HtmlElement]) -> bool:
    """True when an element has text of its own, outside of its children."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in children)


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


def is_named(element: HtmlElement, key: str) -> bool:
    """True when class, id or itemprop of an element have one of the words of a list in markup.toml."""
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return len(names) > 2 and _has_word(names[:LONGEST_NAMES], key)


@lru_cache(maxsize=20_000)
def _has_word(names: str, key: str) -> bool:
    return bool(_words(key).search(names))


@cache
def _words(key: str) -> re.Pattern[str]:
    """Any of the words of a list in markup.toml."""
    return re.compile("|".join(map(re.escape, toml("shared", "markup.toml")[key])), re.I)
