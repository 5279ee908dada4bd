"""Counts in how many articles each idea stands: `python -m training.linking.count_ideas ARTICLES.jsonl…`.

Takes lines as `newsevents extract` does; writes `packs/<lang>/idea_counts.tsv`. Texts that repeat count once.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from newsevents import packs
from newsevents.link.ideas import find_ideas

LEAST = {"id": 4, "en": 3}  # articles: what is rarer counts as never met
HEAD = (
    '# idea, in how many articles it stands; "*": all articles. '
    "Counted by training/linking/count_ideas.py; Apache-2.0"
)


def main(paths: list[str]) -> None:
    """Counts and writes all languages."""
    lines = (line for path in paths for line in Path(path).read_text(encoding="utf-8").split("\n") if line)
    texts = dict.fromkeys((record["lang"], record["text"]) for record in map(json.loads, lines))
    for lang, least in LEAST.items():
        chosen = [text for own, text in texts if own == lang]
        counts = Counter(idea for text in chosen for idea in {word.idea for word in find_ideas(text, lang)})
        rows = [("*", len(chosen)), *sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        kept = [f"{idea}\t{count}" for idea, count in rows if count >= least]
        packs.path(lang, "idea_counts.tsv").write_text("\n".join([HEAD, *kept]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
