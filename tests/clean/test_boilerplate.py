"""Lines that are not part of the story."""

from __future__ import annotations

import pytest

from newsevents.clean.boilerplate import strip_boilerplate
from newsevents.packs import languages


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("id", "Baca juga: Banjir Rendam Demak"),
        ("id", "BACA JUGA : Banjir Rendam Demak"),
        ("id", 'Simak Video "Banjir di Demak"'),
        ("id", "[Gambas:Video 20detik]"),
        ("id", "[Gambas:Instagram]"),
        ("id", "(vyp/kna)"),
        ("id", "(abc/def/ghi)"),
        ("id", "Segera lengkapi data dirimu untuk ikutan program #JernihBerkomentar."),
        ("id", "#banjir #demak #jateng"),
        ("id", "ADVERTISEMENT"),
        ("id", "SCROLL TO CONTINUE WITH CONTENT"),
        ("id", "Halaman Selanjutnya"),
        ("id", "***"),
        ("en", "ADVERTISEMENT"),
        ("en", "Read more: Floods in Demak"),
        ("en", "Sign up for our newsletter"),
    ],
)
def test_whole_lines_go(lang: str, line: str) -> None:
    assert strip_boilerplate(["Hujan turun.", line], lang) == ["Hujan turun."]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Warga mengungsi. (vyp/kna)", "Warga mengungsi."),
        ("Warga [Gambas:Video 20detik] mengungsi.", "Warga mengungsi."),
        ("Warga mengungsi. SCROLL TO CONTINUE WITH CONTENT", "Warga mengungsi."),
    ],
)
def test_pieces_within_lines_go(line: str, rest: str) -> None:
    assert strip_boilerplate([line], "id") == [rest]


@pytest.mark.parametrize(
    "line",
    [
        "Warga diminta membaca juga pengumuman di balai desa.",
        "Presiden (73) dan istrinya hadir (Senin/Selasa).",
        "Simak penjelasan Menteri Keuangan berikut ini.",
        "  Dua   spasi tetap. ",
    ],
)
def test_sentences_stay_as_they_are(line: str) -> None:
    assert strip_boilerplate([line], "id") == [line]


def test_a_language_without_a_pack_loses_nothing() -> None:
    assert strip_boilerplate(["Baca juga: x", "***"], "xx") == ["Baca juga: x", "***"]


@pytest.mark.parametrize("lang", languages())
def test_long_lines_cost_little(lang: str) -> None:
    for shape in ("(", "[gambas:", "#aa ", "(ab/", "- "):
        assert strip_boilerplate([shape * 50_000], lang)
