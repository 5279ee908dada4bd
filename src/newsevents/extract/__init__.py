"""Takes Reading, gives Extraction (events and mentions).

Python sets `newsevents.extract` to this package as soon as one of its modules is imported, in place of the
function of that name; so the package can be called like the function.
"""

from __future__ import annotations

import sys
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.model import Event


class _Room(ModuleType):
    """A package that can be called."""

    def __call__(
        self, text: str, *, published: date | str | None = None, lang: str | None = None
    ) -> list[Event]:
        """The events of one article: see `newsevents.extract`."""
        from newsevents.pipeline import extract_text

        when = published.isoformat() if isinstance(published, date) else published
        return extract_text(text, when, lang)


sys.modules[__name__].__class__ = _Room
