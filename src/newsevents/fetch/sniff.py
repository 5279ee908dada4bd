"""Is it text? Told from the first bytes, whatever name or media type it came with."""

from __future__ import annotations

import codecs

LOOKED_AT_BYTES = 64 * 1024
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"MZ")
TEXT_CONTROLS = frozenset(b"\t\n\r\f\x08\x1b\x85")
CONTROLS = bytes(byte for byte in range(32) if byte not in TEXT_CONTROLS) + b"\x7f"
MAX_CONTROL_SHARE = 0.02


def is_text(content: bytes) -> bool:
    """True when the bytes may be text in some encoding; false for images, archives, programs and noise.

    >>> is_text("Banjir di Demak".encode("utf-16")), is_text(b"%PDF-1.7"), is_text(b"a\\x00b")
    (True, False, False)
    """
    head = content[:LOOKED_AT_BYTES]
    if head.startswith(BOMS):
        return True
    if head.startswith(MAGIC) or b"\x00" in head:
        return False
    controls = len(head) - len(head.translate(None, CONTROLS))
    return controls <= MAX_CONTROL_SHARE * len(head)


def known_charset(name: str | None) -> str | None:
    """The usual name of a charset, or None for one that nobody knows.

    >>> known_charset("Latin1"), known_charset("x-unknown")
    ('iso8859-1', None)
    """
    try:
        return codecs.lookup(name).name if name else None
    except (LookupError, ValueError):  # a name with a NUL in it is a ValueError
        return None
