"""The blocks of a page."""

from __future__ import annotations

import pytest

from newsevents.clean.blocks import PageBlocks, read_blocks
from newsevents.clean.body import parse_tree

FIRST = "Hujan deras yang turun sejak Minggu malam membuat sungai meluap ke jalan raya."


def read(html: str) -> PageBlocks:
    return read_blocks(parse_tree(f"<body>{html}</body>"))


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>Satu</p><p>Dua</p>", ["Satu", "Dua"]),
        ("<div>Satu<br>Dua <b>tiga</b> empat</div>", ["Satu", "Dua tiga empat"]),
        ("<div>Satu<p>Dua</p>tiga</div>", ["Satu", "tiga", "Dua"]),
        ("<ul><li>Satu<li>Dua</ul>", ["Satu", "Dua"]),
        ("<li><p>Satu</p></li>", ["Satu"]),
        ("<nav>Beranda</nav><figure><figcaption>Foto</figcaption></figure><svg><text>x</text></svg>", []),
        ("<p> \n </p><div></div>", []),
    ],
)
def test_text_becomes_blocks(html: str, texts: list[str]) -> None:
    assert [block.text for block in read(html).blocks] == texts


@pytest.mark.parametrize(
    ("html", "weight", "told"),
    [
        (f"<p>{FIRST}</p>", len(FIRST), True),
        (f"<p>{FIRST} <a href=/x>Enam desa</a></p>", len(FIRST) + 10 - 2 * 9, True),
        (f"<p><a href=/x>{FIRST}</a></p>", 0, False),
        (f"<h2>{FIRST}</h2>", 0, True),
        ("<p>Singkat saja.</p>", 0, True),
    ],
)
def test_what_a_block_weighs(html: str, weight: int, told: bool) -> None:
    (block,) = read(html).blocks
    assert (block.weight, block.told) == (weight, told)


@pytest.mark.parametrize(
    ("html", "flagged"),
    [
        (f"<div class=related-news><p>{FIRST}</p></div>", ["div"]),
        (f"<div id=Sidebar><p>{FIRST}</p></div>", ["div"]),
        (f"<aside><p>{FIRST}</p></aside>", ["aside"]),
        (f"<div class=berita><p>{FIRST}</p></div>", []),
    ],
)
def test_sidebars_are_known_by_their_names(html: str, flagged: list[str]) -> None:
    assert [element.tag for element in read(html).flagged] == flagged
