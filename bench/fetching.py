"""How fetching stands up: feeds a second, broken feeds, forbidden addresses, bombs.

    python bench/fetching.py [--write] [--peer PYTHON] [--shared FOLDER]

Everything is served on loopback. `--peer` is a Python that has feedparser and httpx installed, for
comparison (default: this one, as far as they are there).
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from from_tests import WAYS, Attack, Reply, Site, address_forms, record
from newsevents.errors import Rejected
from newsevents.fetch.feeds import parse_feed
from newsevents.fetch.settings import MIB, FetchSettings
from newsevents.fetch.sources import expand
from newsevents.model import RawPage
from quality_page import Figure, origin, target_table, write_section

ROOT = Path(__file__).parent.parent
COMMAND = "python bench/fetching.py --write --peer PYTHON"
BOMB_BYTES = 2**30
NOTE = """\
Speed is CPU time of one thread, the best of ten repeats. Addresses: a form counts as reached when a
request arrives, or a connection to anything but a public address is tried. Bombs open to 1 GiB (but the plain
one); pages may have 5 MiB."""
HTML = "text/html; charset=utf-8"
PAGE = (
    b"<html><body>" + b"<p>Hujan deras mengguyur wilayah itu sejak pagi hari.</p>\n" * 700 + b"</body></html>"
)
ARCHIVED = 5000


def feed_figures(peer: str) -> Iterator[Figure]:
    """Feeds a second, ours and feedparser's."""
    ours, theirs = feed_speed(sys.executable, "newsevents"), feed_speed(peer, "feedparser")
    yield Figure("feeds", "feeds of 100 items a second, one core", ours, at_least=300)
    if theirs is not None:
        yield Figure("feeds", "feedparser, the same feed in the same run", theirs)


def feed_speed(python: str, what: str) -> float | None:
    """Feeds a second in a process of its own; None where the reader is not installed."""
    script = str(Path(__file__).with_name("feed_speed.py"))
    done = subprocess.run([python, script, what], capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def corpus_figures(folder: Path) -> Iterator[Figure]:
    """What becomes of public broken feeds."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    outcomes, slowest = Counter[str](), 0.0
    for path in paths:
        started = time.process_time()
        outcomes[outcome(path.read_bytes())] += 1
        slowest = max(slowest, time.process_time() - started)
    if paths:
        yield Figure("broken feeds", f"of {len(paths)} files, read", outcomes["feed"])
        yield Figure("broken feeds", "rejected with a reason", outcomes["bad_feed"])
        yield Figure("broken feeds", "exceptions", outcomes["exception"], at_most=0)
        yield Figure("broken feeds", "slowest, seconds", slowest, at_most=1)


def outcome(content: bytes) -> str:
    """The reason code of a feed, "feed", or "exception"."""
    try:
        parse_feed(content, "https://contoh.id/rss", 50 * MIB)
    except Rejected as error:
        return error.code
    except Exception:  # noqa: BLE001 - counting them is the point
        return "exception"
    return "feed"


def archive_figures() -> Iterator[Figure]:
    """Pages read from a web archive a second."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "news.warc.gz")
        path.write_bytes(gzip.compress(record(1, PAGE)) * ARCHIVED)
        started = time.process_time()
        pages = sum(isinstance(item, RawPage) for item in expand(str(path), sources=()))
        rate = pages / (time.process_time() - started)
    yield Figure("archives", f"pages of {len(PAGE) // 1024} KiB a second, from WARC packed with gzip", rate)


def address_figures() -> Iterator[Figure]:
    """Forms of forbidden addresses that were reached, by every way."""
    forms = address_forms()
    for way in WAYS:
        with Site() as outside, Site() as inside:
            hits = asyncio.run(Attack(way, outside, inside).hits(forms))
        yield Figure("addresses", f"{way}: reached of {len(forms)} forms", len(hits), at_most=0)


def plain_figures(peer: str) -> Iterator[Figure]:
    """The same forms by httpx as it comes."""
    program = (
        "import sys, httpx\n"
        "for form in sys.stdin.read().splitlines():\n"
        "    try: httpx.get(f'http://{form}:{sys.argv[1]}/secret', timeout=1, trust_env=False)\n"
        "    except Exception: pass\n"
    )
    with Site() as inside:
        port = inside.url.rpartition(":")[2]
        subprocess.run(
            [peer, "-c", program, port],
            input="\n".join(address_forms()),
            text=True,
            check=False,
            capture_output=True,
        )
        if inside.asked:
            yield Figure("addresses", "direct, plain httpx: requests that came in", len(inside.asked))


def bomb_figures() -> Iterator[Figure]:
    """What a page that opens to a gigabyte costs, in each coding, and one that never ends."""
    with Site() as site:
        site.routes["/small"] = Reply(b"<p>kecil</p>")
        for name, (body, coding) in bombs().items():
            site.routes["/bomb"] = Reply(body, headers={"Content-Type": HTML, "Content-Encoding": coding})
            told = fetch_apart(f"{site.url}/bomb")
            what = f"{name} ({len(body) / 1e6:.1f} MB), {told['code']}"
            yield Figure("bombs", f"{what}: memory over start, MB", told["risen_mb"], at_most=64)
            yield Figure("bombs", f"{what}: CPU seconds", told["cpu_s"], at_most=5)


def bombs() -> dict[str, tuple[bytes, str]]:
    """Bodies with their codings."""
    member = gzip.compress(bytes(MIB))
    deflate = zlib.compressobj(9)
    deflated = b"".join(deflate.compress(bytes(MIB)) for _ in range(BOMB_BYTES // MIB)) + deflate.flush()
    return {
        "gzip of many members": (member * (BOMB_BYTES // MIB), "gzip"),
        "deflate": (deflated, "deflate"),
        "gzip in deflate": (gzip.compress(deflated), "deflate, gzip"),
        "plain": (bytes(64 * MIB), "identity"),
    }


def fetch_apart(url: str) -> dict[str, float | str]:
    """What `bomb.py` tells of a page."""
    command = [sys.executable, str(Path(__file__).with_name("bomb.py")), url, str(FetchSettings().max_bytes)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, float | str] = json.loads(done.stdout)
    return told


def main() -> None:
    """Measures, prints, and with --write puts the table into docs/quality.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--date", default=f"{datetime.now(UTC):%Y-%m-%d}")
    options = parser.parse_args()
    figures = [
        *feed_figures(options.peer),
        *corpus_figures(options.shared / "badinput" / "feedparser"),
        *archive_figures(),
        *address_figures(),
        *plain_figures(options.peer),
        *bomb_figures(),
    ]
    body = f"## Fetching\n\n{origin(COMMAND, options.date)}\n\n{NOTE}\n\n{target_table(figures)}"
    print(body)
    if options.write:
        write_section("fetching", body)


if __name__ == "__main__":
    main()
