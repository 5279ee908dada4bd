"""The closed word lists of the tables. warehouse/migrations hold the same; a test compares them."""

from __future__ import annotations

PLOVER = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
GENERAL = ("DISASTER", "ACCIDENT", "CRIME", "JUSTICE", "PERSONNEL", "POLICY", "ECONOMY", "HEALTH", "OTHER")
TYPES = frozenset(PLOVER + GENERAL)
STATUSES = frozenset({"actual", "planned", "possible", "denied"})
SALIENCES = frozenset({"main", "minor"})
GRAINS = frozenset({"minute", "hour", "day", "week", "month", "quarter", "year", "decade", "range"})
PUBLISHED_GRAINS = frozenset({"minute", "hour", "day", "month", "year"})
KINDS = frozenset({"PER", "ORG", "GPE", "LOC", "GROUP", "THING"})
