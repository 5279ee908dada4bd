"""Tells what the rules say of newly loaded events: each once, however many runs see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from newsevents.alerts.delivery import deliver
from newsevents.alerts.matching import Match, find_matches, newest_load
from newsevents.alerts.rules import Rule
from newsevents.errors import Retryable
from newsevents.load.alerted import Alert, advance, claim, mark, watch_from
from newsevents.load.store import Warehouse

Deliver = Callable[[Match, str], None]
Addressed = dict[Alert, tuple[Match, str]]


@dataclass(slots=True)
class Told:
    """How many alerts were sent, and what receivers did not take."""

    sent: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Teller:
    """Rules, the warehouse whose events they are about, the clock, and what delivers."""

    rules: Sequence[Rule]
    warehouse: Path
    clock: Callable[[], datetime]
    by: Deliver = deliver

    def tell(self, began: datetime) -> Told:
        """Sends what there is to tell; a rule that is new tells of articles first loaded since `began`.

        Claimed in the warehouse first, then sent, then marked: a run that dies in between leaves a claim
        that a later one takes up after ten minutes.
        """
        names = [rule.name for rule in self.rules]
        if not names:
            return Told()
        with Warehouse(self.warehouse, now=self.clock) as opened:
            since = watch_from(opened.connection, names, began)
        until = newest_load(self.warehouse)
        found = self._found(since)
        if not found:
            return Told()
        with Warehouse(self.warehouse, now=self.clock) as opened:
            ours = claim(opened.connection, found, self.clock())
        errors = {alert: self._send(*found[alert]) for alert in ours}
        with Warehouse(self.warehouse, now=self.clock) as opened:
            for alert, error in errors.items():
                mark(opened.connection, alert, self.clock(), error)
            advance(opened.connection, names, until)
        failed = [f"{alert.rule}: {error}" for alert, error in errors.items() if error]
        return Told(len(errors) - len(failed), failed)

    def _found(self, since: dict[str, datetime]) -> Addressed:
        """All that the rules match, once for each receiver."""
        return {
            Alert(rule.name, match.key, receiver_id(to), str(match.event["event_id"])): (match, to)
            for rule in self.rules
            for match in find_matches(rule, self.warehouse, since[rule.name])
            for to in rule.to
        }

    def _send(self, match: Match, to: str) -> str | None:
        """What went wrong, if something did."""
        try:
            self.by(match, to)
        except Retryable as error:
            return error.message
        return None


def receiver_id(to: str) -> str:
    """A hash of an address, which may hold a password."""
    return blake2b(to.encode(), digest_size=8).hexdigest()
