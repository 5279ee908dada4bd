"""Alerts reach their receiver exactly once, whatever happens on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from loopback import Reply, Site
from newsevents.alerts.delivery import deliver
from newsevents.alerts.rules import Rule
from newsevents.alerts.sending import Teller
from newsroom import TEXT, extraction, kept_troops, load, many, opened

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NOW = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """One article with one main event that tells of troops."""
    path = tmp_path / "w.duckdb"
    loaded(path, 1)
    return path


def loaded(path: Path, count: int) -> None:
    with opened(path) as held:
        load(held, *many(count))
        held.publish()


def teller(path: Path, site: Site, clock: datetime = NOW) -> Teller:
    site.routes.setdefault("/hook", Reply(b"ok"))
    return Teller((Rule("troops", (f"{site.url}/hook",), type=("MOBILIZE",)),), path, lambda: clock)


def test_an_event_is_told_once(warehouse: Path, site: Site) -> None:
    told = [teller(warehouse, site).tell(LONG_AGO).sent for _ in range(3)]
    assert told == [1, 0, 0]
    (asked,) = site.asked
    content = json.loads(asked.body)
    assert content["alert"] == "troops"
    assert content["title"].startswith("troops: MOBILIZE Aliansi Utara")
    assert content["event"]["country"] == "IQ"


def test_what_comes_later_is_told_and_nothing_else(warehouse: Path, site: Site) -> None:
    teller(warehouse, site).tell(LONG_AGO)
    loaded(warehouse, 2)
    assert teller(warehouse, site).tell(LONG_AGO).sent == 1
    assert len(site.asked) == 2


def test_a_new_rule_says_nothing_of_what_was_there(warehouse: Path, site: Site) -> None:
    assert teller(warehouse, site).tell(NOW).sent == 0
    assert site.asked == []


def test_reading_again_with_another_engine_is_no_news(warehouse: Path, site: Site) -> None:
    teller(warehouse, site).tell(LONG_AGO)
    with opened(warehouse) as held:
        load(held, *many(1), engine="other 2")
        held.publish()
    assert teller(warehouse, site).tell(LONG_AGO).sent == 0


def test_a_corrected_article_tells_the_same_event_no_second_time(warehouse: Path, site: Site) -> None:
    teller(warehouse, site).tell(LONG_AGO)
    corrected = TEXT + " Ralat."
    with opened(warehouse) as held:
        url = many(1)[0].article.url
        load(held, extraction(corrected, [kept_troops(corrected)], url=url))
        held.publish()
    assert teller(warehouse, site).tell(LONG_AGO).sent == 0


def test_a_receiver_that_fails_is_tried_again_and_only_it(warehouse: Path, site: Site) -> None:
    site.routes["/broken"] = Reply(b"", 503)
    first = teller(warehouse, site)
    both = replace(first, rules=(replace(first.rules[0], to=(f"{site.url}/hook", f"{site.url}/broken")),))
    told = both.tell(LONG_AGO)
    assert told.sent == 1
    assert told.failed == ["troops: http://127.0.0.1: status 503"]
    site.routes["/broken"] = Reply(b"ok")
    assert both.tell(LONG_AGO).sent == 1
    assert both.tell(LONG_AGO).sent == 0
    assert site.paths() == ["/hook", "/broken", "/broken"]


def test_a_broken_receiver_is_given_up_after_five_tries(warehouse: Path, site: Site) -> None:
    site.routes["/hook"] = Reply(b"", 500)
    for _ in range(7):
        teller(warehouse, site).tell(LONG_AGO)
    assert len(site.asked) == 5


class Killed(BaseException):
    """What a kill leaves: nothing after it runs."""


def test_a_run_killed_while_sending_leaves_it_to_a_later_one(warehouse: Path, site: Site) -> None:
    def dies(*_: object) -> None:
        raise Killed

    with pytest.raises(Killed):
        replace(teller(warehouse, site), by=dies).tell(LONG_AGO)
    assert teller(warehouse, site).tell(LONG_AGO).sent == 0  # another run may be just sending it
    later = teller(warehouse, site, NOW + timedelta(minutes=11))
    assert later.tell(LONG_AGO).sent == 1


def test_no_rules_touch_no_warehouse(tmp_path: Path) -> None:
    assert Teller((), tmp_path / "w.duckdb", lambda: NOW).tell(NOW).sent == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # Apprise imports it
def test_apprise_delivers_to_its_own_addresses(warehouse: Path, site: Site) -> None:
    site.routes["/hook"] = Reply(b"ok")
    address = site.url.replace("http://", "json://") + "/hook"
    rules = (Rule("troops", (address, "nonsense://x"), type=("MOBILIZE",)),)
    told = Teller(rules, warehouse, lambda: NOW, deliver).tell(LONG_AGO)
    assert told.sent == 1
    assert told.failed == ["troops: nonsense://…: no address that Apprise knows"]
    assert "Aliansi Utara" in json.loads(site.asked[0].body)["title"]
