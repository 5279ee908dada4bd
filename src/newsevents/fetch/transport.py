"""An httpx transport that checks every address at the moment of connecting: no name can lead inside."""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from functools import cache

import anyio

from newsevents.errors import Rejected, Retryable
from newsevents.fetch.address import is_loopback, is_public
from newsevents.fetch.client import httpcore, httpx

Resolve = Callable[[str, int], Awaitable[list[str]]]


async def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, in the order of the resolver."""
    try:
        answers = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Retryable("unknown_host", f"{host}: {error}") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to checked addresses: a name is resolved once, and that very answer is connected to."""

    def __init__(self, allow_loopback: bool, ports: tuple[int, ...], look_up: Resolve = resolve) -> None:
        self.allow_loopback = allow_loopback
        self.ports = ports
        self.look_up = look_up
        self.inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self.look_up(host, port)
        for address in addresses:
            self.check(host, address)
        if port not in self.ports and not all(map(is_loopback, addresses)):
            raise Rejected("blocked_port", f"{host}:{port} is none of the ports {self.ports}")
        for last, address in enumerate(addresses, 1):
            try:
                return await self.inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last == len(addresses):
                    raise
        raise Retryable("unknown_host", f"{host} has no address")

    def check(self, host: str, address: str) -> None:
        """Raises Rejected when the address must not be spoken to."""
        if not (is_public(address) or (self.allow_loopback and is_loopback(address))):
            raise Rejected("blocked_address", f"{host} leads to {address}, which is not on the open internet")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise Rejected("blocked_address", "sockets of this machine are not fetched from")

    async def sleep(self, seconds: float) -> None:
        await self.inner.sleep(seconds)


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that are trusted, read once (0.1 s)."""
    return httpx.create_ssl_context(trust_env=False)


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpx over an httpcore pool with the guarded backend, by public interfaces only."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self.pool = httpcore.AsyncConnectionPool(
            ssl_context=_certificates(),
            max_connections=64,
            max_keepalive_connections=32,
            keepalive_expiry=15.0,
            http2=True,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        content = request.stream if isinstance(request.stream, httpx.AsyncByteStream) else None
        async with _own_errors():
            answer = await self.pool.handle_async_request(
                httpcore.Request(
                    request.method,
                    target,
                    headers=request.headers.raw,
                    content=content,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=GuardedStream(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        await self.pool.aclose()


class GuardedStream(httpx.AsyncByteStream):
    """The body of an answer as it comes off the wire."""

    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async with _own_errors():
            async for part in self.answer.aiter_stream():
                yield part

    async def aclose(self) -> None:
        await self.answer.aclose()


@asynccontextmanager
async def _own_errors() -> AsyncIterator[None]:
    """Network trouble of httpcore as Retryable."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise Retryable("timeout", f"no answer in time ({type(error).__name__})") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        raise Retryable("connection_failed", str(error) or type(error).__name__) from error
    except httpcore.UnsupportedProtocol as error:
        raise Rejected("bad_url", str(error)) from error
