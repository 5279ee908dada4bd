"""Parsers by language."""

import pytest

from newsevents.errors import Rejected
from newsevents.read.parser import load_parser


def test_language_without_a_pack_is_rejected() -> None:
    with pytest.raises(Rejected) as caught:
        load_parser("xx")
    assert caught.value.code == "language_not_supported"


def test_parser_is_loaded_once() -> None:
    assert load_parser("en") is load_parser("en")
