"""Keys that articles of the same story, and copies of one text, have in common: only they are compared."""

from __future__ import annotations

from newsevents.link.gist import Gist
from newsevents.link.ids import digest
from newsevents.link.told import Told

MOST_IDEAS = 24  # of an article, heaviest first
SHARED_IDEAS = 2
WINDOW_DAYS = 14  # between the publish days of two articles of one story
COPY_WINDOW_DAYS = 30
IDEA, RUN = 0, 1


def idea_keys(gist: Gist) -> list[int]:
    """Keys of the heaviest ideas."""
    heaviest = sorted(gist.ideas.items(), key=lambda item: (-item[1], item[0]))[:MOST_IDEAS]
    return [int.from_bytes(digest(("idea", idea), 8), "big") for idea, _ in heaviest]


def body_of(told: Told) -> str:
    """The text without its first line where that is the headline: copies often get a new one."""
    first, _, rest = told.text.partition("\n")
    is_headline = told.title is None or first.strip() == told.title.strip()
    return rest if is_headline and len(rest) > len(first) else told.text
