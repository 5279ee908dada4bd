"""A second opinion on the story, blind to the markup: the stretch of the page with most running text."""

from __future__ import annotations

from collections.abc import Sequence

from newsevents.clean.blocks import HEADINGS, Block

COST = 100
"""What a heading, a label or a list of links within the stretch takes away, in characters of running text."""
MOST = 400
"""A longer paragraph speaks no louder: one long legal notice is no story."""


def find_stretch(blocks: Sequence[Block]) -> list[Block]:
    """The running text of the heaviest unbroken stretch of blocks, in order.

    Maximum subsequence segmentation (J. Pasternack and D. Roth, "Extracting article text from the web with
    maximum subsequence segmentation", WWW 2009), on blocks in place of tokens. Linear in the blocks.
    """
    best, ends = 0, (0, 0)
    total, start = 0, 0
    for place, block in enumerate(blocks):
        if total <= 0:
            total, start = 0, place
        total += min(block.weight, MOST) if block.weight else -COST
        if total > best:
            best, ends = total, (start, place + 1)
    return [block for block in blocks[slice(*ends)] if block.weight or _belongs(block)]


def _belongs(block: Block) -> bool:
    """True for a heading or list item, which a story may have between its paragraphs."""
    return block.told and block.element.tag in (*HEADINGS, "li")
