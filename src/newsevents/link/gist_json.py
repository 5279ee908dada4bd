"""Gists as text, to be kept beside the articles: written once, read whenever a new article comes near."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

from newsevents.link.gist import Gist

SETS = ("head", "names", "numbers", "measures", "types", "acts", "cities", "regions", "countries")


def gist_text(gist: Gist) -> str:
    """A gist as one line of JSON without its id and publish day, the same for the same gist."""
    sets = {name: sorted(getattr(gist, name)) for name in SETS}
    days = [[start.isoformat(), end.isoformat()] for start, end in gist.days]
    found = {"lang": gist.lang, "ideas": dict(sorted(gist.ideas.items())), "days": days, **sets}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def read_gist(article: UUID, day: date | None, text: str) -> Gist:
    """The gist that `gist_text` wrote."""
    found = json.loads(text)
    days = tuple((date.fromisoformat(start), date.fromisoformat(end)) for start, end in found["days"])
    sets = {name: frozenset(found[name]) for name in SETS}
    return Gist(article, found["lang"], day, found["ideas"], days=days, **sets)
