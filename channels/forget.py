"""Deletes one conversation from a tracker store: Rasa's stores have no call for it."""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore


class CannotForget(Exception):
    """The configured store offers no way to delete a conversation."""


async def forget_conversation(store: Any, sender: str) -> None:
    """Deletes every event of the sender. A store of ours offers `forget` or `delete` itself.

    Raises CannotForget where the store can not, so that nobody is told it was deleted.
    """
    for name in ("forget", "delete"):
        method = getattr(store, name, None)
        if callable(method):
            done = method(sender)
            if hasattr(done, "__await__"):
                await done
            return
    if isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == sender).delete()
            session.commit()
        return
    if isinstance(store, InMemoryTrackerStore):
        store.store.pop(sender, None)
        return
    # Rasa wraps the configured store, sometimes twice (fail-safe, awaitable).
    for name in ("_tracker_store", "tracker_store"):
        inner = getattr(store, name, None)
        if inner is not None and inner is not store:
            await forget_conversation(inner, sender)
            return
    raise CannotForget(type(store).__name__)
