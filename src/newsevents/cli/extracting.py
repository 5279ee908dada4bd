"""`newsevents extract` and `newsevents clean`: files in, JSON lines out, no warehouse."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from newsevents.errors import Misconfigured

if TYPE_CHECKING:
    from newsevents.fetch.outcome import Fetched

Out = Annotated[Path | None, typer.Option("-o", "--output", help="File to write; default: standard output.")]


def extract(
    docs: Annotated[
        list[str],
        typer.Argument(help='JSONL files, a line an article: {"id", "text", "published"?, "lang"?}'),
    ],
    output: Out = None,
) -> None:
    """Events and mentions of articles, a JSON line each, in the same order; a failed one has its error.

    Example: newsevents extract articles.jsonl -o events.jsonl
    """
    from newsevents.pipeline import extract_line

    write_lines(docs, output, extract_line, "error")


def clean(
    pages: Annotated[
        list[str], typer.Argument(help="Web pages (.html, .html.gz), text files, folders or globs.")
    ],
    output: Out = None,
) -> None:
    """The article of each page as a JSON line (title, text, publish time, …), or why there is none.

    Example: newsevents clean pages/*.html -o articles.jsonl
    """
    from newsevents.pipeline import clean_line

    write_lines(pages, output, clean_line, "rejected")


def write_lines(
    sources: list[str], output: Path | None, work: Callable[[Fetched, datetime], dict[str, Any]], trouble: str
) -> None:
    """A line for each item of the sources; exit code 1 if every one is in trouble."""
    from newsevents.cli.settings import now
    from newsevents.fetch.sources import expand_all

    items = expand_all(sources)
    lines = good = 0
    with writer(output) as out:
        for item in items:
            line = work(item, now())
            lines += 1
            good += line[trouble] is None
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    if lines and not good:
        raise typer.Exit(1)


@contextmanager
def writer(path: Path | None) -> Iterator[IO[str]]:
    """The output: a file, replaced as a whole when done, or standard output."""
    if path is None:
        yield sys.stdout
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as out:
            yield out
        part.replace(path)
    except OSError as error:
        raise Misconfigured("cannot_write", f"{path}: {error.strerror}") from error
