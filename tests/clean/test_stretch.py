"""The stretch of a page with most running text."""

from __future__ import annotations

from newsevents.clean.blocks import read_blocks
from newsevents.clean.body import parse_tree
from newsevents.clean.stretch import find_stretch

LINES = [f"Pada hari ke-{day} hujan merendam {day * 7} rumah di desa itu, kata warga." for day in range(9)]
STORY = "".join(f"<p>{line}</p>" for line in LINES)
LINKS = "<ul><li><a href=/x>Berita lain yang dibaca banyak orang hari ini</a></li></ul>" * 6


def stretch(html: str) -> list[str]:
    return [block.text for block in find_stretch(read_blocks(parse_tree(f"<body>{html}</body>")).blocks)]


def test_the_story_is_found_between_lists_of_links() -> None:
    assert (
        stretch(f"{LINKS}{STORY}{LINKS}<p>Hak cipta dilindungi undang-undang dan ketentuan lain.</p>")
        == LINES
    )


def test_markup_is_not_believed() -> None:
    assert stretch(f"<div class=sidebar>{STORY}</div><article><p>{LINES[0]}</p></article>") == [
        *LINES,
        LINES[0],
    ]


def test_headings_stay_and_lines_of_links_go() -> None:
    between = "<h2>Warga mengungsi</h2><p><a href=/x>Baca juga: Banjir di desa tetangga itu</a></p>"
    assert stretch(f"{STORY}{between}{STORY}") == [*LINES, "Warga mengungsi", *LINES]


def test_one_long_notice_is_no_story() -> None:
    notice = f"<p>{'Ketentuan penggunaan situs ini berlaku bagi semua pembaca. ' * 40}</p>"
    assert stretch(f"{notice}{LINKS}{STORY}") == LINES


def test_a_page_without_running_text_has_none() -> None:
    assert stretch(LINKS) == stretch("") == []
