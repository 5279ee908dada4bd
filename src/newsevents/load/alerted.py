"""What alerts were told: claimed before they are sent, so that two runs never tell the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb

MOST_TRIES = 5
LOST_AFTER = timedelta(minutes=10)
"""A claim this old without an end was a process that died between claiming and sending."""
CLAIM = """
    INSERT INTO meta.alerts (rule, alert_key, receiver, event_id, claimed_at, tries)
    SELECT $rule, $key, $receiver, CAST($event AS UUID), $now, 1
    WHERE NOT EXISTS (
        SELECT told.rule FROM meta.alerts AS told
        INNER JOIN linked_events AS mine ON mine.event_id = CAST($event AS UUID)
        INNER JOIN linked_events AS other ON other.shown_id = mine.shown_id
        WHERE told.rule = $rule AND told.receiver = $receiver AND told.alert_key <> $key
            AND told.event_id = other.event_id
    )
    ON CONFLICT DO UPDATE SET claimed_at = excluded.claimed_at, tries = tries + 1
        WHERE sent_at IS NULL AND tries < $most_tries
            AND (error IS NOT NULL OR claimed_at < excluded.claimed_at - $lost_after)
    RETURNING rule
"""
MARK = """
    UPDATE meta.alerts SET sent_at = CASE WHEN $error IS NULL THEN $now END, error = $error
    WHERE rule = $rule AND alert_key = $key AND receiver = $receiver
"""
ADVANCE = """
    UPDATE meta.alert_rules SET watches_from = greatest(watches_from, $until)
    WHERE list_contains($rules, rule) AND rule NOT IN (
        SELECT a.rule FROM meta.alerts AS a WHERE a.sent_at IS NULL AND a.tries < $most_tries
    )
"""


@dataclass(frozen=True, slots=True)
class Alert:
    """An event (or story, by its key) that a rule tells a receiver; `receiver` is a hash of its address."""

    rule: str
    key: str
    receiver: str
    event_id: str


def watch_from(
    connection: duckdb.DuckDBPyConnection, rules: Iterable[str], began: datetime
) -> dict[str, datetime]:
    """Since when each rule watches; one that is new watches from `began`."""
    names = list(rules)
    connection.execute(
        "INSERT INTO meta.alert_rules SELECT unnest($rules), $began ON CONFLICT DO NOTHING",
        {"rules": names, "began": began},
    )
    statement = "SELECT rule, watches_from FROM meta.alert_rules WHERE list_contains($rules, rule)"
    return dict(connection.execute(statement, {"rules": names}).fetchall())


def claim(connection: duckdb.DuckDBPyConnection, wanted: Iterable[Alert], now: datetime) -> list[Alert]:
    """Those that are ours to send: not told yet, and not being told by another run.

    What failed is claimed again, five times in all. An event that another article told before is not.
    """
    common = {"now": now, "most_tries": MOST_TRIES, "lost_after": LOST_AFTER}
    ours = []
    for alert in wanted:
        values = common | {
            "rule": alert.rule, "key": alert.key, "receiver": alert.receiver, "event": alert.event_id,
        }  # fmt: skip
        if connection.execute(CLAIM, values).fetchall():
            ours.append(alert)
    return ours


def mark(connection: duckdb.DuckDBPyConnection, alert: Alert, now: datetime, error: str | None) -> None:
    """Notes that a claimed alert was sent, or why it was not."""
    values = {"rule": alert.rule, "key": alert.key, "receiver": alert.receiver, "now": now, "error": error}
    connection.execute(MARK, values)


def advance(connection: duckdb.DuckDBPyConnection, rules: Iterable[str], until: datetime) -> None:
    """Lets rules that have nothing left to send watch from a later time on."""
    connection.execute(ADVANCE, {"rules": list(rules), "until": until, "most_tries": MOST_TRIES})


def told(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    """How many alerts of each rule were sent, and how many were not."""
    statement = "SELECT rule, count(sent_at), count(*) - count(sent_at) FROM meta.alerts GROUP BY rule"
    return {rule: (sent, waiting) for rule, sent, waiting in connection.execute(statement).fetchall()}
