from __future__ import annotations

from newsevents.load.plan import Held, is_unchanged, plan
from newsevents.load.rows import version_of
from newsevents.model import Extraction
from newsroom import ENGINE, TEXT, extraction

OLD, NEW = extraction(), extraction(TEXT + " Lagi.", [])


def outcomes(came: list[Extraction], held: list[Held], engine: str = ENGINE) -> list[tuple[str, int, bool]]:
    versions = [(item, version_of(item.article)) for item in came]
    owner = versions[0][1].article_id
    planned = plan(versions, {owner: held} if held else {}, engine)
    return [(item.outcome, item.version.number, item.current) for item in planned]


def held(item: Extraction, number: int = 1, *, current: bool = True, engine: str = ENGINE) -> Held:
    return Held(version_of(item.article, number), current, engine)


def test_article_never_seen_is_new() -> None:
    assert outcomes([OLD], []) == [("new", 1, True)]


def test_same_content_and_engine_is_unchanged() -> None:
    assert outcomes([OLD], [held(OLD)])[0][0] == "unchanged"


def test_same_content_read_by_another_engine_is_changed_and_no_new_version() -> None:
    assert outcomes([OLD], [held(OLD)], "embedded 2") == [("changed", 1, True)]


def test_new_content_is_the_next_version() -> None:
    assert outcomes([NEW], [held(OLD)]) == [("changed", 2, True)]


def test_old_version_that_comes_back_changes_nothing_whatever_the_engine() -> None:
    versions = [held(OLD, current=False), held(NEW, 2)]
    assert outcomes([OLD], versions, "embedded 2")[0][0] == "unchanged"


def test_two_versions_in_one_batch_leave_the_later_current() -> None:
    assert outcomes([OLD, NEW, OLD], []) == [("new", 1, False), ("changed", 2, True), ("unchanged", 1, False)]


def test_rereading_and_a_new_version_in_one_batch() -> None:
    came = outcomes([NEW, OLD], [held(OLD)], "embedded 2")
    assert came == [("changed", 2, True), ("changed", 1, False)]


def test_nothing_held_is_not_unchanged() -> None:
    assert not is_unchanged((), version_of(OLD.article).id, ENGINE)
