"""How fast and how big: articles of 390 words a second on one core, seconds to load the models, memory.

A process of its own, `python bench/speed.py ARTICLES.jsonl (mentions|rows)`, which the benches start.
All times are CPU time with one thread, so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import spacy  # noqa: F401 - imported before the clock starts: a library, no model of ours

from gold_sets import as_page, read_lines
from newsevents.clean.page import clean_page
from newsevents.extract.engine import make_context
from newsevents.model import RawPage
from newsevents.pipeline import extract_line
from newsevents.read.reader import read_article

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORDS_AN_ARTICLE = 390
EVERY = 16
ENGLISH = {"id": "en", "lang": "en", "text": "Police arrested two men in Jakarta on Monday."}
Work = Callable[[RawPage], object]


def find_mentions(page: RawPage) -> object:
    """Text to mentions: reading, dates, quantities, places, names."""
    return make_context(read_article(clean_page(page, NOW)))


def find_rows(page: RawPage) -> object:
    """Text to a line of `newsevents extract`, with its rows."""
    return extract_line(page, NOW)


WORK: dict[str, Work] = {"mentions": find_mentions, "rows": find_rows}


def measure_speed(articles: Path, what: str) -> dict[str, float]:
    """articles_per_s, load_id_s, load_en_s (English after Indonesian) and rss_mb, from a fresh process."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
    command = [sys.executable, __file__, str(articles), what]
    done = subprocess.run(
        command, env={**os.environ, **one_thread}, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def cpu_seconds(work: Work, page: RawPage) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    work(page)
    return time.process_time() - started


def loading_seconds(work: Work, page: RawPage) -> float:
    """What the first call costs more than the second: models, gazetteer and packs."""
    return cpu_seconds(work, page) - cpu_seconds(work, page)


def main() -> None:
    """Measures and prints a line of JSON."""
    records = read_lines(Path(sys.argv[1]))[::EVERY]
    work = WORK[sys.argv[2]]
    pages = [as_page(record) for record in records]
    load_id_s, load_en_s = (loading_seconds(work, page) for page in (pages[0], as_page(ENGLISH)))
    spent_s = sum(cpu_seconds(work, page) for page in pages)
    words = sum(len(record["text"].split()) for record in records)
    figures = {
        "articles_per_s": words / WORDS_AN_ARTICLE / spent_s,
        "load_id_s": load_id_s,
        "load_en_s": load_en_s,
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
