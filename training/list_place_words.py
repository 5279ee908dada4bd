"""List the names of places that are common words as well: packs/<lang>/place_homonyms.txt.

For a language with a word list (English: Debian's wamerican-small) those that it writes small; for one with
raw news those that the news writes small more often than not within a sentence. Only the words are kept.
`python training/list_place_words.py en /usr/share/dict/words`, or `… id NEWS.jsonl` (an article a line).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from newsevents.extract.place_index import place_index
from newsevents.packs import path

INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_]{3,}")  # a word in the middle of a sentence
AT_LEAST = 3
HEADER = {
    "en": "# places named like English words; SCOWL by Kevin Atkinson (see shared/GAZETTEER.md)",
    "id": "# places named like Indonesian words; counted in news by training/list_place_words.py, CC0-1.0",
}


def small_in(lines: Iterable[str]) -> set[str]:
    """Words that stand with a small letter in a list of words."""
    return {
        word
        for word in (line.strip() for line in lines)
        if word.isalpha() and word.islower() and len(word) > 2
    }


def small_in_news(texts: Iterable[str]) -> set[str]:
    """Words that texts write small at least AT_LEAST times and more often than with a capital."""
    count: Counter[str] = Counter()
    for text in texts:
        count.update(INSIDE.findall(text))
    return {w for w, n in count.items() if w.islower() and n >= AT_LEAST and n > count[w.title()]}


def main() -> None:
    lang, source = sys.argv[1], Path(sys.argv[2])
    lines = source.read_text(encoding="utf-8").strip().split("\n")
    news = source.suffix == ".jsonl"
    words = small_in_news(json.loads(line)["text"] for line in lines) if news else small_in(lines)
    homonyms = sorted(word for word in words if place_index().named(word))
    path(lang, "place_homonyms.txt").write_text("\n".join([HEADER[lang], *homonyms, ""]), encoding="utf-8")
    print(len(homonyms), "words")


if __name__ == "__main__":
    main()
