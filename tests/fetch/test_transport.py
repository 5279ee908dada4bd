"""The guard at the moment of connecting."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from loopback import Reply, Site
from newsevents.errors import NewsEventsError, Rejected
from newsevents.fetch import transport
from newsevents.fetch.http import Fetcher
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.transport import GuardedBackend, resolve


def code_of(addresses: list[str], port: int = 80, allow_loopback: bool = False) -> str:
    """The reason why a host with these addresses is not connected to."""

    async def look_up(host: str, port: int) -> list[str]:
        return addresses

    backend = GuardedBackend(allow_loopback, (80, 443), look_up)
    with pytest.raises(NewsEventsError) as caught:
        asyncio.run(backend.connect_tcp("contoh.id", port, timeout=0.1))
    return caught.value.code


@pytest.mark.parametrize(
    ("addresses", "port", "code"),
    [
        (["10.0.0.1"], 80, "blocked_address"),
        (["93.184.216.34", "10.0.0.1"], 80, "blocked_address"),
        (["::ffff:169.254.169.254"], 443, "blocked_address"),
        (["127.0.0.1"], 80, "blocked_address"),
        (["93.184.216.34"], 6379, "blocked_port"),
        (["x"], 80, "blocked_address"),
        ([], 80, "unknown_host"),
    ],
)
def test_every_address_of_a_host_is_checked(addresses: list[str], port: int, code: str) -> None:
    assert code_of(addresses, port) == code


def test_loopback_that_is_allowed_opens_nothing_else() -> None:
    assert code_of(["127.0.0.1", "10.0.0.1"], allow_loopback=True) == "blocked_address"
    assert code_of(["127.0.0.1", "93.184.216.34"], 6379, allow_loopback=True) == "blocked_port"


def test_sockets_of_the_machine_are_closed() -> None:
    backend = GuardedBackend(True, (80,))
    with pytest.raises(Rejected):
        asyncio.run(backend.connect_unix_socket("/run/docker.sock"))


def test_numbers_in_disguise_are_resolved_before_the_check() -> None:
    assert asyncio.run(resolve("0x7f.1", 80)) == ["127.0.0.1"]
    assert asyncio.run(resolve("2130706433", 80)) == ["127.0.0.1"]


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and a certificate for contoh.id that it signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "contoh.id")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("contoh.id")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path = tmp_path / "contoh.id.pem"
    path.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(pem)
    )
    return path


@pytest.fixture
def secure_site(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that speaks TLS, whose certificate is trusted."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    trusted = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(transport, "_certificates", lambda: trusted)
    with Site() as site:
        site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
        site.routes["/"] = Reply(b"<p>Hujan deras turun.</p>")
        yield site


@pytest.mark.parametrize(("host", "outcome"), [("contoh.id", "page"), ("lain.id", "connection_failed")])
def test_the_certificate_is_that_of_the_name_not_of_the_address(
    secure_site: Site, host: str, outcome: str
) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async def run() -> str:
        settings = FetchSettings(allow_loopback=True, obey_robots=False, max_tries=1)
        async with Fetcher(settings, look_up=look_up) as fetcher:
            try:
                await fetcher.fetch_page(f"https://{host}:{secure_site.url.rpartition(':')[2]}/")
            except NewsEventsError as error:
                return error.code
            return "page"

    assert asyncio.run(run()) == outcome
