"""Which way a weekday or a date without year points: back, as in news, or ahead where words near say so."""

from __future__ import annotations

from newsevents.extract.date_groups import Group
from newsevents.extract.date_words import Row

STOPS = {"NL", "STOP", "QUOTE"}
WORDS_BACK = 30
WORDS_AHEAD = 14
TAIL_DIRECTIONS = {"PAST": "before", "EARLIER": "before", "NEXT": "next", "LATER": "next"}


def find_direction(group: Group, row: Row) -> str | None:
    """ "before" (strictly), "past", "future", "next" (strictly), or None: as news does, back.

    Its own "lalu" or "mendatang" decides, then "sejak", "paling lambat" and the like, then the nearest word
    of planning, saying or past before it in the clause; only where there is none, one of planning behind it.
    """
    if group.tail in TAIL_DIRECTIONS:
        return TAIL_DIRECTIONS[group.tail]
    if group.opener is not None:
        direction = _by_opener(group, row)
        if direction is not None:
            return direction
    found = _look_back(group.first, row)
    if found is None and row.classes[group.last : group.last + 1] != ["APOS"]:  # "Monday's storm will cost …"
        found = _look_ahead(group.last, row)
    return "future" if found == "future" else None


def _by_opener(group: Group, row: Row) -> str | None:
    if group.opener == "SINCE":
        return "past"
    if group.opener in ("FROM", "STARTING", "FOR"):
        return "future" if "w" in group.roles and group.until is None else None
    if group.opener == "BY" and _look_back(group.first, row) == "back":
        return None
    return None if group.opens_sentence and group.opener != "DEADLINE" else "future"


def _look_back(first: int, row: Row) -> str | None:
    """ "future" or "back", as the nearest telling word of the clause before the date says."""
    done = None
    for at in range(first - 1, max(-1, first - WORDS_BACK), -1):
        kind = row.classes[at]
        if kind == "WILL":
            return "future" if done is None else done
        if kind == "SAID":
            return "back"
        if kind in STOPS or (kind == "DOT" and ends_sentence(at, row)):
            return done
        if (
            kind == "DONE" and row.classes[max(0, at - 2) : at].count("WILL") == 0
        ):  # "will be closed" is no past
            done = "back"
    return done


def _look_ahead(last: int, row: Row) -> str | None:
    for at in range(last, min(len(row.classes), last + WORDS_AHEAD)):
        kind = row.classes[at]
        if kind == "WILL":
            return "future"
        if kind in STOPS or kind in ("SAID", "DONE") or (kind == "DOT" and ends_sentence(at, row)):
            return None
    return None


def ends_sentence(at: int, row: Row) -> bool:
    """Whether the dot at a place ends a sentence: a capital, a new line or a quote follows."""
    if at + 1 >= len(row.classes):
        return True
    return row.classes[at + 1] in ("NL", "QUOTE") or row.upper(at + 1)
