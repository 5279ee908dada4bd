"""Hands an alert to its receivers: webhooks as JSON, everything else through Apprise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from newsevents.alerts.matching import Match
from newsevents.errors import Retryable

TIMEOUT_S = 20.0
WEBHOOKS = ("http", "https")


def deliver(match: Match, to: str) -> None:
    """Tells one receiver: http(s):// is a webhook, other addresses (mailto://, tgram://, …) are Apprise's.

    Raises Retryable("alert_not_delivered") when the receiver does not take it.
    """
    if urlsplit(to).scheme in WEBHOOKS:
        post(payload(match), to)
    else:
        notify(match, to)


def post(content: Mapping[str, Any], url: str) -> None:
    """JSON to a webhook."""
    import httpx

    try:
        text = json.dumps(content, default=str, ensure_ascii=False)
        headers = {"content-type": "application/json"}
        httpx.post(url, content=text.encode(), headers=headers, timeout=TIMEOUT_S).raise_for_status()
    except httpx.HTTPStatusError as error:
        raise refused(url, f"status {error.response.status_code}") from error
    except httpx.HTTPError as error:
        raise refused(url, type(error).__name__) from error


def notify(match: Match, to: str) -> None:
    """A message through Apprise."""
    from apprise import Apprise

    messenger = Apprise()
    if not messenger.add(to):
        raise refused(to, "no address that Apprise knows")
    if not messenger.notify(title=title(match), body=body(match)):
        raise refused(to, "Apprise could not deliver it")


def refused(to: str, why: str) -> Retryable:
    """The error of a receiver; its address may hold secrets, so only its kind is told, of a webhook the host.

    In many addresses of Apprise the token stands where others have the host.
    """
    parts = urlsplit(to)
    host = (parts.hostname or "") if parts.scheme in WEBHOOKS else "…"
    return Retryable("alert_not_delivered", f"{parts.scheme}://{host}: {why}")


def payload(match: Match) -> dict[str, Any]:
    """What a webhook is sent: the rule, the words of the message, and the event row."""
    return {
        "alert": match.rule,
        "title": title(match),
        "text": body(match),
        "event": dict(match.event),
    }


def title(match: Match) -> str:
    """One line: "quakes: DISASTER guncang Lombok"."""
    event = match.event
    words = [event[part] for part in ("type", "actor", "action", "target", "location") if event[part]]
    return f"{match.rule}: {' '.join(words)}"


def body(match: Match) -> str:
    """The sentence that tells it, its number, and where to read more."""
    event = match.event
    about = [event["sentence"], event["quantity_text"], event["title"], event["url"]]
    return "\n".join([*filter(None, about), f"newsevents show {event['event_id']}"])
