"""How well and how fast pages are cleaned, each figure by its target: `python bench/pages.py [--write]`.

Needs the page sets beside the project (--shared, by default ../shared).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

from trafilatura import extract

from bootstrap import DRAWS, Difference, Overlap, paired_difference
from newsevents.clean import body
from newsevents.clean.html import body_of
from newsevents.clean.page import clean_page
from newsevents.errors import Rejected
from newsevents.model import RawPage
from page_sets import Gold, Row, read_pages
from quality_page import Figure, number, origin, table, target_table, write_section

SETS = ("article-extraction", "fundus258", "fundus-evaluation")
JUDGED = SETS[:2]
TARGETS = {
    ("article-extraction", "all"): 0.968,
    ("fundus258", "all"): 0.950,
    ("fundus258", "other languages"): 0.955,
    ("fundus258", "day"): 0.985,
}
LEAKS = ("baca juga", "simak video", "[gambas", "(vyp/kna)", "#jernihberkomentar", "simak juga", "lihat juga")
COMMAND = "python bench/pages.py --write"
LIBRARIES = ("newsevents", "trafilatura", "lxml", "beautifulsoup4", "htmldate")
NOTE = f"""\
Each set is the half that lies open; F1 of 4-word pieces, precision and recall averaged over pages. The rival
is trafilatura with favor_precision and no comments, on the same pages. Intervals are a paired bootstrap of
{DRAWS:,} draws over pages. Speed is CPU time on one core, dates, boilerplate and language included. The
third vote is trafilatura's, asked where two opinions on a body differ."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A set cleaned: a row a page in the order of the files, CPU seconds, and how many third votes."""

    rows: list[Row]
    spent_s: float
    votes: int

    @property
    def pages_per_s(self) -> float:
        """Pages a second of CPU time."""
        return len(self.rows) / self.spent_s


def clean_row(page: RawPage, now: datetime) -> Row:
    """One line of what `newsevents clean` writes."""
    try:
        article = clean_page(page, now)
    except Rejected as error:
        return {"file": page.origin, "text": None, "published": None, "rejected": error.code}
    published = article.published.isoformat() if article.published else None
    return {"file": page.origin, "text": body_of(article), "published": published, "rejected": None}


def rival_row(page: RawPage, _: datetime) -> Row:
    """The same by trafilatura alone."""
    return {"file": page.origin, "text": extract(page.content, favor_precision=True, include_comments=False)}


def clean_set(pages: Sequence[RawPage], clean: Callable[[RawPage, datetime], Row]) -> Cleaned:
    """The rows of a set; what is loaded once is not timed."""
    now = datetime.now(UTC)
    clean(pages[0], now)
    with patch.object(body, "extract_body", wraps=extract) as vote:
        started = time.process_time()
        rows = [clean(page, now) for page in pages]
        spent_s = time.process_time() - started
    return Cleaned(rows, spent_s, vote.call_count)


def set_figures(name: str, gold: Gold, cleaned: Cleaned) -> list[Figure]:
    """The figures of one set, beside their targets."""
    rows = cleaned.rows
    reached = {
        "all": gold.f1(rows),
        "other languages": gold.f1(rows, lambda lang: lang is not None and lang not in ("de", "en")),
        "day": gold.days(rows),
    }
    words = {
        "all": "body F1",
        "other languages": "body F1, neither German nor English",
        "day": "publish day right",
    }
    least = 30 if name in JUDGED else None
    figures = [Figure(name, words[k], v, TARGETS.get((name, k))) for k, v in reached.items() if v is not None]
    return [
        *figures,
        Figure(name, "pages a second", cleaned.pages_per_s, least),
        Figure(name, "share of pages with a third vote", cleaned.votes / len(rows)),
        Figure(name, "pages rejected", sum(bool(row["rejected"]) for row in rows)),
    ]


def leaks(folder: Path) -> Figure:
    """Lines of other pages' links, videos, initials and appeals left in the Indonesian pages."""
    texts = [clean_row(page, datetime.now(UTC))["text"] or "" for page in read_pages(folder)]
    lines = [line for text in texts for line in text.lower().split("\n")]
    found = sum(any(words in line for words in LEAKS) for line in lines)
    return Figure("indonesian", "lines that are not the story's", found, at_most=0)


def difference_table(found: dict[str, tuple[Cleaned, Difference]]) -> str:
    """How much better than trafilatura, with intervals, and how fast that is."""
    rows = [
        (name, number(d.measured), f"{d.low:.3f} to {d.high:.3f}", number(rival.pages_per_s))
        for name, (rival, d) in found.items()
    ]
    return table(("pages of", "F1 above trafilatura", "95 % interval", "its pages a second"), rows)


def measure(shared: Path, names: Sequence[str]) -> str:
    """All tables of the page."""
    figures: list[Figure] = []
    against: dict[str, tuple[Cleaned, Difference]] = {}
    pooled: tuple[list[Overlap], list[Overlap]] = ([], [])
    for name in names:
        gold, pages = Gold(shared / name), read_pages(shared / name)
        cleaned, rival = clean_set(pages, clean_row), clean_set(pages, rival_row)
        figures += set_figures(name, gold, cleaned)
        mine, theirs = (gold.overlaps(found.rows, lambda _: True) for found in (cleaned, rival))
        against[name] = rival, paired_difference(mine, theirs)
        if name in JUDGED:
            pooled[0].extend(mine)
            pooled[1].extend(theirs)
    if pooled[0]:
        sure = paired_difference(*pooled)
        figures.append(Figure("both sets", "F1 above trafilatura", sure.measured))
        figures.append(Figure("both sets", "the same, low end of the 95 % interval", sure.low, 0))
    figures.append(leaks(shared / "indonesian"))
    return f"{target_table(figures)}\n\n{difference_table(against)}"


def main() -> None:
    """Cleans each set and prints its figures; with --write they go into docs/quality.md."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--shared", type=Path, default=Path("../shared"))
    asked.add_argument("--set", choices=SETS, action="append")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--date", default=date.today().isoformat())
    options = asked.parse_args()
    folder = options.shared / "pages"
    if not (folder / "score_pages.py").is_file():
        sys.exit(f"nothing measured: the page sets are not in {options.shared} (give --shared FOLDER)")
    found = measure(folder, options.set or SETS)
    print(found)
    if options.write:
        head = origin(COMMAND, options.date, LIBRARIES)
        write_section("pages", f"{head}\n\n{NOTE}\n\n{found}")


if __name__ == "__main__":
    main()
