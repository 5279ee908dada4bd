"""One place as the compiler of the gazetteer sees it, and small sums over coordinates."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass
class Row:
    """A place: `code` is ISO country, GeoNames admin code or "g" + geonameid; `aliases` are its other names.

    `weight` is how readily an editor uses the bare name for it: log10 of its people, more for countries.
    """

    code: str
    name: str
    country: str
    feature: str
    point: Point
    weight: float
    parent: str | None = None
    geonameid: int = 0
    aliases: set[str] = field(default_factory=set)


def middle(points: list[Point]) -> Point:
    """The middle of the box around the points (the mean would be drawn to where towns are dense)."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres.

    >>> round(km((-6.2, 106.8), (-6.9, 107.6)))
    118
    """
    p, q = math.radians(a[0]), math.radians(b[0])
    half = (
        math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(half))


def ring_middle(ring: list[Point]) -> tuple[Point, float]:
    """Centroid and area (in square degrees) of a polygon's outer ring of (lat, lon)."""
    area = lat = lon = 0.0
    for (y0, x0), (y1, x1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        lon += (x0 + x1) * cross / 6
        lat += (y0 + y1) * cross / 6
    return (lat / area, lon / area) if area else ring[0], abs(area)
