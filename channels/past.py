"""What was said in a conversation, as far back as a channel shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


async def events_of(store: Any, sender: str) -> Iterable[Any]:
    """The events of the sender's current session, oldest first; none for an unknown sender.

    Our store reads a bounded window into the tracker (runtime/tracker_store.py) and offers
    `latest_events` for more; any other store's tracker holds them all. Rasa wraps the configured
    store, sometimes twice (fail-safe, awaitable).
    """
    inner: Any = store
    while inner is not None:
        if callable(getattr(inner, "latest_events", None)):
            events: Iterable[Any] = await inner.latest_events(sender)
            return events
        inner = getattr(inner, "_tracker_store", None) or getattr(inner, "tracker_store", None)
    tracker = await store.retrieve(sender)
    return tracker.events if tracker else ()
