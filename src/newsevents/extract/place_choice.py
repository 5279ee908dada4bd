"""Choose what each name stands for: by renown, by the regions of the text, and by where the paper is from.

The weights were set on local news in English, whose names are as ambiguous as names get.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsevents.extract.place_index import Candidate

WEIGHT = 0.65  # of renown
MOST = 40  # candidates of one name that are weighed
TOGETHER = 60  # names; an article seldom has more, and the work grows with their square
NEAR_KM = 120
SHARPNESS = 1.2  # of the first guess by renown
PULL = 2.0  # how strongly the other places draw
FULL = 4.0  # support past which more adds nothing
BESIDE = 5.0  # for "Paris, Texas"
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known beside the names: countries with their bonus, names that the host is made of."""

    countries: Mapping[str, float]
    host_names: tuple[tuple[Candidate, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of the text: its candidates, how often it stands there, and the rows named right beside it."""

    candidates: tuple[Candidate, ...]
    count: float
    beside: frozenset[int] = frozenset()


def choose(namings: Sequence[Naming], prior: Prior) -> list[Candidate]:
    """The best candidate of each name (each has at least one); TOGETHER names at a time help each other."""
    parts = [namings[i : i + TOGETHER] for i in range(0, len(namings), TOGETHER)]
    return [candidate for part in parts for candidate in _choose_together(part, prior)]


def _choose_together(namings: Sequence[Naming], prior: Prior) -> list[Candidate]:
    everyone = [*namings, *(Naming(names, 1.0) for names in prior.host_names)]
    cut = [n.candidates[:MOST] for n in everyone]
    owner = np.repeat(np.arange(len(cut)), [len(c) for c in cut])
    flat = [c for candidates in cut for c in candidates]
    first = np.array([_renown(c, everyone[k], prior) for c, k in zip(flat, owner, strict=True)])
    bond = _bonds(flat)
    bond[owner[:, None] == owner[None, :]] = 0.0
    counts = np.array([min(n.count, 3.0) ** 0.5 for n in everyone])[owner]
    score = first
    for _ in range(2):
        share = _shares(score, owner) * counts
        score = first + PULL * np.minimum(_strongest(bond * share[None, :], owner), FULL)
    return [flat[_best(score, owner, k)] for k in range(len(namings))]


def _renown(c: Candidate, naming: Naming, prior: Prior) -> float:
    """The score of a candidate before other places are looked at."""
    score = WEIGHT * c.weight - (0.0 if c.own else 0.7) + prior.countries.get(c.country, 0.0)
    return score + (BESIDE if naming.beside and naming.beside.intersection(c.chain) else 0.0)


def _bonds(flat: Sequence[Candidate]) -> NDArray[np.float64]:
    """How near each two candidates are: same surroundings 1, same first-level region .7, same country .2."""
    lat, lon = np.radians([c.lat for c in flat]), np.radians([c.lon for c in flat])
    at = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    near = at @ at.T > np.cos(NEAR_KM / EARTH_KM)
    country = np.array([c.country for c in flat])
    one = np.array([c.chain[-2] if len(c.chain) > 1 else -1 - i for i, c in enumerate(flat)])
    bond = 0.2 * (country[:, None] == country[None, :]) * (country != "")[None, :]
    bond = np.maximum(bond, 0.7 * (one[:, None] == one[None, :]))
    small = np.array([c.feature not in ("country", "admin1", "region") for c in flat])
    return np.asarray(np.maximum(bond, 1.0 * (near & small[:, None] & small[None, :])))


def _shares(score: NDArray[np.float64], owner: NDArray[np.intp]) -> NDArray[np.float64]:
    """Each candidate's share of its name's belief (softmax)."""
    top = np.full(owner.max() + 1, -np.inf)
    np.maximum.at(top, owner, score)
    power = np.exp(SHARPNESS * (score - top[owner]))
    return np.asarray(power / np.bincount(owner, power)[owner])


def _strongest(weighted: NDArray[np.float64], owner: NDArray[np.intp]) -> NDArray[np.float64]:
    """For each candidate the sum over other names of their strongest weighted bond."""
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    return np.asarray(np.maximum.reduceat(weighted, starts, axis=1).sum(axis=1))


def _best(score: NDArray[np.float64], owner: NDArray[np.intp], k: int) -> int:
    """The place of name k's best candidate."""
    mine = np.flatnonzero(owner == k)
    return int(mine[np.argmax(score[mine])])
