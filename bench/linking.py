"""How well articles are linked: `python bench/linking.py [--split dev|test] [--layer NAME] [--write]`.

Pairs and stories are told apart by hand (bench/data); the articles of the stories, and of the copies, come
from a corpus beside the project (--shared, by default ../shared).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb

from newsevents.load.batch import Batch
from newsevents.load.store import Warehouse
from newsevents.model import Article, Extraction
from newsevents.pipeline import Job, run_job
from quality_page import Figure, origin, target_table, write_section

HERE = Path(__file__).parent
CORPUS = Path("data") / "detik" / "articles.jsonl"
COMMAND = "python bench/linking.py --split test --write"
NOTE = """\
Pairs: short texts in Indonesian and English written for this, with near misses of the same day, place or
person; all texts of the split lie in one warehouse, and a pair counts as linked when both stand in one story.
Stories: news articles sorted by hand, with near misses; B-cubed over all articles listed, near misses alone.
Weights were fitted on the split `dev`. Copies: every article of the corpus once more, without a tenth of its
sentences and with another headline; `strict` counts any other pair as wrong, even where one text is the other
without some sentences."""
Record = dict[str, Any]
Pair = tuple[str, str]


def rows_of(path: Path) -> Iterator[Record]:
    """The lines of a JSON-lines file, without comments."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("{"):
            yield json.loads(line)


def address(record: Record) -> str:
    """An address of its own for each record."""
    return f"https://{record['id']}.example/{record['id']}"


def linked(records: Iterable[Record], folder: Path) -> duckdb.DuckDBPyConnection:
    """A warehouse that `newsevents run` filled with these articles."""
    source, path = folder / "articles.jsonl", folder / "news.duckdb"
    lines = [json.dumps({**record, "url": address(record)}, ensure_ascii=False) for record in records]
    source.write_text("\n".join(lines), encoding="utf-8")
    run_job(Job([str(source)], path, lambda: datetime(2026, 1, 1, tzinfo=UTC)))
    return duckdb.connect(str(path), read_only=True)


def groups_by_story(warehouse: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """The story of each article that has one, by address."""
    sql = "SELECT url, story_id FROM articles JOIN story_articles USING (article_id) WHERE is_current"
    return dict(warehouse.execute(sql).fetchall())


def events_by_article(warehouse: duckdb.DuckDBPyConnection) -> dict[str, set[object]]:
    """The events that other articles tell too, by address."""
    sql = """SELECT url, list(shown_id) FROM linked_events JOIN events USING (event_id)
             JOIN articles USING (version_id) GROUP BY url"""
    return {url: set(shown) for url, shown in warehouse.execute(sql).fetchall()}


def shares(found: Iterable[bool], true: Iterable[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    both = list(zip(found, true, strict=True))
    hits = sum(f and t for f, t in both)
    precision = hits / max(1, sum(f for f, _ in both))
    recall = hits / max(1, sum(t for _, t in both))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def three(
    layer: str, what: str, found: Sequence[bool], true: Sequence[bool], least: float | None
) -> list[Figure]:
    """F1 beside its target, precision and recall."""
    precision, recall, f1 = shares(found, true)
    return [
        Figure(layer, f"{what}, F1", f1, least),
        Figure(layer, f"{what}, precision", precision),
        Figure(layer, f"{what}, recall", recall),
    ]


def pair_figures(shared: Path, split: str) -> list[Figure]:
    """Written pairs: is it one happening?"""
    pairs = [row for row in rows_of(HERE / "data" / "linking_pairs.jsonl") if row["split"] == split]
    texts = {json.dumps(row[side]): row[side] for row in pairs for side in "ab"}
    records = {key: {**text, "id": f"text{number}"} for number, (key, text) in enumerate(texts.items())}
    with tempfile.TemporaryDirectory() as folder:
        warehouse = linked(records.values(), Path(folder))
        stories, events = groups_by_story(warehouse), events_by_article(warehouse)
    sides = [tuple(address(records[json.dumps(row[side])]) for side in "ab") for row in pairs]
    same = [row["same"] for row in pairs]
    by_story = [a in stories and stories.get(a) == stories.get(b) for a, b in sides]
    by_event = [not events.get(a, set()).isdisjoint(events.get(b, set())) for a, b in sides]
    across = [row["a"]["lang"] != row["b"]["lang"] for row in pairs]
    figures = three("pairs", f"{len(pairs)} pairs, one story", by_story, same, 0.85)
    figures += three("pairs", "one event", by_event, same, None)
    for name, wanted in (("across languages", True), ("within a language", False)):
        chosen = [n for n, x in enumerate(across) if x == wanted]
        found = shares([by_story[n] for n in chosen], [same[n] for n in chosen])
        figures.append(Figure("pairs", f"one story, {name}, F1", found[2]))
    return figures


def story_figures(shared: Path, split: str) -> list[Figure]:
    """Stories assembled by hand."""
    lines = (HERE / "data" / "linking_stories.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.endswith(f"\t{split}")]
    wanted = {row[1] for row in rows}
    records = [record for record in rows_of(shared / CORPUS) if record["id"] in wanted]
    with tempfile.TemporaryDirectory() as folder:
        stories = groups_by_story(linked(records, Path(folder)))
    given = {article: story for story, article, belongs, _ in rows if belongs == "y"}
    true = {article: given.get(article, f"alone {article}") for article in sorted(wanted)}
    found = {a: str(stories.get(address({"id": a}), f"alone {a}")) for a in sorted(wanted)}
    precision, recall = b_cubed(found, true), b_cubed(true, found)
    together = [(found[a] == found[b], true[a] == true[b]) for a, b in combinations(sorted(wanted), 2)]
    count = len(set(given.values()))
    return [
        Figure("stories", f"{count} stories, {len(wanted)} articles, B-cubed F1",
               2 * precision * recall / (precision + recall), 0.85),
        Figure("stories", "B-cubed precision", precision),
        Figure("stories", "B-cubed recall", recall),
        *three("stories", "pairs of articles", [f for f, _ in together], [t for _, t in together], 0.85),
    ]  # fmt: skip


def b_cubed(found: Mapping[str, str], true: Mapping[str, str]) -> float:
    """The mean share of an item's found group that truly belongs to it."""
    total = 0.0
    for item in found:
        group = [other for other in found if found[other] == found[item]]
        total += sum(true[other] == true[item] for other in group) / len(group)
    return total / len(found)


def copy_figures(shared: Path, split: str) -> list[Figure]:
    """Every article, and once more without a tenth of its sentences and with another headline."""
    chance = random.Random(0)
    records = list(rows_of(shared / CORPUS))
    texts = {r["id"]: r["text"] for r in records}
    texts |= {f"{r['id']}-copy": shortened(r["text"], chance) for r in records}
    origin_of = {name: texts[name.removesuffix("-copy")] for name in texts}
    days = {r["id"]: datetime.fromisoformat(r["published"]) for r in records}
    articles = [
        Article(name, text, "id", None, address({"id": name}), days[name.removesuffix("-copy")])
        for name, text in texts.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copies.duckdb"
        found = copies_of(path, articles)
    true = {p for p in combinations(sorted(texts), 2) if origin_of[p[0]] == origin_of[p[1]]}
    parts = {p for p in found - true if is_part(origin_of[p[0]], origin_of[p[1]])}
    return [
        Figure("copies", f"{len(texts)} articles, recall", len(found & true) / len(true), 0.98),
        Figure("copies", "precision", len(found & (true | parts)) / len(found), 0.99),
        Figure("copies", "precision, strict", len(found & true) / len(found)),
    ]


def copies_of(path: Path, articles: Sequence[Article]) -> set[Pair]:
    """The pairs of articles that share an original."""
    with Warehouse(path) as warehouse:
        run = warehouse.begin_run("none 1")
        warehouse.load(Batch(tuple(Extraction(a, (), (), (), (), ()) for a in articles)), run)
        warehouse.link()
        sql = """SELECT list(id ORDER BY id) FROM (
            SELECT c.original_id, split_part(a.url, '/', -1) AS id
            FROM article_copies AS c JOIN articles AS a USING (article_id)) GROUP BY original_id"""
        groups = warehouse.connection.execute(sql).fetchall()
    return {pair for (members,) in groups for pair in combinations(members, 2)}


def shortened(text: str, chance: random.Random) -> str:
    """The text without a tenth of its sentences, one at least, under a headline that is turned round."""
    headline, _, body = text.partition("\n")
    pieces = re.split(r"(?<=[.!?\"”])(\s+)", body)
    sentences = [n for n in range(0, len(pieces), 2) if pieces[n].strip()]
    dropped = (
        set(chance.sample(sentences, max(1, round(len(sentences) / 10)))) if len(sentences) > 1 else set()
    )
    kept = (piece for n, piece in enumerate(pieces) if n not in dropped and n - 1 not in dropped)
    return f"Kabar terbaru: {' '.join(headline.split()[::-1])}\n{''.join(kept)}"


def is_part(one: str, other: str) -> bool:
    """Whether one text is the other without some of its lines, but for headline and one line in ten."""
    bodies = [{line.strip() for line in text.split("\n")[1:] if line.strip()} for text in (one, other)]
    least = min(bodies, key=len)
    return len(bodies[0] & bodies[1]) >= 0.9 * len(least)


LAYERS: dict[str, Callable[[Path, str], list[Figure]]] = {
    "pairs": pair_figures,
    "stories": story_figures,
    "copies": copy_figures,
}


def main() -> None:
    """Measures the layers asked for, prints the table, and writes it into docs/quality.md if told to."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--split", choices=("dev", "test"), default="dev")
    ask.add_argument("--layer", choices=LAYERS, action="append", help="only this one; may be repeated")
    ask.add_argument("--write", action="store_true", help="all layers, into docs/quality.md")
    ask.add_argument("--date", default=date.today().isoformat(), help="the day that docs/quality.md shows")
    asked = ask.parse_args()
    if asked.write and asked.layer:
        ask.error("--write takes all layers")
    if not (asked.shared / CORPUS).exists():
        ask.error(f"there is no {asked.shared / CORPUS}")
    figures = []
    for name in asked.layer or LAYERS:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        figures += LAYERS[name](asked.shared, asked.split)
    print(target_table(figures))
    if asked.write:
        write_section("linking", f"{origin(COMMAND, asked.date)}\n\n{NOTE}\n\n{target_table(figures)}")


if __name__ == "__main__":
    main()
