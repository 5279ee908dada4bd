"""What a page says about itself: the few elements that carry metadata, picked out before any parsing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.filter import SoupStrainer

NAMES = ("meta", "link", "time", "title", "script", "html", "h1")
OPENING = re.compile(r"<(!--|(?:meta|link|time|title|script|style|html|h1)\b)[^<>]{0,4000}>?", re.I)
TELLING_META = re.compile(
    r"title|date|publi|pub_|author|byline|section|site_name|og:(?:url|type|locale)|language|robots|time|modified"
    r"|created|issued|creator|tier|paywall",
    re.I,
)
TELLING_LINK = re.compile(r"canonical|amphtml", re.I)
ALONE = {"meta": TELLING_META, "link": TELLING_LINK, "html": re.compile("")}
SHORT = ("time", "title", "h1")
CLOSINGS = {name: re.compile(f"</{name}\\b", re.I) for name in (*SHORT, "script", "style")}
CLOSINGS["!--"] = re.compile("-->")
NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "liveBlogUpdate", "hasPart")
MAX_OBJECTS = 200
MAX_SHORT_CHARS = 2000
MAX_PIECES = 300
MAX_SCRIPT_CHARS = 1_000_000
LD_JSON = "ld+json"
CONTROLS = re.compile(r"[\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata of a page.

    `soup` of its meta, link, time, title, h1; the `objects` of its JSON-LD; `metas`, the first content of
    each meta element by its name in lower case.
    """

    soup: BeautifulSoup
    objects: tuple[Mapping[str, Any], ...]
    metas: Mapping[str, str]

    def meta(self, *names: str) -> str | None:
        """The content of the first meta element with one of these names, in the order given."""
        return next((self.metas[name] for name in names if name in self.metas), None)


def read_head(html: str) -> Head:
    """The metadata elements of a page, wherever in it they stand."""
    pieces: list[str] = []
    scripts: list[str] = []
    for name, piece in _pieces(html):
        (scripts if name == "script" else pieces).append(piece)
    soup = BeautifulSoup("".join(pieces), "lxml", parse_only=SoupStrainer(list(NAMES)))
    return Head(soup, tuple(thing for script in scripts for thing in _objects(script)), _metas(soup))


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """What the meta elements say, by property, name or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        key = string_of(tag, "property") or string_of(tag, "name") or string_of(tag, "itemprop")
        if key and string_of(tag, "content"):
            found.setdefault(key.lower(), string_of(tag, "content"))
    return found


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """Telling elements as (name, markup); scripts other than JSON-LD, styles and comments are jumped over.

    Linear: an end that is not there is looked for once, and pieces are counted.
    """
    at, count = 0, 0
    endless: set[str] = set()
    while count < MAX_PIECES and (found := OPENING.search(html, at)):
        name, tag, at = found[1].lower(), found[0], found.end()
        if name in ALONE:
            if ALONE[name].search(tag):
                count += 1
                yield name, tag
            continue
        closing = None if name in endless else CLOSINGS[name].search(html, found.start() + 4)
        if closing is None:
            endless.add(name)
            continue
        end = closing.start()
        if name in SHORT:
            count += 1
            yield name, f"{html[found.start() : min(end, at + MAX_SHORT_CHARS)]}</{name}>"
        elif name == "script" and LD_JSON in tag.lower():
            count += 1
            yield name, html[at : min(end, at + MAX_SCRIPT_CHARS)]
        at = at if name in SHORT else end


def _objects(script: str) -> Iterator[Mapping[str, Any]]:
    """All objects of a JSON-LD script, outermost first, through lists and @graph."""
    try:
        data = json.loads(CONTROLS.sub(" ", _bare(script)), strict=False)
    except (ValueError, RecursionError):
        return
    waiting, count = [data], 0
    while waiting and count < MAX_OBJECTS:
        thing = waiting.pop(0)
        count += 1
        if isinstance(thing, dict):
            yield thing
            waiting += [value for key, value in thing.items() if key in NESTED]
        elif isinstance(thing, list):
            waiting += thing


def _bare(script: str) -> str:
    """The JSON of a script, without the CDATA or comment marks that some sites put around it."""
    text = script.strip()
    start = min((place for place in (text.find("{"), text.find("[{")) if place >= 0), default=0)
    end = max(text.rfind("}"), text.rfind("}]") + 1)
    return text[start : end + 1]


def string_of(tag: Tag, name: str) -> str:
    """An attribute as one string, empty where it is missing."""
    value = tag.get(name) or ""
    return (value if isinstance(value, str) else " ".join(value)).strip()
