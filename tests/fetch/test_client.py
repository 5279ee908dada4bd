"""Which HTTP client is in use."""

from __future__ import annotations

import runpy
import sys
from types import ModuleType

import pytest

from newsevents.fetch import client


@pytest.mark.parametrize("installed", [True, False])
def test_httpx2_is_taken_where_it_is_installed(monkeypatch: pytest.MonkeyPatch, installed: bool) -> None:
    newer = [ModuleType("httpx2"), ModuleType("httpcore2")]
    for module in newer:
        monkeypatch.setitem(sys.modules, module.__name__, module if installed else None)  # type: ignore[arg-type]
    found = runpy.run_path(client.__file__)
    names = [found["httpx"].__name__, found["httpcore"].__name__]
    assert names == (["httpx2", "httpcore2"] if installed else ["httpx", "httpcore"])
