"""Pages over HTTP: guarded, polite, bounded in time and size."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Self

from newsevents.errors import Rejected, Retryable
from newsevents.fetch.answer import PAGE_TYPES, bare, checked, read_answer
from newsevents.fetch.body import ACCEPT_ENCODING
from newsevents.fetch.client import httpx
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.outcome import Unchanged
from newsevents.fetch.robots import MAX_ROBOTS_BYTES, Robots, parse_robots
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.transport import GuardedBackend, GuardedTransport, Resolve, resolve
from newsevents.model import RawPage

ANY_TEXT = {"text/plain": "text/plain", "text/html": "text/plain"}


class Fetcher:
    """Fetches pages over one guarded client; use it as an async context manager."""

    def __init__(
        self, settings: FetchSettings, state: FetchState | None = None, look_up: Resolve = resolve
    ) -> None:
        self.settings = settings
        self.state = state or FetchState()
        self.backend = GuardedBackend(settings.allow_loopback, settings.ports, look_up)
        self.client = httpx.AsyncClient(
            transport=GuardedTransport(self.backend),
            headers={"user-agent": settings.user_agent, "accept-encoding": ACCEPT_ENCODING},
            timeout=httpx.Timeout(settings.deadline_s),
            trust_env=False,
        )
        self.client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # none is kept or sent
        self.turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.client.aclose()

    async def fetch_page(self, url: str, types: Mapping[str, str] = PAGE_TYPES) -> RawPage | Unchanged:
        """The page at a URL, or Unchanged; raises Rejected or, after the last try, Retryable."""
        first, attempt = checked(url), 1
        wanted = {"accept": ", ".join(types), **self.state.seen.validators(url)}
        host = self.state.host(first.host)
        while True:
            try:
                page = await self._follow(first, types, wanted)
            except Retryable as error:
                wait_s = self._wait_after(error, attempt)
                if attempt >= self.settings.max_tries or wait_s > self.settings.max_wait_s:
                    self.state.failed(host, error)
                    raise
            else:
                self.state.succeeded(host)
                return page
            await self.state.sleep(wait_s)
            attempt += 1

    def _wait_after(self, error: Retryable, attempt: int) -> float:
        """Seconds to the next try: what the server asked for, else doubling with jitter."""
        if error.after_s is not None:
            return error.after_s
        return float(self.settings.backoff_s * 2 ** (attempt - 1) * (0.5 + self.state.chance()))

    async def _follow(
        self, url: httpx.URL, types: Mapping[str, str], wanted: Mapping[str, str], obey: bool = True
    ) -> RawPage | Unchanged:
        """The end of a chain of redirects; every hop is checked like the first, all share one deadline."""
        hop, left_s = url, self.settings.deadline_s
        for _ in range(self.settings.max_redirects + 1):
            if obey and self.settings.obey_robots:
                await self._obey_robots(hop)
            async with self._turn(hop), asyncio.timeout(max(left_s, 0.0)):
                started = asyncio.get_running_loop().time()
                answer = await self._ask(hop, types, wanted)
            left_s -= asyncio.get_running_loop().time() - started
            if not isinstance(answer, httpx.URL):
                return answer
            hop = answer
        raise Rejected("too_many_redirects", f"sent on more than {self.settings.max_redirects} times")

    @asynccontextmanager
    async def _turn(self, url: httpx.URL) -> AsyncIterator[None]:
        """Our turn at a host: one request at a time, and not before it may be asked again."""
        host = self.state.host(url.host)
        async with self.turns[url.host]:
            await self.state.wait_for(host, self.settings.gap_s, self.settings.max_wait_s)
            try:
                yield
            except TimeoutError as error:
                raise Retryable("timeout", f"no answer within {self.settings.deadline_s:g} s") from error
            except Retryable as error:
                self.state.hold(host, error.after_s or 0.0)
                raise

    async def _ask(
        self, url: httpx.URL, types: Mapping[str, str], wanted: Mapping[str, str]
    ) -> RawPage | Unchanged | httpx.URL:
        request = self.client.build_request("GET", url, headers=wanted)
        try:
            answer = await self.client.send(request, stream=True)
        except httpx.RemoteProtocolError as error:  # httpx reads every Location
            raise Rejected("bad_url", f"{bare(url)}: {error}") from error
        try:
            return await read_answer(answer, types, self.settings.max_bytes, datetime.now(UTC))
        finally:
            await answer.aclose()

    async def _obey_robots(self, url: httpx.URL) -> None:
        """Raises Rejected where robots.txt forbids the URL, Retryable where it cannot be had."""
        host, site = self.state.host(url.host), f"{url.scheme}://{url.netloc.decode('ascii')}"
        async with self.turns[f"robots of {site}"]:
            robots = self.state.known_robots(site)
            if robots is None:
                robots = await self._read_robots(httpx.URL(f"{site}/robots.txt"))
                self.state.keep_robots(site, robots)
        host.delay_s = max(host.delay_s, robots.delay_s)
        if not robots.allows(str(url)):
            raise Rejected("robots_disallowed", f"{site}/robots.txt forbids {url.path[:200]}")

    async def _read_robots(self, url: httpx.URL) -> Robots:
        """The rules of a site; one that has none (4xx, an error page, an endless chain) allows everything."""
        try:
            page = await self._follow(url, ANY_TEXT, {"accept": "text/plain"}, obey=False)
        except Rejected as error:
            if error.code in ("blocked_address", "blocked_port"):
                raise
            return Robots()
        return parse_robots(page.content[:MAX_ROBOTS_BYTES]) if isinstance(page, RawPage) else Robots()
