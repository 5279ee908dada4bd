"""Which language a text is in."""

import pytest

from newsevents.read.language import UNKNOWN, detect_language

CASES = [
    ("id", "Gubernur mengatakan warga sudah kembali ke rumah masing-masing setelah banjir surut."),
    ("id", "Polisi tangkap pelaku pencurian"),
    ("id", "Menteri Perhubungan meresmikan bandara baru di Kabupaten Nabire, Senin (3/2/2025)."),
    ("ms", "Polis menahan tiga lelaki kerana disyaki menceroboh sebuah syarikat di Putrajaya semalam."),
    ("ms", "Kerajaan akan menyalurkan bantuan wang kepada mangsa banjir bermula Isnin depan."),
    ("jv", "Wong-wong ing desa iku ora bisa lunga menyang kutha amarga kali wis banjir nalika esuk."),
    ("en", "The governor said residents had returned home after the flood receded."),
    ("nl", "De minister zei dat de bewoners weer naar huis konden na de overstroming."),
    ("fr", "Le ministre a déclaré que les habitants pouvaient rentrer chez eux après les inondations."),
    ("ar", "قال الوزير إن السكان عادوا إلى منازلهم بعد الفيضانات"),
]


@pytest.mark.parametrize(("lang", "text"), CASES)
def test_language_is_told(lang: str, text: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize("text", ["", "   \n", "12.30 - 14.00", "😀😀", "\x00\ud800"])
def test_text_without_letters_is_unknown(text: str) -> None:
    assert detect_language(text) == UNKNOWN


def test_hint_decides_where_there_is_little_text() -> None:
    assert detect_language("Jakarta", hint="id-ID") == "id"
    assert detect_language("", hint="en_GB") == "en"


def test_wrong_hint_does_not_turn_a_clear_case() -> None:
    text = "Gubernur mengatakan warga sudah kembali ke rumah masing-masing setelah banjir surut. " * 3
    assert detect_language(text, hint="en") == "id"


def test_long_text_is_told_by_its_beginning() -> None:
    assert detect_language("Warga mengungsi karena banjir. " * 100_000) == "id"
