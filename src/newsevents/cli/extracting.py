"""`newsevents extract` and `newsevents clean`: files in, JSON lines out, no warehouse."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import TextIOWrapper
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
    from newsevents.cli.settings import fetch_settings, now
    from newsevents.fetch.sources import find_all
    from newsevents.pipeline import fetch_all

    items = fetch_all(find_all(sources), fetch_settings(os.environ))
    lines = good = 0
    with writer(output) as out:
        for item in items:
            line = work(item, now())
            lines += 1
            good += line[trouble] is None
            out.write(as_json(line))
    if lines and not good:
        raise typer.Exit(1)


def as_json(line: dict[str, Any]) -> str:
    """A line of JSON; "?" for lone surrogates (of a file name, say), which UTF-8 cannot hold."""
    return json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8") + "\n"


@contextmanager
def writer(path: Path | None) -> Iterator[IO[str]]:
    """The output: a file, replaced as a whole when done; standard output, a device or a pipe as they are."""
    if path is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever the terminal is
        yield sys.stdout
        return
    replaced = path.is_file() or not path.exists()
    part = path.with_name(path.name + ".part") if replaced else path
    try:
        with part.open("w", encoding="utf-8") as out:
            yield out
        if replaced:
            part.replace(path)
    except OSError as error:
        raise Misconfigured("cannot_write", f"{path}: {error.strerror}") from error
    finally:
        if replaced:
            with suppress(OSError):
                part.unlink()
