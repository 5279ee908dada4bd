"""`newsevents sources`: what is read and how often; what a source would give; a source more."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsevents.cli.screen import cell, out, show_table
from newsevents.errors import Misconfigured, NewsEventsError

if TYPE_CHECKING:
    from newsevents.fetch.preview import Preview
    from newsevents.fetch.source_list import Source

app = typer.Typer(invoke_without_command=True, help="The sources of news: list, check, add.")
LOOKED_AT = ("source", "found", "pages", "newest", "example", "trouble")
LONGEST_EXAMPLE = 60


@app.callback()
def sources(context: typer.Context) -> None:
    """What is read, in which language, and how often (the same as `sources list`)."""
    if context.invoked_subcommand is None:
        list_sources()


@app.command("list")
def list_sources() -> None:
    """The sources of the list: what is read, in which language, and how often."""
    from newsevents.cli.settings import sources_of

    columns = ("name", "kind", "language", "schedule", "enabled", "where")
    rows = (
        (s.name, s.kind, s.language, how_often(s), s.enabled, s.url or s.path) for s in sources_of(os.environ)
    )
    show_table(columns, rows)


@app.command("check")
def check(
    named: Annotated[
        list[str] | None, typer.Argument(help="Names of the list, addresses, files. Default: the whole list.")
    ] = None,
) -> None:
    """What sources would give now: asks robots.txt, the feed and one page. Exit 1 if one gives nothing.

    Example: newsevents sources check antara https://www.antaranews.com
    """
    from newsevents.cli.settings import sources_of
    from newsevents.fetch.sources import find_source

    listed = sources_of(os.environ)
    chosen = [find_source(name, listed) for name in named] if named else list(listed)
    rows = [row_of(source, look_at(source)) for source in chosen]
    show_table(LOOKED_AT, rows)
    if any(row[-1] for row in rows):
        raise typer.Exit(1)


@app.command("add")
def add(
    where: Annotated[
        str, typer.Argument(help="Address of a feed, sitemap, home page or article; file, folder or glob.")
    ],
    fields: Annotated[
        list[str] | None,
        typer.Argument(help="FIELD=VALUE as in sources.toml: name, kind, language, interval_s …"),
    ] = None,
    check_first: Annotated[
        bool, typer.Option("--check/--no-check", help="Look first whether it gives anything.")
    ] = True,
) -> None:
    """Add a source to the list, after a look at what it gives: exit 1 and no source more if that is nothing.

    Example: newsevents sources add https://www.antaranews.com name=antara language=id interval_s=900
    """
    from newsevents.fetch.source_adding import add_source, guess_source

    given, path, source = read_fields(fields or []), list_path(os.environ), guess_source(where)
    source = replace(
        source, name=str(given.get("name", source.name)), kind=str(given.get("kind", source.kind))
    )
    if check_first:
        found = look_at(source)
        row = row_of(source, found)
        show_table(LOOKED_AT, [row])
        if row[-1]:
            raise typer.Exit(1)
        if source.url and found.kind != "page":
            source = replace(source, kind=found.kind, url=found.where)
    told = {"name": source.name, "kind": source.kind, "path": source.path, "url": source.url}
    added = add_source(path, {**told, **given, "kind": source.kind})
    out.print(f"{cell(added.name)} ({added.kind}) now stands in {cell(path)}")


def how_often(source: Source) -> str | None:
    """The schedule of a source in words, None for one that runs only when asked for."""
    every = f"every {source.interval_s} s" if source.interval_s else None
    return source.schedule or source.rrule or every


def read_fields(fields: Sequence[str]) -> dict[str, object]:
    """FIELD=VALUE as fields of sources.toml: whole numbers, true and false as such, all else as text."""
    told: dict[str, object] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals:
            raise Misconfigured("bad_sources", f"{field}: write FIELD=VALUE, such as language=id")
        numeric = value.isascii() and value.isdecimal()
        told[name] = int(value) if numeric else {"true": True, "false": False}.get(value, value)
    return told


def list_path(environ: Mapping[str, str]) -> Path:
    """The list to write to: that of NEWSEVENTS_SOURCES, else seeds/sources.toml of a checkout."""
    from newsevents import resources

    given = environ.get("NEWSEVENTS_SOURCES")
    if not given and not resources.in_checkout():
        raise Misconfigured("bad_sources", "set NEWSEVENTS_SOURCES to a sources.toml of your own first")
    return Path(given).expanduser() if given else resources.folder("seeds") / "sources.toml"


def look_at(source: Source) -> Preview:
    """What a source would give now; trouble of any kind that we know is its sample."""
    from newsevents.cli.settings import fetch_settings
    from newsevents.fetch.hosts import FetchState
    from newsevents.fetch.outcome import failed
    from newsevents.fetch.preview import Preview, preview

    try:
        return preview(source, replace(fetch_settings(os.environ), max_tries=1), FetchState())
    except NewsEventsError as error:
        where = source.url or source.path or source.name
        return Preview(source.kind, where, 0, sample=failed(where, error))


def row_of(source: Source, found: Preview) -> tuple[object, ...]:
    """A source with what was found: how many pages, the newest, the first one's headline, or the trouble."""
    example, trouble = example_of(found)
    newest = f"{found.newest:%Y-%m-%d %H:%M %z}" if found.newest else None
    return source.name, f"{found.kind} {found.where}", found.pages, newest, example, trouble


def example_of(found: Preview) -> tuple[str | None, str | None]:
    """The headline of the sample with its length, or what stands in the way."""
    from newsevents.cli.settings import now
    from newsevents.pipeline import clean_line

    if found.sample is None:
        return None, "there is nothing in it"
    line = clean_line(found.sample, now())
    if line["rejected"]:
        return None, f"{line['rejected']['code']}: {line['rejected']['message']}"
    return f"{(line['title'] or line['text'])[:LONGEST_EXAMPLE]} ({len(line['text'].split())} words)", None
