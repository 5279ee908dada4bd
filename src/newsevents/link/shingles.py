"""Runs of words that two texts share: how near-duplicates and syndicated copies are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

WORD = re.compile(r"\w+")
RUN = 5  # words; news phrases are shorter, copied sentences longer
SKETCH = 12  # smallest hashes kept: of two texts with Jaccard 0.5, 99.7 % share two or more
SHARED_LEAST = 2
JACCARD_LEAST = 0.5
CONTAINED_LEAST = 0.93  # a tenth of the sentences dropped leaves 0.94 and more; other writing up less
_MIX = 0x9E3779B97F4A7C15  # odd; spreads what CRC leaves alike
_LOW_64 = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of two texts is the same: of both together, and of the shorter one."""

    jaccard: float
    contained: float

    @property
    def is_copy(self) -> bool:
        """True where nearly all of the shorter text stands in the longer one, and that is not much longer."""
        return self.jaccard >= JACCARD_LEAST and self.contained >= CONTAINED_LEAST


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words, case folded; of the whole text where it is shorter.

    >>> len(shingles("Gempa mengguncang Kota Palu pada Jumat petang")), len(shingles("Gempa"))
    (3, 1)
    """
    words = WORD.findall(text.casefold())
    if not words:
        return frozenset()
    last = max(len(words) - RUN + 1, 1)
    return frozenset(_hash(" ".join(words[start : start + RUN])) for start in range(last))


def sketch(found: frozenset[int]) -> tuple[int, ...]:
    """The smallest hashes of a text: the more two texts have in common, the more of them they share."""
    return tuple(nsmallest(SKETCH, found))


def compare(one: frozenset[int], other: frozenset[int]) -> Likeness:
    """How alike two texts are, counted exactly on all their shingles.

    >>> a, b = shingles("a b c d e f g h"), shingles("a b c d e f g x")
    >>> compare(a, b)
    Likeness(jaccard=0.6, contained=0.75)
    """
    shared, least = len(one & other), min(len(one), len(other))
    if not least:
        return Likeness(0.0, 0.0)
    return Likeness(shared / len(one | other), shared / least)


def _hash(run: str) -> int:
    return (crc32(run.encode("utf-8", "surrogatepass")) + 1) * _MIX & _LOW_64
