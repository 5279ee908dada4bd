"""The fetcher against a site on loopback."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from loopback import Asked, Reply, Site
from newsevents.errors import NewsEventsError, Rejected, Retryable
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.http import Fetcher
from newsevents.fetch.outcome import Unchanged
from newsevents.fetch.seen import Seen
from newsevents.fetch.settings import FetchSettings
from newsevents.memory import PageMemory
from newsevents.model import RawPage

HTML = {"Content-Type": "text/html; charset=iso-8859-1"}
PAGE = Reply(b"<p>Hujan deras turun.</p>", headers=HTML)


@dataclass
class Clock:
    """A clock that moves only when somebody sleeps."""

    at: float = 1_000_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


def state_of(clock: Clock) -> FetchState:
    return FetchState(clock=clock, sleep=clock.sleep, chance=lambda: 0.5)


def fetch(
    url: str, clock: Clock | None = None, state: FetchState | None = None, **limits: object
) -> RawPage | Unchanged:
    """One page of the loopback site, without waiting."""
    settings = FetchSettings(**{"allow_loopback": True, "max_tries": 1, **limits})  # type: ignore[arg-type]

    async def run() -> RawPage | Unchanged:
        async with Fetcher(settings, state or state_of(clock or Clock())) as fetcher:
            return await fetcher.fetch_page(url)

    return asyncio.run(run())


def code_of(url: str, **limits: object) -> str:
    with pytest.raises(NewsEventsError) as caught:
        fetch(url, **limits)
    return caught.value.code


def test_a_page_comes_with_where_and_when(site: Site) -> None:
    site.routes["/1"] = PAGE
    page = fetch(f"{site.url}/1")
    assert isinstance(page, RawPage)
    assert (page.content, page.media_type, page.charset) == (PAGE.body, "text/html", "iso-8859-1")
    assert page.url == page.origin == f"{site.url}/1"
    assert page.fetched_at
    assert page.headers["content-type"] == HTML["Content-Type"]


def test_the_user_agent_is_honest(site: Site) -> None:
    site.routes["/1"] = PAGE
    fetch(f"{site.url}/1", contact="mailto:desk@example.org")
    headers = site.asked[-1].headers
    assert headers["user-agent"] == "newsevents/0.1 (+mailto:desk@example.org)"
    assert headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(b"gone", 404), "http_404"),
        (Reply(b"", 410), "http_410"),
        (Reply(b"", 403), "http_403"),
        (Reply(b"", 202), "http_202"),
        (Reply(b"", 302, {}), "http_302"),
        (Reply(b"", 500), "http_500"),
        (Reply(b"", 503), "http_503"),
        (Reply(b" "), "empty"),
        (Reply(b"\x89PNG\r\n", headers={"Content-Type": "image/png"}), "not_html"),
        (Reply(b"a\x00b"), "not_text"),
        (Reply(b"x" * 5000), "too_large"),
        (Reply(gzip.compress(b"x" * 10**6), headers={"Content-Encoding": "gzip"}), "too_large"),
        (Reply(gzip.compress(b"x" * 100), headers={"Content-Encoding": "br"}), "bad_content_encoding"),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "bad_gzip"),
        (Reply(gzip.compress(b"x" * 100)[:-9], headers={"Content-Encoding": "gzip"}), "truncated_body"),
        (Reply(b"half", claims_bytes=100), "connection_failed"),
        (Reply(b"late", stalls_s=0.6), "timeout"),
        (Reply(b"a byte at a time", drips_s=0.05), "timeout"),
    ],
)
def test_trouble_has_a_reason(site: Site, reply: Reply, code: str) -> None:
    site.routes["/1"] = reply
    assert code_of(f"{site.url}/1", max_bytes=4000, deadline_s=0.3) == code


@pytest.mark.parametrize(
    "url", ["ftp://contoh.id/1", "file:///etc/passwd", "http://", "http://[::1", "//x", "x"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    assert code_of(url) == "bad_url"


def test_redirects_are_followed_to_the_end(site: Site) -> None:
    site.routes |= {"/1": PAGE, "/old": Reply(status=301, headers={"Location": "/1#top"})}
    page = fetch(f"{site.url}/old")
    assert isinstance(page, RawPage)
    assert page.url == f"{site.url}/1"


@pytest.mark.parametrize(
    ("declared", "body", "charset"),
    [
        ("text/html; charset=utf-8", "“Banjir”".encode("cp1252"), "utf-8"),
        ("text/html; charset=no-such", b"Banjir", "no-such"),
        ("text/html", b"<meta charset=latin1>Banjir", None),
        ("application/octet-stream", b"<p>Banjir", None),
    ],
)
def test_a_wrong_charset_changes_no_byte(site: Site, declared: str, body: bytes, charset: str | None) -> None:
    site.routes["/1"] = Reply(body, headers={"Content-Type": declared})
    page = fetch(f"{site.url}/1")
    assert isinstance(page, RawPage)
    assert (page.content, page.charset) == (body, charset)


def test_redirect_loops_end(site: Site) -> None:
    site.routes["/1"] = Reply(status=302, headers={"Location": "/1"})
    assert code_of(f"{site.url}/1") == "too_many_redirects"
    assert len(site.paths()) == 6


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[fd00::1]/"])
def test_redirects_cannot_lead_inside(site: Site, target: str) -> None:
    site.routes["/1"] = Reply(status=302, headers={"Location": target})
    assert code_of(f"{site.url}/1") == "blocked_address"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://x/", "http://[::1"])
def test_redirects_cannot_leave_the_web(site: Site, target: str) -> None:
    site.routes["/1"] = Reply(status=302, headers={"Location": target})
    assert code_of(f"{site.url}/1") == "bad_url"


def test_passwords_stay_with_their_origin(site: Site) -> None:
    with Site() as other:
        other.routes["/2"] = PAGE
        site.routes["/1"] = Reply(status=302, headers={"Location": f"{other.url}/2"})
        page = fetch(site.url.replace("//", "//anna:geheim@") + "/1")
        assert site.asked[-1].headers["authorization"]
        assert "authorization" not in other.asked[-1].headers
    assert isinstance(page, RawPage)
    assert "geheim" not in page.origin


def test_cookies_are_not_kept(site: Site) -> None:
    headers = {"Location": "/2", "Set-Cookie": "id=7; Path=/"}
    site.routes |= {"/1": Reply(status=302, headers=headers), "/2": PAGE}
    fetch(f"{site.url}/1")
    assert "cookie" not in site.asked[-1].headers


def test_robots_are_obeyed(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /cetak/\nCrawl-delay: 7\n"
    site.routes |= {
        "/robots.txt": Reply(rules, headers={"Content-Type": "text/plain"}),
        "/1": PAGE,
        "/cetak/1": PAGE,
    }
    clock = Clock()
    assert code_of(f"{site.url}/cetak/1", clock=clock) == "robots_disallowed"
    fetch(f"{site.url}/1", clock)
    assert site.paths() == ["/1"]
    assert fetch(f"{site.url}/cetak/1", obey_robots=False)


def test_robots_that_cannot_be_had_stop_the_fetch(site: Site) -> None:
    site.routes |= {"/robots.txt": Reply(status=500), "/1": PAGE}
    assert code_of(f"{site.url}/1") == "http_500"
    assert site.paths() == []


def test_a_host_is_asked_once_a_second_and_for_robots_once(site: Site) -> None:
    site.routes |= {f"/{number}": PAGE for number in range(3)}
    clock = Clock()

    async def run() -> None:
        async with Fetcher(FetchSettings(allow_loopback=True), state_of(clock)) as fetcher:
            await asyncio.gather(*(fetcher.fetch_page(f"{site.url}/{number}") for number in range(3)))

    asyncio.run(run())
    assert len(site.asked) == 4
    assert clock.at - 1_000_000.0 == pytest.approx(3.0)


def test_trouble_that_may_pass_is_tried_again(site: Site) -> None:
    replies = iter([Reply(status=503), Reply(status=502), PAGE])
    site.routes["/1"] = lambda _: next(replies)
    clock = Clock()
    assert isinstance(fetch(f"{site.url}/1", clock, max_tries=3, gap_s=0.0), RawPage)
    assert clock.slept == [1.0, 2.0]


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_obeyed_in_both_forms(site: Site, form: str) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    headers = {"Retry-After": "40" if form == "seconds" else later}
    replies = iter([Reply(status=429, headers=headers), PAGE])
    site.routes["/1"] = lambda _: next(replies)
    clock = Clock()
    fetch(f"{site.url}/1", clock, max_tries=2)
    assert 37.0 < clock.at - 1_000_000.0 < 43.0


def test_a_wait_beyond_our_patience_is_handed_on(site: Site) -> None:
    site.routes["/1"] = Reply(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(Retryable) as caught:
        fetch(f"{site.url}/1", max_tries=3)
    assert caught.value.after_s == 3600.0
    assert len(site.paths()) == 1


def test_pages_that_did_not_change_are_told(site: Site) -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(
            status=304 if asked.headers.get("if-none-match") == '"v1"' else 200, body=PAGE.body, headers=HTML
        )

    site.routes["/1"] = answer
    url = f"{site.url}/1"
    assert isinstance(fetch(url), RawPage)
    state = FetchState(seen=Seen(known={url: PageMemory(url, '"v1"', None, "", None)}))
    assert fetch(url, state=state) == Unchanged(url, url)


def test_a_page_behind_a_redirect_is_known_by_the_address_asked_for(site: Site) -> None:
    site.routes |= {"/old": Reply(status=301, headers={"Location": "/1"}), "/1": PAGE}
    url = f"{site.url}/old"
    fetch(url, state=FetchState(seen=Seen(known={url: PageMemory(url, None, "Fri", "", None)})))
    assert site.asked[-1].path == "/1"
    assert site.asked[-1].headers["if-modified-since"] == "Fri"


def test_a_host_that_fails_again_and_again_is_left_alone(site: Site) -> None:
    site.routes["/1"] = Reply(status=503)
    state = state_of(Clock())
    codes = []
    for _ in range(4):
        with pytest.raises(Retryable) as caught:
            fetch(f"{site.url}/1", state=state, max_wait_s=30.0)
        codes.append(caught.value.code)
    assert codes == ["http_503", "http_503", "http_503", "host_resting"]
    assert len(site.paths()) == 3
    assert state.host("127.0.0.1").last_error == "http_503"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "0",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_loopback_is_closed_by_default_in_every_form(
    site: Site, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, site.url)
    site.routes["/1"] = PAGE
    port = site.url.rpartition(":")[2]
    with pytest.raises((Rejected, Retryable)) as caught:
        fetch(f"http://{host}:{port}/1", allow_loopback=False)
    assert caught.value.code in ("blocked_address", "unknown_host")
    assert site.asked == []


def test_a_name_that_changes_its_address_is_checked_when_connecting(site: Site) -> None:
    site.routes["/1"] = PAGE
    answers: list[list[str]] = [["93.184.216.34", "127.0.0.1"], ["127.0.0.1"]]

    async def look_up(host: str, port: int) -> list[str]:
        return answers.pop(0)

    assert guarded(look_up, f"http://contoh.id:{site.url.rpartition(':')[2]}/1") == ["blocked_address"] * 2
    assert site.asked == []


def guarded(look_up: Callable[[str, int], Awaitable[list[str]]], url: str) -> list[str]:
    """The reason codes of two fetches with a resolver of our own."""

    async def run() -> list[str]:
        codes = []
        async with Fetcher(FetchSettings(max_tries=1, gap_s=0.0), FetchState(), look_up) as fetcher:
            for _ in range(2):
                with pytest.raises(Rejected) as caught:
                    await fetcher.fetch_page(url)
                codes.append(caught.value.code)
        return codes

    return asyncio.run(run())


def test_only_the_ports_of_the_web_are_asked() -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["93.184.216.34"]

    assert guarded(look_up, "http://contoh.id:22/") == ["blocked_port"] * 2
