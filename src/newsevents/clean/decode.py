"""From bytes to text: which encoding it is, whatever was declared."""

from __future__ import annotations

import codecs
import re

from newsevents.errors import Rejected

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
META_WITHIN_BYTES = 4096
DETECTED_FROM_BYTES = 64 * 1024
MAX_CHAOS = 0.3
# What browsers read these labels as (WHATWG Encoding Standard).
READ_AS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
READ_AS |= {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "ks_c_5601-1987": "cp949",
}
ESCAPED = "iso-2022-"
NOT_FOR_PAGES = ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape")


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of some bytes: by byte order mark, as UTF-8, as declared, else as its bytes look.

    Raises Rejected("bad_encoding") where nothing fits. UTF-8 goes first because text in other encodings is
    hardly ever valid UTF-8, while declarations are often wrong.

    >>> decode("“Banjir”".encode("cp1252"), "iso-8859-1"), decode("Jum’at".encode(), "iso-8859-1")
    ('“Banjir”', 'Jum’at')
    """
    labels = [label for label in (declared, _in_meta(content)) if label]
    escaped = [label for label in labels if label.lower().startswith(ESCAPED)]
    by_mark = [name for mark, name in BOMS if content.startswith(mark)]
    for encoding in by_mark[:1] + escaped + ["utf-8", *labels]:
        text = _try(content, encoding)
        if text is not None:
            return text
    return _detect(content, labels)


def _in_meta(content: bytes) -> str | None:
    """The charset that an HTML page declares of itself."""
    found = META_CHARSET.search(content, 0, META_WITHIN_BYTES)
    return found[1].decode("ascii") if found else None


def _try(content: bytes, encoding: str) -> str | None:
    name = codec_of(encoding)
    try:
        return content.decode(name) if name else None
    except ValueError:
        return None


def codec_of(label: str) -> str | None:
    """The codec that a declared charset stands for, or None for none that pages are written in."""
    try:
        name = codecs.lookup(READ_AS.get(label.lower(), label)).name
        b"".decode(name)  # some codecs of Python are no charsets
    except (LookupError, ValueError):
        return None
    return None if name in NOT_FOR_PAGES else name


def _detect(content: bytes, labels: list[str]) -> str:
    """The text in the encoding that makes it look like language; a stray wrong byte does not spoil UTF-8."""
    mended = content.decode("utf-8", errors="replace")
    if _nearly(mended):
        return mended
    from charset_normalizer import from_bytes  # only such pages need it

    best = from_bytes(content[:DETECTED_FROM_BYTES], threshold=MAX_CHAOS).best()
    if best is not None:
        return content.decode(best.encoding, errors="replace")
    for name in filter(None, map(codec_of, labels)):
        text = content.decode(name, errors="replace")
        if _nearly(text):
            return text
    raise Rejected("bad_encoding", "the bytes are text in no encoding we know")


def _nearly(text: str) -> bool:
    """True when at most one character in a thousand could not be read."""
    return text.count("\ufffd") * 1000 <= len(text)
