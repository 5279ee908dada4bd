"""Our own extractor of bodies."""

from __future__ import annotations

import pytest

from newsevents.clean.blocks import read_blocks
from newsevents.clean.body import parse_tree
from newsevents.clean.paragraphs import find_paragraphs

FIRST = "Hujan deras yang turun sejak Minggu malam membuat sungai meluap ke jalan raya."
SECOND = "Sebanyak 412 rumah di tiga desa terendam air setinggi satu meter, kata BPBD."
STORY = f"<p>{FIRST}</p><p>{SECOND}</p>"


def lines(html: str) -> list[str]:
    tree = parse_tree(html)
    return [block.text for block in find_paragraphs(tree, read_blocks(tree))]


@pytest.mark.parametrize(
    "html",
    [
        STORY,
        f"<div>{FIRST}<br><br>{SECOND}</div>",
        f"<div>{FIRST}</div><div>{SECOND}</div>",
        f"<div><span>{FIRST}</span></div><div><span>{SECOND}</span></div>",
        f"<form id=aspnetForm><div>{STORY}</div></form>",
        f"<table><tr><td>{FIRST}<br>{SECOND}</td></tr></table>",
        f"<blockquote>{STORY}</blockquote>",
        f"<div class=has-sidebar>{STORY}</div>",
        f"<section>{STORY.split('<p>')[1]}</section><p>{SECOND}</p>",
        f"<p>Hujan <b>deras</b> yang <a href=/x>turun</a>{FIRST.split('turun')[1]}</p><p>{SECOND}</p>",
        f"<p>{FIRST}</p><p>{SECOND}<script>var x = 'p';</script><style>.p {{}}</style></p>",
    ],
)
def test_paragraphs_are_found_however_they_are_marked(html: str) -> None:
    assert lines(f"<body><h1>Banjir</h1>{html}</body>") == [FIRST, SECOND]


@pytest.mark.parametrize(
    "html",
    [
        "<nav><p>Beranda, daerah, nasional, olahraga, teknologi, hiburan, dan lain-lain.</p></nav>",
        "<div class=related-news><p>Tanggul sungai retak, warga diminta waspada sejak Ahad pagi.</p></div>",
        "<aside><p>Daftar ke surat kabar kami dan terima berita setiap pagi di rumah.</p></aside>",
        "<p><a href=/x>Tanggul sungai retak, warga diminta waspada sejak Ahad pagi</a></p>",
        "<div><h3><a href=/x>Tanggul retak</a></h3><p>Warga di tepi sungai diminta waspada.</p></div>",
        "<figure><img><figcaption>Warga menerobos banjir di Desa Cilembang, Senin.</figcaption></figure>",
        "<div class=tanggal>Senin, 12 Februari 2024</div>",
        "<h3>Berita lain</h3>",
    ],
)
def test_what_stands_around_the_story_is_left_out(html: str) -> None:
    assert lines(f"<body><div>{STORY * 3}</div>{html}</body>") == [FIRST, SECOND] * 3


LEAD = "<p class=ringkasan>Tiga desa terendam setelah tanggul sungai jebol pada Minggu malam.</p>"
LABELS = "<div>Rina Lestari</div><div>Senin, 12 Februari 2024</div>"


@pytest.mark.parametrize(
    ("top", "kept"),
    [
        (f"<h1>Banjir</h1>{LEAD}{LABELS}", True),
        (f"{LEAD}<h1>Banjir</h1>{LABELS}", False),
        (f"<h1>Banjir</h1>{LEAD}{'<div>Bagikan</div>' * 9}", False),
        (f"<h1>Banjir</h1><aside>{LEAD}</aside>", False),
        ("<h1>Banjir</h1><p>Diterbitkan pada hari Senin, 12 Februari 2024 19:05 WIB.</p>", False),
        ("<h1>Banjir</h1><p>Oleh Rina Lestari dan Budi Santoso dari Sukamaju</p>", False),
    ],
)
def test_sentences_under_the_headline_belong_to_the_story(top: str, kept: bool) -> None:
    found = lines(f"<main>{top}<div class=article-body>{STORY * 4}</div></main>")
    assert found == [
        *(["Tiga desa terendam setelah tanggul sungai jebol pada Minggu malam."] * kept),
        *[FIRST, SECOND] * 4,
    ]


def test_headings_within_the_story_stay() -> None:
    assert lines(f"<p>{FIRST}</p><h2>Warga mengungsi</h2><p>{SECOND}</p>") == [
        FIRST,
        "Warga mengungsi",
        SECOND,
    ]


def test_short_paragraphs_stay_where_their_like_are_long() -> None:
    story = f"<div class=p>{FIRST}</div><div class=p>{SECOND}</div><div class=p>Itu saja.</div>"
    assert lines(f"<div>{story}<div class=q>Bagikan</div></div>") == [FIRST, SECOND, "Itu saja."]


def test_a_dateline_stays_however_short() -> None:
    html = f"<div><strong>Jakarta</strong> - <p>{FIRST}</p><p>{SECOND}</p></div>"
    assert lines(html) == ["Jakarta -", FIRST, SECOND]


@pytest.mark.parametrize("html", ["<p>", "<p>Singkat.</p>", "<body></body>", "<html></html>"])
def test_a_page_without_text_has_no_paragraphs(html: str) -> None:
    assert lines(html) == []
