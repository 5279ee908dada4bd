"""What a source would give, with few requests."""

from __future__ import annotations

from pathlib import Path

from loopback import Reply, Site
from newsevents.fetch.hosts import FetchState
from newsevents.fetch.preview import preview
from newsevents.fetch.settings import FetchSettings
from newsevents.fetch.source_list import Source
from newsevents.model import Failure, RawPage

SETTINGS = FetchSettings(allow_loopback=True, gap_s=0.0, max_tries=1)
PAGE = Reply(b"<p>Hujan deras turun.</p>")


def test_a_sitemap_index_is_looked_into(site: Site) -> None:
    urls = "".join(f"<url><loc>/{n}</loc><lastmod>2024-02-0{n}T00:00:00Z</lastmod></url>" for n in (1, 2))
    site.routes |= {
        "/index": Reply(b"<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"),
        "/news.xml": Reply(f"<urlset>{urls}</urlset>".encode()),
        "/2": PAGE,
    }
    found = preview(Source("kabar", "url", url=f"{site.url}/index"), SETTINGS, FetchState())
    assert (found.kind, found.pages) == ("sitemap", 2)
    assert found.newest
    assert isinstance(found.sample, RawPage)
    assert site.paths() == ["/index", "/news.xml", "/2"]


def test_an_article_is_a_page(site: Site) -> None:
    site.routes["/1"] = PAGE
    found = preview(Source("kabar", "url", url=f"{site.url}/1"), SETTINGS, FetchState())
    assert (found.kind, found.pages, found.where) == ("page", 1, f"{site.url}/1")


def test_what_cannot_be_had_is_the_sample(site: Site) -> None:
    found = preview(Source("kabar", "feed", url=f"{site.url}/1"), SETTINGS, FetchState())
    assert found.pages == 0
    assert isinstance(found.sample, Failure)
    assert found.sample.error.code == "http_404"


def test_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hujan deras turun di Sukamaju.")
    (tmp_path / "b.jpg").write_bytes(b"x")
    found = preview(Source("desk", "folder", path=str(tmp_path)), SETTINGS, FetchState())
    assert (found.kind, found.pages) == ("files", 1)
    assert isinstance(found.sample, RawPage)
