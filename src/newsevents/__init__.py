"""newsevents turns news into data that can be asked: who did what to whom, where, when, how many."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.model import Event

__version__ = "0.1.0"
__all__ = ["__version__", "extract"]


def extract(text: str, *, published: date | str | None = None, lang: str | None = None) -> list[Event]:
    """The events of one article, in text order; spans count characters of `text`.

    `published` is a date, a time or its ISO form: without it relative dates stay open. `lang` is detected
    where it is not given. Raises Rejected where the text cannot be used (empty, or without a pack).
    """
    from newsevents.pipeline import extract_text  # spaCy and all the rest take a second to import

    when = published.isoformat() if isinstance(published, date) else published
    return extract_text(text, when, lang)
