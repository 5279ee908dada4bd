"""The pages in a real Chromium: what people do, what hostile articles try; nothing leaves the machine."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from hostile import hostile_articles, hostile_texts
from newsevents.ask.reader import Reader
from newsevents.cli.exploring import listen
from newsevents.report.filters import filters_of
from newsevents.report.page import Report, report
from newsevents.report.server import explorer
from newsevents.report.shown import PREPARE
from newsroom import many, publish

pytestmark = pytest.mark.browser
playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MADE = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def served(warehouse: Path) -> Iterator[str]:
    """The address of an explorer that runs in a thread."""
    reader, listening = Reader(warehouse, PREPARE), listen(0)
    server = uvicorn.Server(uvicorn.Config(explorer(reader), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    server.should_exit = True
    thread.join(10)
    reader.close()


def written(warehouse: Path) -> str:
    """The address of a report in a file."""
    with closing(Reader(warehouse, PREPARE)) as reader:
        page, _ = report(reader, Report(filters_of({}), "id", MADE))
    path = warehouse.with_suffix(".html")
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(params=["explore", "report"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the page is: on the local server, and in a file."""
    warehouse = publish(tmp_path / "w.duckdb", *many(60))
    if request.param == "report":
        yield written(warehouse)
    else:
        with served(warehouse) as found:
            yield found


@contextmanager
def visited(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    """The page, drawn; fails on trouble in the console and on requests to others."""
    context = browser.new_context(**options)
    page, trouble = context.new_page(), []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: own(request.url, address) or trouble.append(request.url))
    page.goto(address)
    page.wait_for_selector("table.events")
    yield page
    assert trouble == []
    context.close()


def own(url: str, address: str) -> bool:
    """Whether a request stays with the page."""
    return url.startswith((address.partition("#")[0], "blob:", "data:"))


def test_filter_evidence_and_back(browser: Any, address: str) -> None:
    with visited(browser, f"{address}#ui=en") as page:
        assert page.inner_text("#totals strong >> nth=0") == "120"
        page.click("button.choice:has-text('Mobilize')")
        page.wait_for_selector("#totals strong:text-is('60') >> nth=0")
        page.click("table.events .open >> nth=0")
        page.wait_for_selector("dialog[open] mark.quantity")
        marks = {m.get_attribute("class"): m.inner_text() for m in page.query_selector_all(".text mark")}
        assert marks["quantity"] == "lebih dari 500 personel"
        assert marks["location"] == "Baghdad"
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="hidden")
        assert "type=MOBILIZE" in page.url
        assert "event=" not in page.url


def test_a_link_leads_to_the_same_view(browser: Any, address: str) -> None:
    with visited(browser, f"{address}#ui=id&type=CONSULT&words=taliban&page=2") as page:
        assert page.inner_text("#totals strong >> nth=0") == "60"
        assert page.locator("table.events tbody tr").count() == 10
        assert page.input_value("#words") == "taliban"
        assert page.get_attribute("html", "lang") == "id"


def test_what_is_shown_can_be_saved(browser: Any, address: str) -> None:
    with visited(browser, f"{address}#type=CONSULT") as page:
        with page.expect_download() as waiting:
            page.click("#json")
        assert len(json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))) == 60


def test_keyboard_alone_finds_the_evidence(browser: Any, address: str) -> None:
    with visited(browser, address) as page:
        page.keyboard.press("/")
        page.keyboard.type("taliban")
        page.wait_for_selector("#totals strong:text-is('60') >> nth=0")
        page.focus("table.events .open >> nth=0")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog[open] mark.target")
        assert "event=" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(browser: Any, address: str, scheme: str) -> None:
    size = {"width": 360, "height": 740}
    with visited(browser, address, viewport=size, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        light = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 248)"
        assert light == (scheme == "light")


def test_hostile_articles_stay_text(browser: Any, tmp_path: Path) -> None:
    warehouse = publish(tmp_path / "bad.duckdb", *hostile_articles())
    with served(warehouse) as local:
        for address in (local, written(warehouse)):
            with visited(browser, address) as page:
                look_at_all(page, len(hostile_texts()))


def look_at_all(page: Any, count: int) -> None:
    """Opens pages and evidence of hostile articles; no element and no link may come of them."""
    for number in range(1, min(12, count // 50)):
        page.evaluate(f"location.hash = 'page={number}'")
        page.wait_for_selector(f"#table > p:has-text(' {number} /')")
        assert_plain(page)
    for number in range(0, min(50, page.locator("table.events .open").count()), 7):
        page.locator("table.events tbody tr").nth(number).click()
        page.wait_for_selector("dialog[open]")
        assert_plain(page)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="hidden")


def assert_plain(page: Any) -> None:
    """No element in the page but those that our scripts make, and links to web addresses only."""
    assert (
        page.locator("main script, main img, main iframe, main style, dialog img, dialog script").count() == 0
    )
    links = page.eval_on_selector_all("a", "all => all.map(a => a.protocol)")
    assert set(links) <= {"http:", "https:"}
