"""Writes the outlines of the offline map: countries from Natural Earth, finer around Indonesia.

Takes countries-50m.json of the npm package world-atlas (ISC; the data is Natural Earth, public domain):
python training/build_outlines.py countries-50m.json src/newsevents/report/outlines.json
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path

FINE = (92.0, -12.0, 142.0, 9.0)  # longitude and latitude around Indonesia
FINE_STEP, COARSE_STEP = 0.05, 0.25  # degrees that a simplified line may be off
SMALLEST = 0.35  # square degrees of a ring that is kept far from Indonesia
SOURCE = "Natural Earth 1:50m, public domain, through world-atlas (ISC, (c) Michael Bostock), simplified"
Point = tuple[float, float]


def arcs_of(topology: dict) -> list[list[Point]]:
    """The arcs in degrees, simplified."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs = accumulate(point[0] for point in arc)
        ys = accumulate(point[1] for point in arc)
        points = [(x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(xs, ys, strict=True)]
        arcs.append(simplified(points, FINE_STEP if any(map(is_near, points)) else COARSE_STEP))
    return arcs


def is_near(point: Point) -> bool:
    """Whether a point lies around Indonesia."""
    return FINE[0] <= point[0] <= FINE[2] and FINE[1] <= point[1] <= FINE[3]


def simplified(points: list[Point], step: float) -> list[Point]:
    """The line with fewer points, nowhere further off than a step (Douglas and Peucker)."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far = max(
            range(first + 1, last), key=lambda i: off(points[i], points[first], points[last]), default=None
        )
        if far is not None and off(points[far], points[first], points[last]) > step:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[index] for index in sorted(keep)]


def off(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a line between two others, in degrees."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0
    if length:
        share = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    return ((point[0] - start[0] - share * dx) ** 2 + (point[1] - start[1] - share * dy) ** 2) ** 0.5


def rings_of(topology: dict, arcs: list[list[Point]]) -> dict[str, list[list[Point]]]:
    """The rings of each country, by its number in ISO 3166."""
    found: dict[str, list[list[Point]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for ring in (ring for part in parts for ring in part):
            found.setdefault(country.get("id", ""), []).append(joined(ring, arcs))
    return found


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """One ring from its arcs; a negative number is an arc read backwards."""
    points: list[Point] = []
    for number in ring:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[1 if points else 0 :]
    return unwrapped(points)


def unwrapped(points: list[Point]) -> list[Point]:
    """The ring without jumps across the date line: it goes on beyond 180 degrees east."""
    turned, shift = [points[0]], 0.0
    for (before, _), (x, y) in pairwise(points):
        shift += -360 if x - before > 180 else 360 if before - x > 180 else 0
        turned.append((x + shift, y))
    west = 360 if min(x for x, _ in turned) < -180.5 else 0
    return [(x + west, y) for x, y in turned]


def area(ring: list[Point]) -> float:
    """Square degrees within a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def path(rings: list[list[Point]]) -> str:
    """The rings as the path of an SVG in hundredths of a degree, x to the east, y to the south."""
    parts = []
    for ring in rings:
        if len(ring) < 4 or (area(ring) < SMALLEST and not is_near(ring[0])):
            continue
        whole = [(round(x * 100), round(-y * 100)) for x, y in ring]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
        moves = " ".join(f"{x},{y}" for x, y in steps if (x, y) != (0, 0))
        parts.append(f"M{whole[0][0]},{whole[0][1]}l{moves}z")
    return "".join(parts).replace(",-", "-").replace(" -", "-")


def main(given: Path, out: Path) -> None:
    """Read the atlas, write the outlines."""
    topology = json.loads(given.read_text(encoding="utf-8"))
    rings = rings_of(topology, arcs_of(topology))
    rings.pop("010", None)  # Antarctica: no news, a fifth of the map
    home = path(rings.pop("360"))
    world = path([ring for some in rings.values() for ring in some])
    text = json.dumps({"source": SOURCE, "unit": 0.01, "world": world, "indonesia": home}, indent=0)
    out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
