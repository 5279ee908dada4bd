"""Text or not, from the first bytes."""

from __future__ import annotations

import pytest

from newsevents.fetch.sniff import is_text, known_charset

TEXT = "Hujan deras turun di Sukamaju – “sejak Ahad”.\r\n\t"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_in_any_encoding(encoding: str) -> None:
    assert is_text(TEXT.encode(encoding))


def test_text_of_other_scripts() -> None:
    assert is_text("大雨の影響".encode("iso-2022-jp"))
    assert is_text("Дожди".encode("koi8-r"))
    assert is_text(b"")


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n", b"\x89PNG\r\n", b"GIF89a", b"PK\x03\x04", b"\x7fELF", b"a\x00b", bytes(range(1, 32))],
)
def test_what_is_no_text(content: bytes) -> None:
    assert not is_text(content)


@pytest.mark.parametrize(
    ("name", "known"), [("UTF8", "utf-8"), ("x-none", None), ("a\x00b", None), ("", None), (None, None)]
)
def test_charsets_nobody_knows_are_none(name: str | None, known: str | None) -> None:
    assert known_charset(name) == known
