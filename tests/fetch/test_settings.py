"""Limits of fetching."""

from __future__ import annotations

from newsevents.fetch.settings import FetchSettings


def test_limits_are_polite_and_bounded_by_default() -> None:
    settings = FetchSettings()
    assert not settings.allow_loopback
    assert settings.obey_robots
    assert (settings.gap_s, settings.max_redirects, settings.max_bytes) == (1.0, 5, 5 * 1024 * 1024)
    assert settings.ports == (80, 443)


def test_the_user_agent_names_its_operator() -> None:
    assert FetchSettings().user_agent == "newsevents/0.1"
    assert (
        FetchSettings(contact="mailto:desk@contoh.id").user_agent == "newsevents/0.1 (+mailto:desk@contoh.id)"
    )
