"""A small web site on loopback for tests: routes are replies, requests are kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Reply:
    """One answer of the site; `stalls_s` seconds pass before its body, `drips_s` after each byte of it."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    stalls_s: float = 0.0
    drips_s: float = 0.0
    claims_bytes: int | None = None


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: Mapping[str, str]
    body: bytes = b""


Route = Reply | Callable[[Asked], Reply]


class QuietServer(ThreadingHTTPServer):
    """Says nothing of clients that hang up."""

    def handle_error(self, *_: object) -> None:
        pass


class Site:
    """Serves `routes` until the end of the with block; anything else is a 404."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                headers = {key.lower(): value for key, value in self.headers.items()}
                asked = Asked(self.path, headers, self.rfile.read(int(headers.get("content-length", 0))))
                site.asked.append(asked)
                route = site.routes.get(self.path, Reply(b"", 404))
                site.answer(self, route(asked) if callable(route) else route)

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self.server = QuietServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        """Writes a reply; a client that has gone away is no error."""
        try:
            handler.send_response(reply.status)
            for name, value in reply.headers.items():
                handler.send_header(name, value)
            size = len(reply.body) if reply.claims_bytes is None else reply.claims_bytes
            handler.send_header("Content-Length", str(size))
            handler.end_headers()
            handler.wfile.flush()
            time.sleep(reply.stalls_s)
            step = 1 if reply.drips_s else len(reply.body) + 1
            for start in range(0, len(reply.body), step):
                handler.wfile.write(reply.body[start : start + step])
                time.sleep(reply.drips_s)
            handler.close_connection = reply.claims_bytes is not None
        except OSError:
            handler.close_connection = True

    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
