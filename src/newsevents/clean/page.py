"""The stage of this room: from a page of any media type to its article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from newsevents.clean.plain import clean_plain
from newsevents.clean.record import clean_record
from newsevents.errors import Rejected
from newsevents.model import Article, RawPage


def _clean_html(page: RawPage, now: datetime) -> Article:
    from newsevents.clean.html import clean_html  # the extractors take most of a second to import

    return clean_html(page, now)


CLEANERS: dict[str, Callable[[RawPage, datetime], Article]] = {
    "text/html": _clean_html,
    "text/plain": lambda page, _: clean_plain(page),
    "application/json": lambda page, _: clean_record(page),
}


def clean_page(page: RawPage, now: datetime) -> Article:
    """The article of a page, ready to be read; raises Rejected with the reason when there is none.

    `now` (aware) bounds publish dates: a page from the future is a misread one.
    """
    cleaner = CLEANERS.get(page.media_type)
    if cleaner is None:
        raise Rejected("unsupported_type", f"{page.origin}: {page.media_type} is not read")
    return cleaner(page, now)
