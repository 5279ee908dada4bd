"""Texts that try to become more than text: our own, and public lists where they lie beside the checkout."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from newsevents.model import Extraction
from newsroom import TEXT, actor, extraction, kept_troops, span

LISTS = Path(__file__).parents[2] / "shared" / "badinput"
OWN = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><svg onload=alert(1)>",
    '"><iframe src="javascript:alert(1)">',
    "<!--<script>",
    "\u202eAnak\u2066 \ufeff\u0000",
    "{{7*7}}${7*7}",
    "]]><a href='javascript:alert(1)'>x</a>",
    "javascript:alert(1)",
    'https://x.example/" onmouseover="alert(1)',
    "data:text/html,<script>alert(1)</script>",
)


def hostile_texts() -> list[str]:
    """Naughty strings and lines of lists of cross-site scripting; only our own where there are no lists."""
    texts = list(OWN)
    if LISTS.exists():
        texts += json.loads((LISTS / "blns" / "blns.json").read_text(encoding="utf-8"))
        for path in sorted((LISTS / "xss").rglob("*.md")):
            texts += path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [text[:400] for text in dict.fromkeys(texts) if text.strip()]


def hostile_articles() -> tuple[Extraction, ...]:
    """One article for each of the texts: it is the title, address, source, actor and part of the sentence."""
    return tuple(hostile_article(number, text) for number, text in enumerate(hostile_texts()))


def hostile_article(number: int, bad: str) -> Extraction:
    """An article that says the text wherever an article can say something."""
    text = TEXT.replace("di Baghdad", f"{bad} di Baghdad").replace(
        "Aliansi pertahankan", f"{bad} pertahankan"
    )
    first = kept_troops(text)
    words = text[text.index("Aliansi Utara memper") : text.index(", kata Rina")]
    event = replace(
        first,
        sentence=span(text, words),
        lemma=bad,
        actors=(replace(actor(text, bad), name=bad),),
        mentions=(span(text, "mempertahankan"),),
    )
    fields = {"title": bad, "url": bad, "source": bad, "id": f"a{number}"}
    return extraction(text, (event,), **fields)
