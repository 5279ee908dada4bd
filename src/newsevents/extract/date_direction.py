"""Which way a date without year or a weekday alone points: back, as in news, or ahead where words near it say so."""

from __future__ import annotations

from newsevents.extract.date_groups import Group
from newsevents.extract.date_words import Row

STOPS = {"NL", "STOP", "QUOTE"}
WORDS_BACK = 30
WORDS_AHEAD = 14
TAIL_DIRECTIONS = {"PAST": "before", "EARLIER": "before", "NEXT": "next", "LATER": "next"}


def find_direction(group: Group, row: Row) -> str | None:
    """ "before", "past", "future", "next", or None where nothing near the date tells.

    Its own "lalu" or "mendatang" decides, then "sejak", "paling lambat" and the like, then the nearest word of planning
    or of saying before it in the clause; only where there is none, one behind it.
    """
    if group.tail in TAIL_DIRECTIONS:
        return TAIL_DIRECTIONS[group.tail]
    if group.opener == "SINCE":
        return "past"
    if group.opener == "DEADLINE" or (group.opener == "UNTIL" and not group.opens_sentence):
        return "future"
    found = _look_back(group.first, row)
    if found is None and not _possessive(group, row):
        found = _look_ahead(group.last, row)
    starting = group.opener == "STARTING" or (group.opener == "FROM" and group.until is None)
    if found is None and starting and "w" in group.roles:
        return "future"
    return found


def _look_back(first: int, row: Row) -> str | None:
    done = None
    for at in range(first - 1, max(-1, first - WORDS_BACK), -1):
        kind = row.classes[at]
        if kind == "WILL":
            return "future"
        if kind == "SAID":
            return "past"
        if kind in STOPS or _ends_sentence(at, row):
            return done
        if kind == "DONE":
            done = "past"
    return done


def _look_ahead(last: int, row: Row) -> str | None:
    for at in range(last, min(len(row.classes), last + WORDS_AHEAD)):
        kind = row.classes[at]
        if kind == "WILL":
            return "future"
        if kind in STOPS or kind in ("SAID", "DONE") or _ends_sentence(at, row):
            return None
    return None


def _ends_sentence(at: int, row: Row) -> bool:
    after = row.classes[at + 1] if at + 1 < len(row.classes) else "NL"
    return row.classes[at] == "DOT" and after in ("NAME", "NL", "QUOTE")


def _possessive(group: Group, row: Row) -> bool:
    """ "Monday's storm will cost millions" was on Monday."""
    return row.classes[group.last : group.last + 1] == ["APOS"]
