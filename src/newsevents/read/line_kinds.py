"""What a line of a news page is, told by the phrases in the pack's layout.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from newsevents.packs import toml

LONGEST_BOILERPLATE = 250
LONGEST_BYLINE = 100
LONGEST_CAPTION = 400
LONGEST_CREDIT = 80
"""Characters; a longer line that begins in the same way is text."""

_CREDIT_INITIALS = re.compile(r"\([a-z]{2,6}(?:/[a-z]{2,6}){1,3}\)\Z")
_SITE = re.compile(r"[\w-]+(?:\.[a-z]{2,4}){1,2}\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_SENTENCE_END = (".", "…", '."', ".”", ".'", ".’", '!"', '?"', "!”", "?”", ",", ";")


def ends_as_sentence(line: str) -> bool:
    """True if a line ends like a full sentence, as headlines do not."""
    return line.endswith(_SENTENCE_END)


def is_boilerplate(line: str, lang: str) -> bool:
    """True for links to other articles, calls to scroll or follow, credits and copyright lines."""
    rules, low = _rules(lang)["boilerplate"], line.lower().lstrip("'\"“‘*>• ")
    if low.rstrip(" :>.") in rules["equal"] or _CREDIT_INITIALS.match(low) or not any(map(str.isalnum, low)):
        return True
    return len(line) <= LONGEST_BOILERPLATE and low.startswith(tuple(rules["lead"]))


def is_date(line: str, lang: str) -> bool:
    """True for a line that only tells when: "Jumat, 30 Oktober 2020", "Updated: 3:45 PM, 3 May 2024"."""
    if len(line) > LONGEST_BYLINE or not any(map(str.isdigit, line)):
        return False
    calendar, rest = _calendar(lang)
    words = [word.lower() for word in _WORD.findall(line)]
    if not all(word in calendar or word in rest or _SITE.match(word) for word in words):
        return False
    return bool(_NUMERIC_DATE.search(line)) or any(word in calendar for word in words)


def is_byline(line: str, lang: str, near_top: bool) -> bool:
    """True for a line that names who wrote; "By Jane Roe" only near the top, "Editor: …" anywhere."""
    low = line.lower()
    if len(line) > LONGEST_BYLINE:
        return False
    rules = _rules(lang)
    if low.startswith(tuple(rules["byline"]["lead"])):
        return True
    if low in rules["dateline"]["agencies"] or _SITE.match(line):
        return True
    lead, _, name = line.partition(" ")
    words = name.split()
    is_name = bool(words) and sum(word[0].isupper() for word in words) * 2 > len(words)
    opens = near_top and lead.lower() in rules["byline"]["name_lead"]
    return opens and is_name and not ends_as_sentence(line)


def caption_bounds(line: str, lang: str) -> tuple[int, int] | None:
    """Start and end of what a caption line tells, without its label and credit; None where it is no caption.

    >>> line = "[Photo: Women collect water near Malakal.]"
    >>> start, end = caption_bounds(line, "en")
    >>> line[start:end]
    'Women collect water near Malakal.'
    """
    low, rules = line.lower(), _rules(lang)["caption"]
    if len(low) > LONGEST_CAPTION or len(low) != len(line):
        return None
    lead = next((lead for lead in rules["lead"] if low.startswith(lead)), "")
    credit = _credit_start(low, rules["credit"])
    sure = lead.endswith((":", "-")) or lead.startswith(("[", "("))
    if credit < 0 and not (sure or (lead and not ends_as_sentence(line))):
        return None
    start = _after_label(low, lead) if sure else 0
    end = credit if credit > start else len(line)
    told = line[start:end]
    kept = told.rstrip(" ([/|-" if credit > start else " ])").lstrip()
    return (start + told.index(kept), start + told.index(kept) + len(kept)) if kept else (start, start)


def _after_label(low: str, lead: str) -> int:
    """Where the caption begins after its label ("[photo:", "(photo by")."""
    colon = low.find(":", 0, len(lead) + 2)
    return colon + 1 if colon >= 0 else len(lead)


def _credit_start(low: str, marks: list[str]) -> int:
    """Where the photo credit at the end of a line begins, -1 without one."""
    tail = max(0, len(low) - LONGEST_CREDIT)
    for mark in marks:
        at = low.rfind(mark, tail)
        if at >= 0 and (at == 0 or mark[0] == "(" or low[:at].rstrip()[-1:] in tuple('.!?)]"”')):
            return at
    return -1


def _rules(lang: str) -> dict[str, Any]:
    return toml(lang, "layout.toml")


@cache
def _calendar(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names of months and weekdays, and the other words of date lines."""
    date = _rules(lang)["date"]
    return frozenset(date["months"] + date["weekdays"]), frozenset(date["other"])
