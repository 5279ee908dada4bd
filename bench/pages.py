"""How well and how fast pages are cleaned: `python bench/pages.py [--pages FOLDER] [--set fundus258]`."""

from __future__ import annotations

import argparse
import gzip
import json
import runpy
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from newsevents.clean.html import body_of
from newsevents.clean.page import clean_page
from newsevents.errors import Rejected
from newsevents.model import RawPage

SETS = ("article-extraction", "fundus258", "fundus-evaluation")


def read_pages(folder: Path) -> list[RawPage]:
    """The pages of a set, unpacked, with their URLs where the ground truth tells them."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = []
    for path in sorted(folder.glob("*.html*")):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        url = truth.get(path.name.split(".html")[0], {}).get("url")
        pages.append(RawPage(path.name, content, "text/html", folder.name, url=url))
    return pages


def clean_row(page: RawPage, now: datetime) -> dict[str, str | None]:
    """One line of what `newsevents clean` writes."""
    try:
        article = clean_page(page, now)
    except Rejected as error:
        return {"file": page.origin, "text": None, "published": None, "rejected": error.code}
    published = article.published.isoformat() if article.published else None
    return {"file": page.origin, "text": body_of(article), "published": published, "rejected": None}


def score(folder: Path, rows: list[dict[str, str | None]]) -> None:
    """Prints the figures of score_pages.py for a set."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
        out.flush()
        sys.argv = ["score_pages.py", str(folder / "ground-truth.json"), out.name]
        runpy.run_path(str(folder.parent / "score_pages.py"), run_name="__main__")


def main() -> None:
    """Cleans each set and prints body F1, publish days and pages a second (one core, CPU time)."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=Path, default=Path("../shared/pages"))
    asked.add_argument("--set", choices=SETS, action="append")
    options = asked.parse_args()
    for name in options.set or SETS:
        pages = read_pages(options.pages / name)
        clean_row(pages[0], datetime.now(UTC))
        started = time.process_time()
        rows = [clean_row(page, datetime.now(UTC)) for page in pages]
        spent_s = time.process_time() - started
        rejected = sorted(f"{row['file']}: {row['rejected']}" for row in rows if row["rejected"])
        print(f"{name}: {len(pages)} pages, {len(pages) / spent_s:.1f} a second, {len(rejected)} rejected")
        score(options.pages / name, rows)
        print("  rejected:", "; ".join(rejected) or "none")


if __name__ == "__main__":
    main()
