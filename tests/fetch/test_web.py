"""Web sources for callers without an event loop."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from loopback import Asked, Reply, Site
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.outcome import Fetched, Unchanged
from newsevents.fetch.seen import Seen
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.fetch.sources import expand, read_source
from newsevents.memory import PageMemory
from newsevents.model import Failure, RawPage

SETTINGS = FetchSettings(allow_loopback=True, gap_s=0.0, max_tries=1)
PAGE = Reply(b"<p>Hujan deras turun.</p>")


def test_a_page_knows_what_its_source_knows(site: Site) -> None:
    site.routes["/1"] = PAGE
    source = Source("kabar", "url", url=f"{site.url}/1", language="id", country="ID", timezone="Asia/Jakarta")
    (page,) = read_source(source, SETTINGS)
    assert isinstance(page, RawPage)
    assert (page.source, page.lang, page.country, page.timezone) == ("kabar", "id", "ID", "Asia/Jakarta")


def test_a_url_can_be_named_like_a_file(site: Site) -> None:
    site.routes["/1"] = PAGE
    (page,) = expand(f"{site.url}/1", SETTINGS, ())
    assert isinstance(page, RawPage)
    assert page.content == PAGE.body


def test_a_second_run_of_a_feed_asks_only_whether_it_changed(site: Site) -> None:
    kept = publish(site, etag='"1"')
    first, second = run(site, kept), run(site, kept)
    assert [type(item) for item in first] == [RawPage, RawPage]
    assert [type(item) for item in second] == [Unchanged]
    assert site.paths() == ["/rss", "/1", "/2", "/rss"]
    site.routes["/rss"] = Reply(FEED.replace(b"Kabar", b"Kabar baru"), headers=XML | {"ETag": '"2"'})
    assert [type(item) for item in run(site, kept)] == [Unchanged, Unchanged]


def test_a_feed_with_the_same_bytes_is_not_followed_again(site: Site) -> None:
    kept = publish(site)
    run(site, kept)
    assert [type(item) for item in run(site, kept)] == [Unchanged]


def test_a_feed_counts_as_seen_only_when_all_its_pages_came(site: Site) -> None:
    kept = publish(site, etag='"1"')
    site.routes["/2"] = Reply(status=503)
    run(site, kept)
    assert set(kept) == {f"{site.url}/1"}
    site.routes["/2"] = Reply(status=404)
    assert [type(item) for item in run(site, kept)] == [Unchanged, Failure]
    assert set(kept) == {f"{site.url}/1", f"{site.url}/rss"}


def test_passwords_are_not_kept(site: Site) -> None:
    publish(site, etag='"1"')
    address = site.url.replace("//", "//anna:geheim@")
    kept: list[PageMemory] = []
    for path in ("/1", "/gone"):
        state = FetchState()
        found = list(read_source(Source("kabar", "url", url=address + path), SETTINGS, state))
        state.seen.settle(found)
        kept += state.seen.to_keep(completed=True)
        assert [item.origin for item in found] == [site.url + path]
    assert [page.url for page in kept] == [f"{site.url}/1"]
    assert kept[0].etag == '"1"'


def test_pages_carry_the_time_that_their_feed_tells(site: Site) -> None:
    first, second = run(site, publish(site))
    assert isinstance(first, RawPage)
    assert isinstance(second, RawPage)
    assert (first.published, second.published) == ("Mon, 12 Feb 2024 19:05:00 +0700", None)


@pytest.mark.parametrize("kind", ["feed", "url"])
def test_a_home_page_leads_to_its_feed(site: Site, kind: str) -> None:
    publish(site)
    head = b'<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.routes["/"] = Reply(b"<html><head>" + head + b"</head><body><p>Beranda</p></body></html>")
    found = list(read_source(Source("kabar", kind, url=f"{site.url}/"), SETTINGS))
    assert [item.origin for item in found] == [f"{site.url}/1", f"{site.url}/2"]


def test_an_article_that_names_a_feed_stays_an_article(site: Site) -> None:
    head = b'<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.routes["/berita/1"] = Reply(head + PAGE.body)
    (page,) = read_source(Source("kabar", "url", url=f"{site.url}/berita/1"), SETTINGS)
    assert page.origin == f"{site.url}/berita/1"


def test_a_home_page_leads_to_the_sitemaps_of_its_robots(site: Site) -> None:
    site.routes |= {
        "/robots.txt": Reply(
            f"Sitemap: {site.url}/news.xml\n".encode(), headers={"Content-Type": "text/plain"}
        ),
        "/": PAGE,
        "/1": PAGE,
        "/2": PAGE,
    }
    ages = "".join(f"<url><loc>/{n}</loc><lastmod>2024-02-0{n}</lastmod></url>" for n in (1, 2))
    packed = gzip.compress(f"<urlset>{ages}</urlset>".encode())
    site.routes["/news.xml"] = Reply(packed, headers={"Content-Type": "application/octet-stream"})
    found = list(read_source(Source("kabar", "sitemap", url=site.url), SETTINGS))
    assert [item.origin for item in found] == [f"{site.url}/2", f"{site.url}/1"]


def test_a_feed_in_disguise_is_known_by_its_looks(site: Site) -> None:
    publish(site)
    site.routes["/terkini"] = Reply(FEED)
    found = list(read_source(Source("kabar", "url", url=f"{site.url}/terkini"), SETTINGS))
    assert [item.origin for item in found] == [f"{site.url}/1", f"{site.url}/2"]


FEED = b"""<rss><channel><title>Kabar</title>
<item><link>/1</link><pubDate>Mon, 12 Feb 2024 19:05:00 +0700</pubDate></item>
<item><link>/2</link></item></channel></rss>"""
XML = {"Content-Type": "application/rss+xml"}


def publish(site: Site, **headers: str) -> dict[str, PageMemory]:
    """A feed with two pages; all answer 304 to their ETag. Gives an empty memory."""

    def served(body: bytes, media: dict[str, str]) -> Callable[[Asked], Reply]:
        tagged = media | headers

        def answer(asked: Asked) -> Reply:
            known = headers and asked.headers.get("if-none-match") == headers["etag"]
            return Reply(status=304) if known else Reply(body, headers=tagged)

        return answer

    site.routes |= {"/rss": served(FEED, XML), "/1": served(PAGE.body, {}), "/2": served(PAGE.body, {})}
    return {}


def run(site: Site, kept: dict[str, PageMemory]) -> list[Fetched]:
    """All that the feed gives; what is to be kept goes into a memory, as after a run that loaded all."""
    state = FetchState(seen=Seen(lambda urls: [kept[url] for url in urls if url in kept]))
    found = list(read_source(Source("kabar", "feed", url=f"{site.url}/rss"), SETTINGS, state))
    state.seen.settle(found)
    kept.update({page.url: page for page in state.seen.to_keep(completed=True)})
    return found
