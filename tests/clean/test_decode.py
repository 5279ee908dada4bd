"""Encodings, declared rightly, wrongly, and not at all."""

from __future__ import annotations

import pytest

from newsevents.clean.decode import decode
from newsevents.errors import Rejected

INDONESIAN = "Menteri berkata, “Harga beras naik 5½ persen” – kata dia di Yogyakarta."
RUSSIAN = "Президент заявил, что переговоры начнутся в понедельник в Москве. " * 5
JAPANESE = "大雨の影響で川が氾濫し、住民およそ千人が避難した。" * 5


@pytest.mark.parametrize(
    ("content", "declared"),
    [
        (INDONESIAN.encode(), None),
        (INDONESIAN.encode(), "iso-8859-1"),
        (INDONESIAN.encode("utf-8-sig"), None),
        (INDONESIAN.encode("utf-16"), None),
        (INDONESIAN.encode("utf-32"), "utf-8"),
        (INDONESIAN.encode("cp1252"), "iso-8859-1"),
        (INDONESIAN.encode("cp1252"), "windows-1252"),
        (b'<meta charset="windows-1252">' + INDONESIAN.encode("cp1252"), None),
        (
            b"<META content='text/html; charset=windows-1252'>" + INDONESIAN.encode("cp1252"),
            "no-such-charset",
        ),
    ],
)
def test_text_survives_its_encoding(content: bytes, declared: str | None) -> None:
    assert decode(content, declared).endswith(INDONESIAN)


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", None),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (JAPANESE, "shift_jis", None),
        (JAPANESE, "iso-2022-jp", "ISO-2022-JP"),
        (JAPANESE, "euc-jp", "euc-jp"),
    ],
)
def test_other_scripts_are_read_as_declared_or_as_they_look(
    text: str, encoding: str, declared: str | None
) -> None:
    assert decode(text.encode(encoding), declared) == text


def test_a_stray_byte_does_not_spoil_the_rest() -> None:
    text = INDONESIAN * 20
    assert decode(text.encode() + b"\xff", None) == text + "\ufffd"


def test_what_is_no_text_is_rejected() -> None:
    with pytest.raises(Rejected) as caught:
        decode(bytes(range(128, 256)) * 40, None)
    assert caught.value.code == "bad_encoding"
