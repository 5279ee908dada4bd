"""Attempts to lead a fetch to an address that must not be spoken to, for tests and the bench.

A public name leads to a site that we serve; each form of a forbidden address is then tried in four ways.
What counts is what arrives: requests at a second site on loopback, and connections to anything but the
public address.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loopback import Reply, Site
from newsevents.errors import NewsEventsError, Retryable
from newsevents.fetch.client import httpcore
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.http import Fetcher
from newsevents.fetch.settings import FetchSettings

PUBLIC = "93.184.216.34"
NAME = "contoh.id"
PAGE = Reply(b"<p>Hujan deras turun.</p>")
WAYS = ("direct", "redirect", "rebinding", "proxy")
PROXIES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
LOCAL_NAMES = ("localhost", "localhost.", "ip6-localhost")


def address_forms() -> list[str]:
    """The hosts of address_forms.txt."""
    lines = Path(__file__).with_name("address_forms.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def numeric(host: str) -> list[str]:
    """The addresses that the system takes a host for, without asking a name server."""
    if host.lower() in LOCAL_NAMES:
        return ["127.0.0.1", "::1"]
    try:
        found = socket.getaddrinfo(host.strip("[]"), 80, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


class Routed(httpcore.AnyIOBackend):
    """The network: the public address leads to our site, all others to where they lead."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.port = int(site.url.rpartition(":")[2])
        self.reached: list[str] = []

    async def connect_tcp(
        self, host: str, port: int, *others: Any, **named: Any
    ) -> httpcore.AsyncNetworkStream:
        if host == PUBLIC:
            return await super().connect_tcp("127.0.0.1", self.port, *others, **named)
        self.reached.append(host)
        return await super().connect_tcp(host, port, *others, **named)


class Attack:
    """One way to attack, against the fetcher with its guards up; `hits` are the forms that came through."""

    def __init__(self, way: str, outside: Site, inside: Site) -> None:
        self.way, self.outside, self.inside = way, outside, inside
        self.port = int(inside.url.rpartition(":")[2])
        self.network = Routed(outside)
        self.inside.routes["/"] = self.inside.routes["/secret"] = PAGE
        self.outside.routes["/"] = PAGE

    async def hits(self, forms: Iterable[str]) -> list[str]:
        """The forms by which anything but the public address was spoken to."""
        return [form for form in forms if await self._reaches(form)]

    async def _reaches(self, form: str) -> bool:
        before = len(self.inside.asked) + len(self.network.reached)
        target = f"http://{form}:{self.port}/secret"
        answers = [[PUBLIC]]
        if self.way == "direct":
            await self._fetch(target, answers)
        elif self.way == "redirect":
            self.outside.routes["/"] = Reply(
                status=302, headers={"Location": target.encode().decode("latin-1")}
            )
            await self._fetch(f"http://{NAME}/", answers)
        elif self.way == "rebinding":
            inside = numeric(form.rpartition("@")[2]) or [form.strip("[]")]
            await self._fetch(f"http://{NAME}:{self.port}/", [[PUBLIC], inside, [PUBLIC, *inside]])
        else:
            with proxies(f"http://{form}:{self.port}"):
                await self._fetch(f"http://{NAME}/", answers)
        return len(self.inside.asked) + len(self.network.reached) > before

    async def _fetch(self, url: str, answers: list[list[str]]) -> None:
        """Fetches once for each answer that the name server gives in turn for the public name."""
        settings = FetchSettings(
            ports=(80, 443, self.port), gap_s=0.0, max_tries=1, obey_robots=False, deadline_s=5.0
        )
        for answer in answers:

            async def look_up(host: str, port: int, answer: list[str] = answer) -> list[str]:
                found = answer if host == NAME else numeric(host)
                if not found:
                    raise Retryable("unknown_host", host)
                return found

            async with Fetcher(settings, FetchState(), look_up) as fetcher:
                fetcher.backend.inner = self.network
                try:
                    await fetcher.fetch_page(url)
                except NewsEventsError:
                    continue


@contextmanager
def proxies(url: str) -> Iterator[None]:
    """The variables that name a proxy, set for a while."""
    before = dict(os.environ)
    os.environ.update(dict.fromkeys(PROXIES, url))
    try:
        yield
    finally:
        for name in PROXIES:
            os.environ.pop(name, None)
        os.environ.update({name: before[name] for name in PROXIES if name in before})
