"""`newsevents explore` and `report`: the events as a web page, served on this machine or in one file."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from newsevents.cli.screen import err
from newsevents.errors import Misconfigured
from newsevents.load.paths import warehouse_path

LANGUAGES = ("id", "en")
Language = Annotated[str, typer.Option("--language", help="id or en: how the page speaks at first.")]


def report(  # noqa: PLR0913 - one parameter an option
    out: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path(
        "report.html"
    ),
    since: Annotated[str | None, typer.Option("--from", help="Not over before this day: 2020-01-31.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Not begun after this day.")] = None,
    by: Annotated[
        str, typer.Option("--by", help="told or published: which day --from and --to mean.")
    ] = "told",
    kind: Annotated[list[str] | None, typer.Option("--type", help="ASSAULT, DISASTER, …")] = None,
    country: Annotated[list[str] | None, typer.Option(help="Where it happened, ISO code: ID, IQ, …")] = None,
    actor: Annotated[str | None, typer.Option(help="Part of the name of an actor or target.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Who published it.")] = None,
    words: Annotated[str | None, typer.Option(help="Words of title, sentence or names.")] = None,
    main: Annotated[bool, typer.Option("--main", help="Only what the articles are about.")] = False,
    language: Language = "id",
    most: Annotated[int, typer.Option("--limit", "-n", min=1, help="Most events, the newest.")] = 10_000,
) -> None:
    """Write the events, with map, time line and evidence, into one HTML file that needs nothing else.

    Example: newsevents report -o report.html --country ID --from 2020-01-01
    """
    from newsevents.ask.reader import Reader
    from newsevents.report.filters import filters_of
    from newsevents.report.page import Report
    from newsevents.report.page import report as made_of
    from newsevents.report.shown import PREPARE

    told = {
        "since": [since or ""], "until": [until or ""], "clock": [by], "who": [actor or ""],
        "type": [one.upper() for one in kind or ()], "country": [one.upper() for one in country or ()],
        "source": source or [], "words": [words or ""], "salience": ["main"] if main else [],
    }  # fmt: skip
    wanted = Report(filters_of(told), speaking(language), datetime.now(UTC), most)
    with closing(Reader(warehouse_path(os.environ), PREPARE)) as reader:
        page, count = made_of(reader, wanted)
    write_page(page, out)
    err.print(f"{count} events in {out} ({len(page.encode()) / 1e6:.1f} MB)")


def write_page(page: str, out: Path) -> None:
    """Write a page; Misconfigured("cannot_write") where that is not allowed."""
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise Misconfigured("cannot_write", f"{out} cannot be written: {error.strerror}") from error


def explore(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on loopback; 0 takes a free one.")] = 8765,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only say where it is.")] = False,
    language: Language = "id",
) -> None:
    """Look through the events in a browser: map, time line, filters, evidence. Ctrl-C ends it.

    Example: newsevents explore --port 9000
    """
    import uvicorn

    from newsevents.ask.reader import Reader
    from newsevents.report.server import explorer
    from newsevents.report.shown import PREPARE, opened

    reader = Reader(warehouse_path(os.environ), PREPARE)
    held = opened(reader)
    listening = listen(port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    err.print(f"{held['events']} events of {held['articles']} articles: {address} (Ctrl-C ends it)")
    if not no_browser:
        typer.launch(address)
    app = explorer(reader, speaking(language))
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])
    reader.close()


def listen(port: int) -> socket.socket:
    """A socket on loopback; raises Misconfigured where the port is taken."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(("127.0.0.1", port))
    except OSError as error:
        made.close()
        message = f"port {port} cannot be used ({error.strerror}): choose another with --port"
        raise Misconfigured("port_taken", message) from error
    return made


def speaking(language: str) -> str:
    """The language of the page; raises Misconfigured for one that it has not."""
    if language not in LANGUAGES:
        raise Misconfigured("bad_option", f"--language is {' or '.join(LANGUAGES)}, not {language}")
    return language
