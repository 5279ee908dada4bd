"""How fast events are loaded, by us and by dlt: CPU seconds of one thread, each in a process of its own.

`python bench/load_rate.py (ours|dlt) EVENTS` prints a line of JSON; `warehouse.py` starts it. dlt loads the
same events as flat rows of 16 columns, numbers and spans nested, merged by their id, in its fastest way
(Parquet); its Python is the one that calls, so it may be that of another environment.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

AT_ONCE = 10_000  # events a transaction


def load_ours(events: int) -> float:
    """CPU seconds to load so many events into an empty warehouse, from extractions to the closed file."""
    from generated import EVENTS_AN_ARTICLE, articles
    from newsevents.load.batch import Batch
    from newsevents.load.store import Warehouse

    told = iter(list(articles(events // EVENTS_AN_ARTICLE)))
    with tempfile.TemporaryDirectory() as folder:
        with Warehouse(Path(folder) / "w.duckdb") as warehouse:
            warehouse.connection.execute("SET threads = 1")
            gc.collect()
            gc.freeze()  # the made-up articles are not ours to look through
            started = time.process_time()
            run = warehouse.begin_run("generated 1")
            while batch := tuple(islice(told, AT_ONCE // EVENTS_AN_ARTICLE)):
                warehouse.load(Batch(batch), run)
            warehouse.finish_run(run)
        return time.process_time() - started


def load_dlt(events: int) -> float:
    """CPU seconds of dlt for the same events from a list of dicts, from the first to the end of the run."""
    rows = [json.loads(line) for line in sys.stdin]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DLT_DATA_DIR=folder, RUNTIME__DLTHUB_TELEMETRY="false", RUNTIME__LOG_LEVEL="CRITICAL"
        )
        os.environ.update(EXTRACT__WORKERS="1", NORMALIZE__WORKERS="1", LOAD__WORKERS="1")
        import dlt

        pipeline = dlt.pipeline(
            "bench", destination=dlt.destinations.duckdb(f"{folder}/d.duckdb"), dataset_name="news",
            pipelines_dir=folder,
        )  # fmt: skip
        started = time.process_time()
        for start in range(0, events, AT_ONCE):
            resource = dlt.resource(
                rows[start : start + AT_ONCE], name="events", primary_key="event_id",
                write_disposition="merge",
            )  # fmt: skip
            pipeline.run(resource, loader_file_format="parquet")
        return time.process_time() - started


def flat_rows(events: int) -> list[dict[str, Any]]:
    """The events as rows of 16 columns, as a user of dlt would write them."""
    from generated import EVENTS_AN_ARTICLE, articles
    from newsevents.link.ids import article_id, event_ids

    rows = []
    for told in articles(events // EVENTS_AN_ARTICLE):
        owner = article_id(told.article)
        for event, id_ in zip(told.events, event_ids(told.article, owner, told.events), strict=True):
            rows.append(_flat_row(told.article.url, told.article.text, event, id_.hex()))
    return rows


def _flat_row(url: str | None, text: str, event: Any, id_: str) -> dict[str, Any]:
    place, when = event.locations[0], event.date
    return {
        "event_id": id_, "url": url, "type": event.type, "action": event.lemma,
        "actor": event.actors[0].name, "target": event.targets[0].name, "location": place.name,
        "lat": place.lat, "lon": place.lon, "date_start": when.start.isoformat(), "date_grain": when.grain,
        "status": event.status, "confidence": event.confidence,
        "sentence": text[event.sentence.start : event.sentence.end],
        "quantities": [{"low": q.low, "high": q.high, "unit": q.unit, "kind": q.kind, "text": q.text,
                        "start": q.span.start, "end": q.span.end} for q in event.quantities],
        "spans": [{"start": s.start, "end": s.end}
                  for s in (event.trigger, event.actors[0].span, place.span)],
    }  # fmt: skip


def main() -> None:
    """Measures and prints a line of JSON."""
    what, events = sys.argv[1], int(sys.argv[2])
    if what == "rows":
        sys.stdout.writelines(json.dumps(row) + "\n" for row in flat_rows(events))
        return
    seconds = load_ours(events) if what == "ours" else load_dlt(events)
    print(json.dumps({"events": events, "cpu_s": seconds, "rows_per_s": events / seconds}))


if __name__ == "__main__":
    main()
