"""Watches the drop folder: what is finished there is ingested at once, in this process.

python flows/watch.py FOLDER     (or NEWSEVENTS_DROP)
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import shipped  # noqa: F401 - Prefect's settings, before Prefect reads them

# isort: split
from ingest import job_of, run_once
from lifeline import end_with_parent

from newsevents import pipeline
from newsevents.errors import Misconfigured, NewsEventsError, Retryable
from newsevents.fetch.drop import DropFolder
from newsevents.load.paths import warehouse_path
from newsevents.packs import languages
from newsevents.report.summary import in_words

LOOK_S = 0.25
REST_S = 30.0


def watch(folder: Path) -> None:
    """Ingests what is dropped into a folder, until stopped."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang in languages():  # so that the first file need not wait for the models
        pipeline.extract_text("Jakarta, 2020.", None, lang)
    print(f"watching {folder}", flush=True)
    dropped = DropFolder(folder)
    while True:
        files = dropped.finished(time.time())
        if files:
            dropped.take(files)
            if not ingest_files(files):
                dropped.give_back(files)
                time.sleep(REST_S)
        time.sleep(LOOK_S)


def ingest_files(files: Sequence[Path]) -> bool:
    """Whether these files are done with, loaded or rejected; without a server it goes without a flow run."""
    sources, warehouse = [str(path) for path in files], warehouse_path(os.environ)
    try:
        try:
            run_once(sources, warehouse, label="drop")
        except Misconfigured as error:
            if error.code != "no_prefect_server":
                raise
            print(f"{error} Going on without it.", flush=True)
            print(in_words(pipeline.run_job(job_of(sources, str(warehouse)))), flush=True)
    except NewsEventsError as error:
        print(error, flush=True)
        return not isinstance(error, Retryable)
    return True


if __name__ == "__main__":
    end_with_parent()
    given = sys.argv[1] if sys.argv[1:] else os.environ.get("NEWSEVENTS_DROP")
    if not given:
        sys.exit(__doc__)
    watch(Path(given))
