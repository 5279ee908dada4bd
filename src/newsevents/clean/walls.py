"""Pages that show a wall instead of an article: consent, sign-up, are-you-human."""

from __future__ import annotations

import re
from functools import cache

from newsevents.clean.urls import host_of
from newsevents.packs import languages, toml

FEW_WORDS = 150
"""A wall is short; an article about walls is not."""
TEASER_WORDS = 50
"""Less than this of an article that must be paid for is a teaser; more is worth reading for its lead."""
CONSENT_HOSTS = ("consent", "consents", "cmp", "guce", "myprivacy", "privacy-gate", "privacywall")
MIN_WORDS = 25
"""Less than this is no article: a caption, a teaser, the line of an error page."""


def wall_of(text: str, free: bool) -> str | None:
    """The reason code of the wall that a page's text is ("consent_page", "paywall", "bot_wall"), or None."""
    words = text.split()
    if len(words) > FEW_WORDS:
        return None
    low = " ".join(words).lower()
    for code, pattern in _patterns():
        if pattern.search(low):
            return code
    return "paywall" if not free and len(words) < TEASER_WORDS else None


def wall_at(url: str | None) -> str | None:
    """ "consent_page" for an address on a host that asks for consent ("consent.contoh.id"), else None.

    Sites send readers there in place of the article; what it says may be long, and in any language.
    """
    return "consent_page" if host_of(url).partition(".")[0] in CONSENT_HOSTS else None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each kind of wall the phrases of all packs; a consent page may come in any language."""
    phrases: dict[str, list[str]] = {}
    for lang in languages():
        for code, listed in toml(lang, "boilerplate.toml").get("walls", {}).items():
            phrases.setdefault(code, []).extend(listed)
    return tuple((code, re.compile("|".join(map(re.escape, listed)))) for code, listed in phrases.items())
