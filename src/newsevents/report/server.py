"""The explorer's web application: the page, its files, and the snapshot as JSON. For loopback only."""

from __future__ import annotations

from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsevents.ask.formats import as_csv, as_json
from newsevents.ask.reader import Reader
from newsevents.errors import Misconfigured, NewsEventsError
from newsevents.report import assets
from newsevents.report.evidence import evidence, story
from newsevents.report.filters import Filters, filters_of
from newsevents.report.shown import events, plain, plain_row, summary

PAGE, MOST_EXPORTED = 50, 100_000
HOSTS = ["127.0.0.1", "localhost"]
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
SHELL = """<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>newsevents</title><link rel="stylesheet" href="/static/style.css">
<script type="module" src="/static/explore.js"></script></head><body>
{body}</body></html>
"""


class Guarded:
    """Adds the headers that keep a page to itself to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
                kept = [pair for pair in message["headers"] if pair[0] not in names]
                message["headers"] = [*kept, *names.items()]
            await send(message)

        await self.app(scope, receive, guarded)


class Explorer:
    """The answers of the explorer, from one snapshot."""

    def __init__(self, reader: Reader, language: str = "id") -> None:
        self.reader = reader
        self.language = language

    def page(self, request: Request) -> Response:
        """The page, empty; its script asks for the rest."""
        return HTMLResponse(SHELL.format(body=assets.static("body.html")))

    def start(self, request: Request) -> Response:
        """What does not change with filters."""
        return JSONResponse(
            {"texts": assets.texts(), "outlines": assets.outlines(), "language": self.language, "made": ""}
        )

    def summary(self, request: Request) -> Response:
        """Counts for the filters asked."""
        return JSONResponse(plain(summary(self.reader, asked(request))))

    def events(self, request: Request) -> Response:
        """A page of the table."""
        given = request.query_params
        page = given.get("page", "1")
        first = (int(page) - 1) * PAGE if page.isascii() and page.isdigit() and 0 < len(page) < 8 else 0
        answer = events(self.reader, asked(request), given.get("order", ""), max(0, first), PAGE)
        return JSONResponse([plain_row(dict(zip(answer.columns, row, strict=True))) for row in answer.rows])

    def evidence(self, request: Request) -> Response:
        """An event with the text that tells it."""
        return found(evidence(self.reader, wanted_id(request, "event")))

    def story(self, request: Request) -> Response:
        """A story with its articles."""
        return found(story(self.reader, wanted_id(request, "story")))

    def export(self, request: Request) -> Response:
        """What is shown, as a file."""
        form = request.path_params["form"]
        order = request.query_params.get("order", "")
        answer = events(self.reader, asked(request), order, most=MOST_EXPORTED)
        body, kind = (as_csv(answer), "text/csv") if form == "csv" else (as_json(answer), "application/json")
        name = {"Content-Disposition": f'attachment; filename="events.{"csv" if form == "csv" else "json"}"'}
        return Response(body, media_type=kind, headers=name)


def asked(request: Request) -> Filters:
    """The filters of a request."""
    given = request.query_params
    return filters_of({name: given.getlist(name) for name in given})


def wanted_id(request: Request, name: str) -> str:
    """The id that a request names: 36 hexadecimal digits and hyphens, or one that nothing has."""
    given = request.query_params.get(name, "").lower()
    return given if len(given) == 36 and set(given) <= set("0123456789abcdef-") else "-"


def found(what: dict[str, Any] | None) -> Response:
    """The answer, or that there is none."""
    if what is None:
        return JSONResponse({"code": "not_found", "message": "there is none of that id"}, 404)
    return JSONResponse(plain(what))


async def complain(request: Request, error: Exception) -> Response:
    """An error of ours as JSON: the call was wrong, or there is nothing to show yet."""
    code, message = (error.code, error.message) if isinstance(error, NewsEventsError) else ("", "")
    return JSONResponse({"code": code, "message": message}, 400)


def explorer(reader: Reader, language: str = "id") -> Starlette:
    """The application over a reader that was made with `PREPARE`; it answers to loopback only."""
    told = Explorer(reader, language)
    routes = [
        Route("/", told.page),
        Route("/api/start", told.start),
        Route("/api/summary", told.summary),
        Route("/api/events", told.events),
        Route("/api/event", told.evidence),
        Route("/api/story", told.story),
        Route("/api/export.{form}", told.export),
        Mount("/static", StaticFiles(directory=assets.STATIC)),
    ]
    middleware = [
        Middleware(Guarded),
        Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
    ]
    return Starlette(routes=routes, middleware=middleware, exception_handlers={Misconfigured: complain})
