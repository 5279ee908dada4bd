"""Pages of earlier runs, and what of this run is kept."""

from __future__ import annotations

from newsevents.errors import Retryable
from newsevents.fetch.outcome import Unchanged, failed
from newsevents.fetch.seen import Seen
from newsevents.memory import PageMemory, page_memory
from newsevents.model import RawPage

URL = "https://contoh.id/1"


def page(url: str = URL, content: bytes = b"x", **headers: str) -> RawPage:
    return RawPage(url, content, "text/html", "kabar", url=url, headers=headers)


def test_validators_are_those_of_the_address_asked_for() -> None:
    kept = {
        URL: PageMemory(URL, '"1"', "Fri", "", None),
        URL + "2": PageMemory(URL + "2", None, None, "", None),
    }
    seen = Seen(lambda urls: [kept[url] for url in urls if url in kept])
    seen.look_up([URL, URL + "2", URL + "3"])
    assert seen.validators(URL) == {"if-none-match": '"1"', "if-modified-since": "Fri"}
    assert seen.validators(URL + "2") == seen.validators(URL + "3") == {}
    seen.look_up([URL + "3"])
    assert seen.validators(URL) == {}


def test_pages_are_kept_once_they_are_settled() -> None:
    seen = Seen()
    asked = "https://contoh.id/old"
    seen.came_in(asked, page(etag="7"))
    assert seen.to_keep(completed=True) == []
    seen.settle([failed(URL, Retryable("timeout", "")), Unchanged(URL, URL), page(etag="7")])
    assert seen.to_keep(completed=False) == [page_memory(asked, page(etag="7"))]


def test_lists_are_kept_when_all_they_name_came_and_the_run_ended() -> None:
    seen = Seen()
    for complete in (False, True):
        feed = page(f"{URL}/{complete}")
        seen.came_in(URL, feed)
        assert not seen.open_list(feed)
        seen.close_lists(complete)
    assert seen.to_keep(completed=False) == []
    assert [kept.url for kept in seen.to_keep(completed=True)] == [URL]


def test_a_list_with_the_bytes_of_the_last_time_is_the_same() -> None:
    seen = Seen(lambda _: [page_memory(URL, page())])
    seen.look_up([URL])
    for content, same in ((b"x", True), (b"y", False)):
        seen.came_in(URL, page(content=content))
        assert seen.open_list(page(content=content)) is same
    assert not seen.open_list(page("https://contoh.id/never-asked"))
