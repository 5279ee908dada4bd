"""Fixtures for all rooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loopback import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty web site on loopback."""
    with Site() as served:
        yield served
