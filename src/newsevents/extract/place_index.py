"""The compiled gazetteer: names of places → candidates, read from one array file in some 50 milliseconds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b

import numpy as np

from newsevents.packs import path

FEATURES = ("country", "admin1", "admin2", "admin3", "city", "region")
WORDS = {"saint": "st", "mount": "mt", "fort": "ft"}
DROPPED = re.compile(r"[.'’‘`ʻ]")
GAPS = re.compile(r"[\s\-\u2010-\u2015]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `weight` is about log10 of its people; `own` is False for an alias.

    `admin` is its first-level region; `chain` holds its own row and those of all regions around it.
    """

    row: int
    name: str
    country: str
    feature: str
    lat: float
    lon: float
    weight: float
    geonameid: int | None
    admin: str | None
    own: bool
    chain: tuple[int, ...]


def fold(name: str) -> str:
    """A name in the form in which names are compared: no case, accents, dots or hyphens; Saint as St.

    >>> fold("Saint-Étienne"), fold("St. Petersburg"), fold("Yogyakarta")
    ('st etienne', 'st petersburg', 'yogyakarta')
    """
    text = name if name.isascii() else unicodedata.normalize("NFKD", name)
    text = (text if text.isascii() else "".join(c for c in text if not unicodedata.combining(c))).casefold()
    words = GAPS.sub(" ", DROPPED.sub("", text)).strip().split(" ")
    return " ".join(WORDS.get(word, word) for word in words)


def hashed(key: str) -> int:
    """64 bits of a folded name (BLAKE2b)."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")


class PlaceIndex:
    """Read-only arrays, one entry a name and one a place; made by training/build_gazetteer.py."""

    def __init__(self) -> None:
        with np.load(path("shared", "gazetteer.npz")) as arrays:
            self._a = {name: arrays[name] for name in arrays.files}
        self._own = np.unpackbits(self._a["own"])
        self._blob = self._a["names"].tobytes()
        self._keys = self._a["keys"]

    @lru_cache(maxsize=16384)  # noqa: B019 - the index lives as long as the process
    def named(self, name: str) -> tuple[Candidate, ...]:
        """All places of this name, heaviest first; "#US.OH" asks for a country or region by its code."""
        key = np.uint64(hashed(name if name.startswith("#") else fold(name)))
        first = int(np.searchsorted(self._keys, key))
        last = int(np.searchsorted(self._keys, key, side="right"))
        found = [self._candidate(int(self._a["rows"][i]), bool(self._own[i])) for i in range(first, last)]
        return tuple(sorted(found, key=lambda c: (-c.weight, c.row)))

    def place_name(self, row: int) -> str:
        """The name of a place by its row."""
        ends = self._a["ends"]
        return str(self._blob[int(ends[row - 1]) if row else 0 : int(ends[row])], "utf-8")

    def _candidate(self, row: int, own: bool) -> Candidate:
        a, chain = self._a, [row]
        while (above := int(a["parent"][chain[-1]])) >= 0:
            chain.append(above)
        admin = next((r for r in chain if FEATURES[a["feature"][r]] == "admin1"), None)
        return Candidate(
            row=row,
            name=self.place_name(row),
            country=a["country"][row].decode(),
            feature=FEATURES[a["feature"][row]],
            lat=round(float(a["lat"][row]), 5),
            lon=round(float(a["lon"][row]), 5),
            weight=float(a["weight"][row]),
            geonameid=int(a["geonameid"][row]) or None,
            admin=None if admin is None else self.place_name(admin),
            own=own,
            chain=tuple(chain),
        )


@cache
def place_index() -> PlaceIndex:
    """The gazetteer, loaded once a process."""
    return PlaceIndex()
