"""Tables of (text, expected quantities) for Indonesian and English, and properties that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.extract.quantities import find_quantities
from newsevents.model import QuantityMention, Span

Bounds = tuple[float | None, float | None]


def values(text: str, lang: str) -> list[Bounds]:
    return [(q.low, q.high) for q in find_quantities(text, lang)]


def only(text: str, lang: str) -> QuantityMention:
    (found,) = find_quantities(text, lang)
    return found


def test_language_without_a_pack_has_no_quantities() -> None:
    assert find_quantities("12 personas murieron", "xx") == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "kind"),
    [
        ("Lebih dari 100 ribu warga turun ke jalan.", 100_000, None, "warga", "people"),
        ("Anggarannya kurang dari 12 ribu euro.", None, 12_000, "EUR", "money"),
        ("Utang itu Rp 2,1 miliar.", 2.1e9, 2.1e9, "IDR", "money"),
        ("Biayanya Rp22.800.000.", 22_800_000, 22_800_000, "IDR", "money"),
        ("Sebanyak 1.743 personel dikerahkan.", 1743, 1743, "personel", "troops"),
        ("Gempa magnitudo 5,6 terasa kuat.", 5.6, 5.6, "magnitudo", "magnitude"),
        ("Belasan rumah rusak.", 11, 19, "rumah", "buildings"),
        ("Puluhan rumah rusak.", 10, None, "rumah", "buildings"),
        ("Ratusan ribu ton beras tiba.", 100_000, None, "ton", "mass"),
        ("Ada seratus dua puluh lima kapal perang.", 125, 125, "kapal perang", "vehicles"),
        ("Setengah juta pelanggan terdampak.", 500_000, 500_000, "pelanggan", "count"),
        ("Polisi menyita tiga unit mobil.", 3, 3, "mobil", "vehicles"),
        ("Dua belas orang tewas.", 12, 12, "orang", "killed"),
        ("Inflasi antara 5 dan 7 persen.", 5, 7, "persen", "percent"),
        ("Gajinya Rp 4-5 juta.", 4e6, 5e6, "IDR", "money"),
        ("Rupiah di level Rp 16.300-an.", 16_300, 16_399, "IDR", "money"),
        ("Ia divonis paling lama 9 tahun penjara.", None, 9, "tahun", "duration"),
        ("Anggaran Rp 110 triliun lebih.", 1.1e14, None, "IDR", "money"),
    ],
)
def test_indonesian(text: str, low: float | None, high: float | None, unit: str, kind: str) -> None:
    found = only(text, "id")
    assert (found.low, found.high, found.unit, found.kind) == (low, high, unit, kind)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "kind"),
    [
        ("It sold for $2.1 billion.", 2.1e9, 2.1e9, "USD", "money"),
        ("They paid HK$3.7 billion.", 3.7e9, 3.7e9, "HKD", "money"),
        ("More than 1,743 soldiers left.", 1743, None, "soldiers", "troops"),
        ("Up to 400 people will be hired.", None, 400, "people", "people"),
        ("A dozen houses burned.", 12, 12, "houses", "buildings"),
        ("Half a million voters stayed home.", 500_000, 500_000, "voters", "people"),
        ("Twenty-five villages flooded.", 25, 25, "villages", "count"),
        ("Rates are between 5% and 7%.", 5, 7, "percent", "percent"),
        ("It needs 89 to 93 million barrels.", 89e6, 93e6, "barrels", "count"),
        ("Hundreds of thousands of dollars vanished.", 100_000, None, "USD", "money"),
        ("It ran 2.7m sales.", 2.7e6, 2.7e6, "sales", "count"),
        ("They built a 2.7m fence.", 2.7, 2.7, "m", "length"),
        ("The fire displaced at least 35 families.", 35, None, "families", "displaced"),
        ("A magnitude 6.7 quake struck.", 6.7, 6.7, "magnitude", "magnitude"),
    ],
)
def test_english(text: str, low: float | None, high: float | None, unit: str, kind: str) -> None:
    found = only(text, "en")
    assert (found.low, found.high, found.unit, found.kind) == (low, high, unit, kind)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Pasal 5 ayat (2) UU Nomor 12 Tahun 2011", "id"),
        ("Terdakwa melanggar Pasal 31 Ayat (3) dan Pasal 5, 6, dan 7.", "id"),
        ("Bantuan itu untuk desil 1, 2, 3 dan 4, bukan desil 5 sampai 7.", "id"),
        ("Perkara 135/PUU-XXII/2024 dan kode +62 di 20.contoh.com", "id"),
        ("Isinya kebijakan (1) dan kebijakan (2), di ibu kota Lima.", "id"),
        ("Rapat ke-3 di Jalan Melati No. 5 RT 03/RW 05", "id"),
        ("Jet F-16 dan Covid-19 serta G20", "id"),
        ("Pada 17 Agustus 2024 pukul 14.00 WIB", "id"),
        ("Tim itu menang 3-2 atas lawannya.", "id"),
        ("Hubungi 0812-3456-7890 atau https://contoh.id/12345", "id"),
        ("Kopral Dua Budi beraksi seorang diri di Kelurahan 35 Ilir, dijerat Pasal 378 atau 372 KUHP.", "id"),
        ("Pesawat Boeing 737 jatuh di KM 12.", "id"),
        ("The driver, one of us, came 3rd in the 1970s.", "en"),
        ("She said so on February 11, 2019 at 10:27 a.m.", "en"),
        ("The FTSE 100 and the iPhone 12 Mini", "en"),
        ("No one lives in the 500 block of Elm Street, call 624-6694.", "en"),
    ],
)
def test_no_quantity(text: str, lang: str) -> None:
    assert values(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("kurang dari 12 ribu dari lebih dari 100 ribu", "id", [(None, 12_000), (100_000, None)]),
        ("Suku bunga naik dari 5 persen menjadi 6 persen.", "id", [(5, 5), (6, 6)]),
        ("Sales rose 5% to $30.", "en", [(5, 5), (30, 30)]),
        ("It fell minus 20 degrees, then rose 3 degrees.", "en", [(-20, -20), (3, 3)]),
    ],
)
def test_changes_are_two_quantities(text: str, lang: str, expected: list[Bounds]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("Gempa menewaskan 12 orang dan melukai 30 orang.", "id", ["killed", "injured"]),
        ("Lima orang hilang, 40 warga mengungsi.", "id", ["missing", "displaced"]),
        ("Warga ditembak, 2 orang tewas-4 luka-luka.", "id", ["killed", "injured"]),
        ("Bantuan diterima 35 keluarga korban luka dan 4 saksi kematian.", "id", ["people", "people"]),
        ("Police arrested 70 people and two officers were wounded.", "en", ["arrested", "injured"]),
    ],
)
def test_casualties_belong_to_their_clause(text: str, lang: str, kinds: list[str]) -> None:
    assert [q.kind for q in find_quantities(text, lang)] == kinds


def test_spans_hold_modifier_number_and_unit() -> None:
    text = "Kabarnya sekitar 900 personel datang."
    found = only(text, "id")
    assert found.text == text[found.span.start : found.span.end] == "sekitar 900 personel"
    assert text[found.number.start : found.number.end] == "sekitar 900"
    assert found.approximate


def test_digits_of_dates_are_left_alone() -> None:
    text = "Sebanyak 20 warga datang pada 20/10."
    assert [q.low for q in find_quantities(text, "id", [Span(30, 35)])] == [20]
    assert find_quantities("21 warga", "id", [Span(0, 2)]) == []


WORDS = """12 1.743 5,6 - Rp $ satu juta hingga lebih dari one and a half of x ( % .
    ribuan to m orang ² ٣ dozens million 1x24 jam"""
PARTS = st.sampled_from([*WORDS.split(), " ", "\n"])
TEXTS = st.one_of(st.text(), st.lists(PARTS).map(" ".join), st.lists(PARTS).map("".join))


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["id", "en"]))
def test_any_text_gives_ordered_spans_of_itself(text: str, lang: str) -> None:
    last = 0
    for found in find_quantities(text, lang):
        assert found.text == text[found.span.start : found.span.end]
        assert last <= found.span.start < found.span.end
        assert found.number.within(found.span)
        last = found.span.end


@pytest.mark.parametrize("bad", ["1 ", "1-", "satu ", "lebih dari ", "dari 1 hingga ", "a-b-", "9", "five "])
def test_long_texts_end(bad: str) -> None:
    for lang in ("id", "en"):
        assert isinstance(find_quantities(bad * 3000, lang), list)


def test_limit_after_a_verb_of_change_stays_a_limit() -> None:
    found = find_quantities("Jumlahnya kembali menjadi kurang dari 12 ribu dari lebih dari 100 ribu.", "id")
    assert [(q.low, q.high) for q in found] == [(None, 12000), (100000, None)]
    reached = find_quantities("Harga naik hingga 5 persen.", "id")
    assert [(q.low, q.high) for q in reached] == [(5, 5)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Salah satu warga, Budi (45), berusia 45 tahun.", "id", [("45", "tahun"), ("45 tahun", "tahun")]),
        ("Bayi umur 8 bulan itu selamat.", "id", [("8 bulan", "bulan")]),
        (
            "Kakek 60 tahun itu tersesat; usianya sekitar 61.",
            "id",
            [("60 tahun", "tahun"), ("sekitar 61", "tahun")],
        ),
        ("John Smith, 45, lives here.", "en", [("45", "years")]),
        ("A 50 year-old man sued.", "en", [("50 year-old", "year")]),
    ],
)
def test_ages_have_their_own_kind(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    found = find_quantities(text, lang)
    assert [(q.text, q.unit) for q in found] == expected
    assert {q.kind for q in found} == {"age"}


@pytest.mark.parametrize(
    ("text", "lang", "date", "expected"),
    [
        ("Ia pulang dua pekan lalu.", "id", "dua pekan lalu", [("dua pekan", 2, 2)]),
        (
            "Dalam dua hingga tiga tahun terakhir.",
            "id",
            "tiga tahun terakhir",
            [("dua hingga tiga tahun", 2, 3)],
        ),
        ("It fell over the past 8 weeks.", "en", "the past 8 weeks", [("8 weeks", 8, 8)]),
        ("Angkanya 75,02 tahun 2024.", "id", "tahun 2024", [("75,02", 75.02, 75.02)]),
        ("Bayar tanggal 5 bulan ini.", "id", "tanggal 5 bulan ini", []),
        ("Lihat contoh.id/3-hari saja.", "id", "saja", []),
    ],
)
def test_of_a_date_only_its_length_counts(
    text: str, lang: str, date: str, expected: list[tuple[str, float, float]]
) -> None:
    at = text.index(date)
    found = find_quantities(text, lang, [Span(at, at + len(date))])
    assert [(q.text, q.low, q.high) for q in found] == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Telah ditahan 1 (satu) orang.", "id", [("1 (satu) orang", "orang")]),
        ("Ada seorang laki-laki di sana.", "id", [("seorang laki-laki", "laki-laki")]),
        ("Bantuan untuk 35 juta lebih keluarga.", "id", [("35 juta lebih keluarga", "keluarga")]),
        ("Kurs di posisi THB 32,64 pagi itu.", "id", [("THB 32,64", "THB")]),
        ("She is one of the best lawyers here.", "en", [("one of the best lawyers", "lawyers")]),
    ],
)
def test_units_over_a_gap(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.text, q.unit) for q in find_quantities(text, lang)] == expected


def test_a_part_has_the_unit_of_its_whole() -> None:
    text = "Sebanyak 12 orang terluka, tiga di antaranya anak-anak. Lima lainnya selamat."
    assert [(q.low, q.unit, q.kind) for q in find_quantities(text, "id")] == [
        (12, "orang", "injured"),
        (3, "orang", "injured"),
        (5, None, "count"),
    ]


def test_one_of_several_before_it_counts() -> None:
    text = "Tiga orang hilang, seorang lainnya tewas. Salah seorang lainnya pulang."
    found = find_quantities(text, "id")
    assert [(q.low, q.unit, q.kind) for q in found] == [(3, "orang", "missing"), (1, "orang", "killed")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Kerugiannya Rp 13.255.244.538.149.", 13_255_244_538_149, 13_255_244_538_149),
        ("Produksinya 380-an juta barel.", 380e6, 389e6),
        ("Biayanya 8,2 miliar rupiah.", 8.2e9, 8.2e9),
        ("Ia divonis 1 tahun dan 6 bulan penjara.", 1.5, 1.5),
        ("Perjalanan itu kurang dari dua jam 30 menit.", None, 2.5),
    ],
)
def test_long_and_rounded_numbers(text: str, low: float, high: float) -> None:
    assert values(text, "id") == [(low, high)]
