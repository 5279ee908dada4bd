"""What it costs to fetch one hostile page: a process of its own, `python bench/bomb.py URL MAX_BYTES`.

Prints a line of JSON: the reason code, CPU seconds, and how far memory rose above what it was before
(as Linux tells it).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from newsevents.errors import NewsEventsError
from newsevents.fetch.http import Fetcher
from newsevents.fetch.settings import FetchSettings

STATUS = Path("/proc/self/status")


async def fetch(url: str, max_bytes: int) -> str:
    """The reason code of a page, or "page"."""
    settings = FetchSettings(
        allow_loopback=True, gap_s=0.0, max_tries=1, max_bytes=max_bytes, deadline_s=20.0
    )
    async with Fetcher(settings) as fetcher:
        try:
            await fetcher.fetch_page(url)
        except NewsEventsError as error:
            return error.code
    return "page"


def memory_mb(what: str) -> float:
    """VmRSS (held now) or VmHWM (the most held since it was reset) of this process, in MB."""
    lines = STATUS.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024


def main() -> None:
    """Fetches a small page first, so that only the cost of the hostile one counts."""
    url, max_bytes = sys.argv[1], int(sys.argv[2])
    asyncio.run(fetch(f"{url.rpartition('/')[0]}/small", max_bytes))
    Path("/proc/self/clear_refs").write_text("5")  # resets the peak
    before, started = memory_mb("VmRSS"), time.process_time()
    code = asyncio.run(fetch(url, max_bytes))
    figures = {"code": code, "cpu_s": time.process_time() - started, "risen_mb": memory_mb("VmHWM") - before}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
