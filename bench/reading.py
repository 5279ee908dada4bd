"""How well articles are read, each figure by its target: `python bench/reading.py [--layer NAME] [--write]`.

Needs the gold sets beside the project (--shared, by default ../shared).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from date_tables import read_table, share_right
from gold_sets import check_there, extract_lines, score_layer
from newsevents import packs
from quality_page import Figure, origin, target_table, write_section
from speed import measure_speed

ROOT = Path(__file__).parent.parent
COMMAND = "python bench/reading.py --write"
NOTE = """\
Sets: the test part of UD Indonesian CSUI (relations without subtypes but nsubj:pass, csubj:pass, obl:agent,
obl:tmod, acl:relcl), and public development sets, scored on the lines that `newsevents extract` writes. Rules
were measured on them as they were made; no model was trained on them. Speed is CPU time of one thread."""


def parse_figures(shared: Path) -> list[Figure]:
    """Indonesian trees of the CSUI test part, from gold words and from raw sentences."""
    sys.path.insert(0, str(ROOT))
    from training.reading.corpora import harmonise, read_conllu
    from training.reading.evaluate import TESTS, raw_figures, tree_figures

    from newsevents.read.indonesian import load_pipeline

    nlp = load_pipeline(packs.path("id", "model"))
    trees = [harmonise(tree) for tree in read_conllu(shared / "data" / "ud_id" / TESTS["csui"], "csui")]
    words: Mapping[str, Any] = tree_figures(nlp, trees)
    raw = raw_figures(nlp, trees)
    least = {"upos": 0.94, "uas": 0.83, "las": 0.75}
    kinds = ("words", "upos", "uas", "las")
    given = [Figure("parse, id", f"CSUI {k}, gold words", words[k] / 100, v) for k, v in least.items()]
    return given + [Figure("parse, id", f"CSUI {k} F1, raw sentences", raw[k] / 100) for k in kinds]


def name_figures(shared: Path) -> list[Figure]:
    """Indonesian names: same characters and same label."""
    found = score_layer(shared, "idner_dev")
    parts = [Figure("names, id", f"idner_dev {k}, strict F1", found[k]["f1"]) for k in ("PER", "ORG", "LOC")]
    return [Figure("names, id", "idner_dev, strict F1", found["all"]["f1"], 0.86), *parts]


def quantity_figures(shared: Path) -> list[Figure]:
    """Numbers of English news sentences, with and without their bounds."""
    found = score_layer(shared, "newsquant")
    return [
        Figure("quantities", "newsquant, value F1", found["value"]["f1"], 0.93),
        Figure("quantities", "newsquant, value and bound F1", found["value_and_bound"]["f1"], 0.89),
    ]


def date_figures(shared: Path) -> list[Figure]:
    """The tables of dates that the tests hold; needs nothing from `shared`."""
    figures = []
    for lang in ("id", "en"):
        cases = read_table(lang)
        values, both = share_right(cases, extract_lines(cases))
        figures += [
            Figure(f"dates, {lang}", f"table of {len(cases)} cases, values right", values, 0.97),
            Figure(f"dates, {lang}", f"table of {len(cases)} cases, values and texts right", both),
        ]
    return figures


def place_figures(shared: Path) -> list[Figure]:
    """Toponyms of English local news, found and put on the map."""
    found = score_layer(shared, "lgl")
    return [
        Figure("places, en", "lgl, toponym F1", found["toponyms"]["f1"], 0.65),
        Figure("places, en", "lgl, within 161 km, of all gold", found["acc_161km_of_all"], 0.50),
        Figure("places, en", "lgl, within 161 km, of found", found["acc_161km_of_found"], 0.80),
    ]


def disaster_figures(shared: Path) -> list[Figure]:
    """Indonesian disasters and accidents: dates found, event places within 50 km."""
    found = score_layer(shared, "inageo")
    return [
        Figure("dates, id", "inageo, times F1", found["times"]["f1"], 0.92),
        Figure("event places", "inageo, event place within 50 km", found["event_place_50km"], 0.75),
    ]


def speed_figures(shared: Path) -> list[Figure]:
    """Text to mentions on one core, loading, memory."""
    found = measure_speed(shared / "data" / "detik" / "articles.jsonl", "mentions")
    return [
        Figure("speed", "text to mentions, articles of 390 words a second", found["articles_per_s"], 20),
        Figure("speed", "seconds to load Indonesian", found["load_id_s"], at_most=2),
        Figure("speed", "seconds to load English as well", found["load_en_s"], at_most=2),
        Figure("speed", "memory with both languages, MB", found["rss_mb"], at_most=900),
    ]


LAYERS: dict[str, Callable[[Path], list[Figure]]] = {
    "parse": parse_figures,
    "names": name_figures,
    "quantities": quantity_figures,
    "dates": date_figures,
    "places": place_figures,
    "inageo": disaster_figures,
    "speed": speed_figures,
}


def main() -> None:
    """Measures the layers asked for, prints the table, and writes it into docs/quality.md if told to."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--layer", choices=LAYERS, action="append", help="only this one; may be repeated")
    ask.add_argument("--write", action="store_true", help="all layers, into docs/quality.md")
    ask.add_argument("--date", default=date.today().isoformat(), help="the day that docs/quality.md shows")
    asked = ask.parse_args()
    if asked.write and asked.layer:
        ask.error("--write takes all layers")
    shared, figures = check_there(asked.shared), []
    for name in asked.layer or LAYERS:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        figures += LAYERS[name](shared)
    print(target_table(figures))
    if asked.write:
        write_section("reading", f"{origin(COMMAND, asked.date)}\n\n{NOTE}\n\n{target_table(figures)}")


if __name__ == "__main__":
    main()
